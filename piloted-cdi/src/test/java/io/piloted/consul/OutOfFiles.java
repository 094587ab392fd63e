package io.piloted.consul;

import io.piloted.ServiceQuery;
import java.io.FileInputStream;
import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A program that prints the result of a lookup when the process cannot open more files. The argument is the agent's
 * address.
 */
public final class OutOfFiles {

    private OutOfFiles() {}

    public static void main(String[] arguments) throws Exception {
        ServiceQuery query = ServiceQuery.of("app");
        try (ConsulCatalog catalog = Connections.catalog(arguments[0])) {
            // Loads all classes before, because they are in files too.
            System.out.println(lookUp(catalog, query));
            System.out.println(new ConsulErrors("app", URI.create("http://c:1"), Optional.empty())
                    .of(new SocketException("Too many open files"), Duration.ZERO, 0));
            List<FileInputStream> open = new ArrayList<>();
            try {
                while (true) {
                    open.add(new FileInputStream("/dev/null"));
                }
            } catch (IOException e) {
                // Expected.
            }
            String message = lookUp(catalog, query);
            for (FileInputStream one : open) {
                one.close();
            }
            System.out.println(message);
        }
    }

    private static String lookUp(ConsulCatalog catalog, ServiceQuery query) {
        return catalog.endpoints(query)
                .handle((endpoints, failure) -> failure == null ? endpoints.toString() : failure.toString())
                .toCompletableFuture()
                .join();
    }
}
