package io.piloted.tck.server;

import java.util.List;

/**
 * What must not grow without end in a server.
 *
 * @param actions actions on SIGHUP, of all its applications
 * @param threads its threads
 * @param ownThreads those of the library, of all its applications
 * @param bytes heap in use after a collection
 */
record State(int actions, int threads, int ownThreads, long bytes) {

    static State of(Probe probe) {
        List<String> lines = probe.lines("api/process/state");
        return new State(
                Integer.parseInt(lines.get(0)),
                Integer.parseInt(lines.get(1)),
                Integer.parseInt(lines.get(2)),
                Long.parseLong(lines.get(3)));
    }
}
