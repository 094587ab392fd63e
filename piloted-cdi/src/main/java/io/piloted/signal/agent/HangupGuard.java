package io.piloted.signal.agent;

import java.io.IOException;
import java.nio.file.InvalidPathException;
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
     * Called by the JVM before {@code main}. Never throws, since that would keep the application from starting: what is
     * wrong with the argument or the file is one line on standard error. Where SIGHUP cannot be had, there is no file, and
     * the application that registers will warn.
     *
     * @param arguments nothing, or {@code pidfile=} and the path of a file that names this process from the moment when
     *     SIGHUP does not end it any more until it ends by itself
     */
    public static void premain(@Nullable String arguments) {
        try {
            guard(arguments);
        } catch (RuntimeException | LinkageError e) {
            say("failed (" + e + "). The application starts without it");
        }
    }

    private static void guard(@Nullable String arguments) {
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
            write(pidFile);
        }
    }

    private static void write(PidFile pidFile) {
        try {
            pidFile.write();
        } catch (IOException e) {
            say("cannot write the pidfile " + pidFile.path() + " (" + e
                    + "). The application starts without it, and nobody can signal it by that file");
        }
    }

    private static @Nullable PidFile pidFile(@Nullable String arguments) {
        if (arguments == null || arguments.isEmpty()) {
            return null;
        }
        if (!arguments.startsWith(PID_FILE) || arguments.length() == PID_FILE.length()) {
            say("unknown option '" + arguments + "'. The agent takes " + PID_FILE
                    + "PATH or nothing. The application starts without a pidfile");
            return null;
        }
        try {
            return new PidFile(Path.of(arguments.substring(PID_FILE.length())));
        } catch (InvalidPathException e) {
            say("invalid path of the pidfile (" + e.getMessage() + "). The application starts without a pidfile");
            return null;
        }
    }

    /** There is no logging yet: what is configured for it is the application's. */
    private static void say(String what) {
        System.err.println("piloted-cdi agent: " + what.replaceAll("\\R", " ") + '.');
    }
}
