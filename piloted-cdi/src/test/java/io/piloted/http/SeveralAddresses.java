package io.piloted.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A program that sends a request to a host name whose first address accepts no connection, and prints the status. The
 * name is the argument, and is in the JVM's hosts file.
 */
public final class SeveralAddresses {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private SeveralAddresses() {}

    public static void main(String[] arguments) throws Exception {
        InetAddress[] addresses = InetAddress.getAllByName(arguments[0]);
        try (LyingServer server = LyingServer.responding(200, "[]");
                ServerSocket full = new ServerSocket(server.port(), 1, addresses[0]);
                Http1Client http =
                        new Http1Client("http", Optional.empty(), Optional.empty(), TIMEOUT.multipliedBy(2), 1000)) {
            List<Socket> waiting = fill(full);
            URI name = URI.create("http://" + arguments[0] + ':' + server.port());
            int status = http.get(name, "/", Map.of(), TIMEOUT, Http1Client.WaitMode.IMMEDIATE)
                    .get()
                    .status();
            System.out.println("status " + status);
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }

    /** Fills the backlog of a server that accepts no connections. */
    private static List<Socket> fill(ServerSocket full) throws IOException {
        List<Socket> waiting = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Socket socket = new Socket();
            waiting.add(socket);
            try {
                socket.connect(new InetSocketAddress(full.getInetAddress(), full.getLocalPort()), 500);
            } catch (SocketTimeoutException e) {
                return waiting;
            }
        }
        throw new IOException("It takes all connections");
    }
}
