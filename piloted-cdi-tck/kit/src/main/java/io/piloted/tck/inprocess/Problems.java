package io.piloted.tck.inprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** The error messages of a container that does not start: in the exception, or (OpenWebBeans) in its log. */
final class Problems {

    private Problems() {}

    static String of(ThrowingCallable start) {
        Throwable[] problem = new Throwable[1];
        String logged = logged(() -> problem[0] = catchThrowable(start));
        assertThat(problem[0]).as("the start fails").isNotNull();
        StringWriter text = new StringWriter();
        problem[0].printStackTrace(new PrintWriter(text, true));
        return logged + text;
    }

    /** The log messages during an action. */
    static String logged(ThrowingCallable action) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        Handler log = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                out.println(entry.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger root = Logger.getLogger("");
        root.addHandler(log);
        Throwable failure = catchThrowable(action);
        root.removeHandler(log);
        assertThat(failure).isNull();
        return text.toString();
    }
}
