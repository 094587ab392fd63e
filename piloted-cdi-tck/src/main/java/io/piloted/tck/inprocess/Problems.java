package io.piloted.tck.inprocess;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What a container says when it does not start, whichever way it wraps the problem. */
final class Problems {

    private Problems() {}

    static String text(Throwable problem) {
        StringWriter text = new StringWriter();
        problem.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
