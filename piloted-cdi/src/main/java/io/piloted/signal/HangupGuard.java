package io.piloted.signal;

/**
 * The Java agent that takes SIGHUP as soon as the JVM is up, long before an application can, since the JVM's default is
 * to exit: {@code java -javaagent:piloted-cdi.jar}. What is signalled before {@link Hangup#onHangup} goes nowhere; the
 * application that registers first and reads its services afterwards misses nothing.
 */
public final class HangupGuard {

    private HangupGuard() {}

    /**
     * Called by the JVM before {@code main}. Never fails: where SIGHUP cannot be had, {@link Hangup} will warn.
     *
     * @param arguments ignored
     */
    public static void premain(String arguments) {
        try {
            SharedHandler.actions();
        } catch (HangupUnavailable unavailable) {
            // The class path may hold nothing to log with; the application's own registration says what is wrong.
        }
    }
}
