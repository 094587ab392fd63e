package io.piloted.tck.consul;

/** A builder of an agent. */
public final class AgentBuilder {

    private final AgentConfig config = new AgentConfig();

    AgentBuilder() {}

    /**
     * Sets the name of its datacenter.
     *
     * @param name the name; {@code dc1} by default
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
     * Denies all requests without a token ({@code default_policy=deny}).
     *
     * @return this
     */
    public AgentBuilder denyByDefault() {
        config.denyByDefault();
        return this;
    }

    /**
     * Also serves HTTPS, but only to clients with a certificate of the same authority ({@code verify_incoming}).
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
     * @return the agent, which is ready and has a leader
     * @throws IllegalStateException if it does not become ready; the message has its log
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
