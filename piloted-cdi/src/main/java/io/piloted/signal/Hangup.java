package io.piloted.signal;

import io.piloted.signal.agent.HangupUnavailable;
import io.piloted.signal.agent.SharedHandler;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The registry of actions that run at each SIGHUP, for any number of applications in one JVM. Thread-safe.
 *
 * <p>The first {@link #onHangup} in a JVM installs the handler, which is never removed: from then on SIGHUP does not
 * end the JVM, with or without an action. A handler that another library installed before is still called. A library
 * that installs its own handler later, without calling the previous one, stops the actions registered so far.
 */
public final class Hangup {

    private static final AtomicBoolean WARNED = new AtomicBoolean();

    private Hangup() {}

    /**
     * Installs the handler before there is an action. From then on SIGHUP does not end the JVM, and a later
     * {@link #onHangup} takes little time. If SIGHUP cannot be handled, it does nothing; {@link #onHangup} will log why.
     */
    public static void take() {
        try {
            // The result is not needed: the JDK takes 5 ms for the first proxy, and hardly any time for the next one.
            WeakRunnable.of(Thread.currentThread(), SharedHandler.actions());
        } catch (HangupUnavailable unavailable) {
            // onHangup will log it.
        }
    }

    /**
     * Registers an action that every SIGHUP runs, until the registration is closed or garbage collected. So an
     * application that fails to start is forgotten without being closed. Does not block.
     *
     * <p>The action runs on a thread that the JVM starts for that one signal, so two runs may overlap; the actions of
     * one signal run one after the other and should be quick. If an action throws, that is logged, and the others run.
     *
     * <p>If SIGHUP cannot be handled ({@code -Xrs}, {@code nohup}, Windows), one warning is logged, and the action never
     * runs.
     *
     * @param action what to do; registered twice it runs twice
     * @return the registration. Keep a reference to it while the action should run, and close it when the application ends
     */
    public static Registration onHangup(Runnable action) {
        Objects.requireNonNull(action, "action");
        try {
            RegisteredAction registered = new RegisteredAction(action, SharedHandler.actions());
            registered.register();
            return registered;
        } catch (HangupUnavailable unavailable) {
            if (WARNED.compareAndSet(false, true)) {
                warn(unavailable);
            }
            return () -> {};
        }
    }

    private static void warn(HangupUnavailable unavailable) {
        switch (unavailable.reason()) {
            case IGNORED -> Messages.MESSAGES.ignored();
            case RESERVED -> Messages.MESSAGES.reserved(String.valueOf(unavailable.getCause()));
            case UNKNOWN -> Messages.MESSAGES.unknown();
            case NO_ACCESS -> Messages.MESSAGES.noAccess(String.valueOf(unavailable.getCause()));
        }
    }

    /** The registration of an action. Thread-safe. */
    public interface Registration extends AutoCloseable {

        /**
         * Ends this registration. The action is not started any more; a run that has begun may continue. Does not block.
         * Calling it again has no effect.
         */
        @Override
        void close();
    }
}
