package io.piloted.rest;

import io.piloted.Endpoint;
import io.piloted.Outcome;
import io.piloted.ServiceHandle;
import io.piloted.ServiceSnapshot;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A service that records the reports about its endpoints. */
final class ReportedService {

    static final Endpoint FIRST = Endpoint.of("10.0.0.1", 80);
    static final Endpoint SECOND = Endpoint.of("10.0.0.2", 80);

    private static final ServiceSnapshot SNAPSHOT = new ServiceSnapshot(
            "app",
            List.of(FIRST, SECOND),
            Optional.of(Instant.parse("2026-01-01T00:00:00Z")),
            Optional.empty(),
            Optional.empty(),
            List.of());

    private final List<String> reports = new CopyOnWriteArrayList<>();
    private final ServiceHandle handle = (ServiceHandle) Proxy.newProxyInstance(
            ReportedService.class.getClassLoader(), new Class<?>[] {ServiceHandle.class}, (self, method, arguments) -> {
                if (method.getName().equals("report")) {
                    reports.add(((Endpoint) arguments[0]).address() + ' ' + (Outcome) arguments[1]);
                }
                return switch (method.getName()) {
                    case "name" -> "app";
                    case "snapshot" -> SNAPSHOT;
                    default -> null;
                };
            });

    ServiceHandle handle() {
        return handle;
    }

    List<String> reports() {
        return reports;
    }
}
