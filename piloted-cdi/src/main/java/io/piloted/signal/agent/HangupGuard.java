package io.piloted.signal.agent;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The Java agent that takes SIGHUP before {@code main} runs, long before an application can, since the JVM's default is
 * to exit. A SIGHUP that comes before the first application registers goes nowhere: an application that registers first
 * and looks its services up afterwards misses nothing. Until the agent runs, in the first tenths of a second of the
 * process, SIGHUP still ends it, and no Java code can help that; but whoever signals the process that the agent's
 * {@code pidfile} names comes too late to end it.
 *
 * <p>Started by {@code -javaagent:piloted-cdi-VERSION-agent.jar}, or by {@code …-agent.jar=pidfile=PATH}. The library's own jar is the same agent, but Payara
 * then loads the whole library from the system class path, where it finds no CDI.
 */
public final class HangupGuard {

    private static final String PID_FILE = "pidfile=";

    private HangupGuard() {}

    /**
     * Called by the JVM before {@code main}. Where SIGHUP cannot be had, there is no file, and the application that
     * registers will warn.
     *
     * @param arguments nothing, or {@code pidfile=} and the path of a file that names this process from the moment when
     *     SIGHUP does not end it any more until it ends by itself
     * @throws IllegalArgumentException if it is something else, which keeps the JVM from starting
     * @throws java.io.UncheckedIOException if the file cannot be written, which does so, too: nobody would ever signal
     */
    public static void premain(@Nullable String arguments) {
        PidFile pidFile = pidFile(arguments);
        try {
            SharedHandler.actions();
        } catch (HangupUnavailable unavailable) {
            // The class path may hold nothing to log with; the application's registration says what is wrong.
            if (pidFile != null) {
                pidFile.forget();
            }
            return;
        }
        if (pidFile != null) {
            pidFile.write();
        }
    }

    private static @Nullable PidFile pidFile(@Nullable String arguments) {
        if (arguments == null || arguments.isEmpty()) {
            return null;
        }
        if (!arguments.startsWith(PID_FILE) || arguments.length() == PID_FILE.length()) {
            throw new IllegalArgumentException(
                    "The agent of piloted-cdi takes " + PID_FILE + "PATH or nothing, not: " + arguments);
        }
        return new PidFile(Path.of(arguments.substring(PID_FILE.length())));
    }
}
