package io.piloted.signal.agent;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The Java agent: it installs the SIGHUP handler before {@code main} runs, because a JVM without a handler exits at
 * SIGHUP. A SIGHUP before the first application registers has no effect, and no change is lost by that: the application
 * registers first, and looks its services up afterwards. The agent cannot protect the first 100 ms or so, until the JVM
 * has loaded it. So it writes a {@code pidfile} when SIGHUP is harmless: a supervisor that signals the process named
 * there never ends it.
 *
 * <p>Start it with {@code -javaagent:piloted-cdi-VERSION-agent.jar}, or {@code …-agent.jar=pidfile=PATH}. The library's
 * own jar is the same agent, but Payara then loads the whole library from the system class path, where there is no CDI.
 */
public final class HangupGuard {

    private static final String PID_FILE = "pidfile=";

    private HangupGuard() {}

    /**
     * Called by the JVM before {@code main}. Never throws, because that would prevent the application from starting. A
     * problem with the argument or the file is one line on standard error. If SIGHUP cannot be handled, no file is
     * written, and the application logs a warning when it registers.
     *
     * @param arguments nothing, or {@code pidfile=} and the path of a file that contains the process id from the moment
     *     when SIGHUP is harmless until the process ends
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
            // The class path may have no logging. The application logs the reason when it registers.
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
                    + "). The application starts without it, so a supervisor cannot find the process id there");
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

    /** Standard error, because logging is configured by the application, later. */
    private static void say(String what) {
        System.err.println("piloted-cdi agent: " + what.replaceAll("\\R", " ") + '.');
    }
}
