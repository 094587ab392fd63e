package io.piloted.signal;

import io.piloted.signal.agent.HangupUnavailable;
import io.piloted.signal.agent.SharedHandler;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * SIGHUP, for any number of applications in one JVM. Thread-safe.
 *
 * <p>The first {@link #onHangup} of a JVM takes SIGHUP for all, and nobody gives it back: from then on SIGHUP never ends
 * the JVM, whether or not an action is registered. A library that has a handler at that moment keeps getting the signal.
 * One that installs its own handler later, and does not call the one it replaces, takes SIGHUP away from the actions
 * registered so far.
 */
public final class Hangup {

    private static final AtomicBoolean WARNED = new AtomicBoolean();

    private Hangup() {}

    /**
     * Takes SIGHUP before there is an action to run: from then on it does not end the JVM, and a later
     * {@link #onHangup} takes little time. Where SIGHUP cannot be had it does nothing; whoever registers is told why.
     */
    public static void take() {
        try {
            // What is made of it is not needed. The JDK takes 5 ms for the first one, and hardly any for the next.
            WeakRunnable.of(Thread.currentThread(), SharedHandler.actions());
        } catch (HangupUnavailable unavailable) {
            // Nobody waits for it yet.
        }
    }

    /**
     * Registers an action that every SIGHUP runs, until the registration is closed or nobody holds it any more: an
     * application that has failed need not be closed to be forgotten. Does not block.
     *
     * <p>The action runs on a thread that the JVM starts for that one signal, so two runs may overlap; the actions of
     * one signal run one after the other and should be quick. What an action throws is logged and keeps no other from
     * running.
     *
     * <p>If SIGHUP cannot be had ({@code -Xrs}, {@code nohup}, Windows), a warning says so, once, and the action
     * never runs.
     *
     * @param action what to do; registered twice it runs twice
     * @return the registration, to be held for as long as the action shall run, and closed before the application goes
     */
    public static Registration onHangup(Runnable action) {
        Objects.requireNonNull(action, "action");
        try {
            Action registered = new Action(action, SharedHandler.actions());
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
            case IGNORED -> Messages.LOG.ignored();
            case RESERVED -> Messages.LOG.reserved(String.valueOf(unavailable.getCause()));
            case UNKNOWN -> Messages.LOG.unknown();
            case NO_ACCESS -> Messages.LOG.noAccess(String.valueOf(unavailable.getCause()));
        }
    }

    /** An action's claim to be run by each SIGHUP. Thread-safe. */
    public interface Registration extends AutoCloseable {

        /**
         * Ends this registration and no other. The action does not start any more, though a run that has begun may
         * still be going on. Does not block; does nothing the second time.
         */
        @Override
        void close();
    }
}
