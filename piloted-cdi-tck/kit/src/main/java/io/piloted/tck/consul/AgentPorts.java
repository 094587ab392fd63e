package io.piloted.tck.consul;

import java.util.Iterator;

/** The ports of one agent, all on 127.0.0.1. */
record AgentPorts(int http, int https, int server, int serfLan, int serfWan) {

    private static final int COUNT = 5;

    static AgentPorts free() {
        Iterator<Integer> free = FreePorts.find(COUNT).iterator();
        return new AgentPorts(free.next(), free.next(), free.next(), free.next(), free.next());
    }
}
