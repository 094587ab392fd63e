package io.piloted.cdi;

import static io.piloted.cdi.Messages.MESSAGES;

import jakarta.enterprise.inject.spi.CDI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The applications of this class loader: one if the library is in the application, several if it is in the server. */
final class RunningApplications {

    private static final CopyOnWriteArrayList<RunningApplication> ALL = new CopyOnWriteArrayList<>();

    private RunningApplications() {}

    static void add(RunningApplication application) {
        ALL.addIfAbsent(application);
    }

    static void remove(RunningApplication application) {
        ALL.remove(application);
    }

    static RunningApplication current() {
        List<RunningApplication> all = List.copyOf(ALL);
        return switch (all.size()) {
            case 0 -> throw MESSAGES.notStarted();
            case 1 -> all.get(0);
            default -> ofThread();
        };
    }

    private static RunningApplication ofThread() {
        try {
            return CDI.current().select(RunningApplication.class).get();
        } catch (RuntimeException e) { // each container throws its own
            throw MESSAGES.applicationUnclear(e);
        }
    }
}
