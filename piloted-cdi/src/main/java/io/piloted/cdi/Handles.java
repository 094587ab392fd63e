package io.piloted.cdi;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The injected handles, one for each service that the application's classes name. Thread-safe. */
final class Handles {

    private final Supplier<PilotedApplication> application;
    private final Map<String, InjectedHandle> all = new ConcurrentHashMap<>();

    /**
     * Creates an empty set of handles.
     *
     * @param application gives the application with the services, at the first use of a handle
     */
    Handles(Supplier<PilotedApplication> application) {
        this.application = application;
    }

    /** The handle of a service. It is kept, so the name must not come from outside the application. */
    InjectedHandle of(String service) {
        InjectedHandle handle = all.get(service);
        return handle != null ? handle : all.computeIfAbsent(service, name -> new InjectedHandle(name, application));
    }

    /** Called when the application has ended: each handle finds its service again at its next use. */
    void forget() {
        all.values().forEach(InjectedHandle::forget);
    }
}
