package io.piloted.tck.consul;

/** What the health check of an instance says. */
public enum CheckStatus {
    /** Healthy. */
    PASSING("passing", "pass"),
    /** Not well; not handed out unless asked for. */
    WARNING("warning", "warn"),
    /** Down. */
    CRITICAL("critical", "fail");

    private final String consulName;
    private final String verb;

    CheckStatus(String consulName, String verb) {
        this.consulName = consulName;
        this.verb = verb;
    }

    /** The status as Consul writes it. */
    String consulName() {
        return consulName;
    }

    /** The last word of the agent's endpoint that sets it, {@code /v1/agent/check/pass}. */
    String verb() {
        return verb;
    }
}
