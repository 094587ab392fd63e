package io.piloted.tck.server;

import java.io.IOException;

/** Where the servers under test run. */
interface Host {

    /**
     * What starts a server there.
     *
     * @param command as the runner prepared it, in its environment
     * @param site which the server is for
     * @return the same or another command; it ends when the server does
     */
    ProcessBuilder starting(ProcessBuilder command, Site site);

    /**
     * Ends what is still there of a server that was told to end and had time to do so.
     *
     * @param site which the server was for
     * @throws IOException if nobody knows whether it has ended
     */
    void clear(Site site) throws IOException;

    /** The image that {@value Container#IMAGE} names, else this machine. */
    static Host current() {
        String image = System.getProperty(Container.IMAGE, "");
        return image.isBlank()
                ? new Machine()
                : new Container(System.getProperty(Container.ENGINE, Container.DOCKER), image);
    }
}
