package io.piloted.tck.server;

import java.io.IOException;

/** Where the servers under test run. */
interface Host {

    /**
     * The command that starts a server on this host.
     *
     * @param command the runner's command, with its environment
     * @param site the site of the server
     * @return the same or another command; it ends when the server does
     */
    ProcessBuilder starting(ProcessBuilder command, Site site);

    /**
     * Ends a server that did not end in time.
     *
     * @param site the site of the server
     * @throws IOException if it is unknown whether it has ended
     */
    void clear(Site site) throws IOException;

    /** The host to use: containers of the image named by {@value Container#IMAGE}, else this machine. */
    static Host current() {
        String image = System.getProperty(Container.IMAGE, "");
        return image.isBlank()
                ? new Machine()
                : new Container(System.getProperty(Container.ENGINE, Container.DOCKER), image);
    }
}
