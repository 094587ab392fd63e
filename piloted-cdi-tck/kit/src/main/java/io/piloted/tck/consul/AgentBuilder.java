package io.piloted.tck.consul;

/** What is special about an agent. */
public final class AgentBuilder {

    private final AgentConfig config = new AgentConfig();

    AgentBuilder() {}

    /**
     * Names its datacenter.
     *
     * @param name {@code dc1} unless said otherwise
     * @return this
     */
    public AgentBuilder datacenter(String name) {
        config.datacenter(name);
        return this;
    }

    /**
     * Joins the datacenter of another agent to its own over the WAN.
     *
     * @param other an agent of another datacenter
     * @return this
     */
    public AgentBuilder joinWan(ConsulAgent other) {
        config.joinWan(other.wanPort());
        return this;
    }

    /**
     * Denies everything to whoever has no token ({@code default_policy=deny}).
     *
     * @return this
     */
    public AgentBuilder denyByDefault() {
        config.denyByDefault();
        return this;
    }

    /**
     * Serves HTTPS too, and there only to clients with a certificate of the same authority
     * ({@code verify_incoming}).
     *
     * @param certificates authority and server certificate
     * @return this
     */
    public AgentBuilder https(Certificates certificates) {
        config.https(certificates);
        return this;
    }

    /**
     * Starts the agent.
     *
     * @return the agent, with a leader, ready for everything
     * @throws IllegalStateException if it does not get ready; the message carries its log
     */
    public ConsulAgent start() {
        AgentProcess process = new AgentProcess(config);
        try {
            ConsulAgent agent = new ConsulAgent(process);
            agent.awaitLeader();
            if (config.deniesByDefault()) {
                agent.bootstrapAcls();
            }
            agent.awaitNode();
            return agent;
        } catch (RuntimeException e) {
            process.end();
            throw e;
        }
    }
}
