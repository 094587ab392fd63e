package io.piloted.cdi;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The handles that are injected, one for each service that the application names. Thread-safe. */
final class Handles {

    private final Supplier<PilotedApplication> application;
    private final Map<String, InjectedHandle> all = new ConcurrentHashMap<>();

    /**
     * None yet.
     *
     * @param application whose services they are; asked at their first use
     */
    Handles(Supplier<PilotedApplication> application) {
        this.application = application;
    }

    /** The one of a service; not for names that come from outside, since it is kept. */
    InjectedHandle of(String service) {
        InjectedHandle handle = all.get(service);
        return handle != null ? handle : all.computeIfAbsent(service, name -> new InjectedHandle(name, application));
    }

    /** The application has ended: each looks for its service anew when it is used again. */
    void forget() {
        all.values().forEach(InjectedHandle::forget);
    }
}
