package io.piloted.cdi;

import static io.piloted.cdi.Messages.MESSAGES;

import jakarta.enterprise.inject.spi.CDI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The running applications that use this copy of the library: one if the library is in the application, several if it
 * is in the server.
 */
final class RunningApplications {

    private static final CopyOnWriteArrayList<PilotedApplication> ALL = new CopyOnWriteArrayList<>();

    private RunningApplications() {}

    static void add(PilotedApplication application) {
        ALL.addIfAbsent(application);
    }

    static void remove(PilotedApplication application) {
        ALL.remove(application);
    }

    static RunningApplication current() {
        return find().orElseThrow(MESSAGES::notStarted);
    }

    /** Empty if there is none; throws if there are several, and the thread does not belong to one of them. */
    static Optional<PilotedApplication> find() {
        List<PilotedApplication> all = List.copyOf(ALL);
        return all.size() > 1 ? Optional.of(ofThread()) : all.stream().findAny();
    }

    private static PilotedApplication ofThread() {
        try {
            return (PilotedApplication)
                    CDI.current().select(RunningApplication.class).get();
        } catch (RuntimeException e) { // containers throw different exceptions
            throw MESSAGES.applicationUnclear(e);
        }
    }
}
