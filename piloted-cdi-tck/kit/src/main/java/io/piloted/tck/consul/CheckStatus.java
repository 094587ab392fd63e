package io.piloted.tck.consul;

/** The status of an instance's health check. */
public enum CheckStatus {
    /** Healthy. */
    PASSING("passing", "pass"),
    /** Degraded; not used by default. */
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

    /** The last part of the path that sets the status: {@code /v1/agent/check/pass}. */
    String verb() {
        return verb;
    }
}
