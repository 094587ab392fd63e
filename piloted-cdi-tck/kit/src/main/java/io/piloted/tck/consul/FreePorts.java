package io.piloted.tck.consul;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A search for ports on 127.0.0.1 that are free for TCP and UDP.
 *
 * <p>They are below the range for outgoing connections, so that no such connection takes a port between the search and
 * its use.
 */
public final class FreePorts {

    private static final int FIRST = 10_240;
    private static final int END = 32_768;

    private FreePorts() {}

    /**
     * Some free ports, all different.
     *
     * @param count how many
     * @return the ports
     */
    public static List<Integer> find(int count) {
        return ThreadLocalRandom.current()
                .ints(FIRST, END)
                .filter(FreePorts::isFree)
                .distinct()
                .limit(count)
                .boxed()
                .toList();
    }

    private static boolean isFree(int port) {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try (ServerSocket tcp = new ServerSocket();
                DatagramSocket udp = new DatagramSocket(null)) {
            tcp.bind(address);
            udp.bind(address);
            return tcp.isBound() && udp.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
