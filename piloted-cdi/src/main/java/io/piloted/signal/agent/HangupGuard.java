package io.piloted.signal.agent;

/**
 * The Java agent that takes SIGHUP before {@code main} runs, long before an application can, since the JVM's default is
 * to exit. A SIGHUP that comes before the first application registers goes nowhere: an application that registers first
 * and looks its services up afterwards misses nothing. Until the agent runs, in the first tenths of a second of the
 * process, SIGHUP still ends it, and no Java code can help that.
 *
 * <p>Started by {@code -javaagent:piloted-cdi-VERSION-agent.jar}. The library's own jar is the same agent, but Payara
 * then loads the whole library from the system class path, where it finds no CDI.
 */
public final class HangupGuard {

    private HangupGuard() {}

    /**
     * Called by the JVM before {@code main}. Never fails: where SIGHUP cannot be had, the application that registers
     * will warn.
     *
     * @param arguments ignored
     */
    public static void premain(String arguments) {
        try {
            SharedHandler.actions();
        } catch (HangupUnavailable unavailable) {
            // The class path may hold nothing to log with; the application's registration says what is wrong.
        }
    }
}
