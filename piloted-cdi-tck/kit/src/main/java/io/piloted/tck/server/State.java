package io.piloted.tck.server;

import java.util.List;

/**
 * Numbers of a server that must not grow without limit.
 *
 * @param actions the number of actions on SIGHUP, of all applications
 * @param threads the number of threads
 * @param ownThreads the number of the library's threads, of all applications
 * @param bytes heap in use after a garbage collection
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
