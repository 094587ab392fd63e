package io.piloted.concurrent;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** A converter of the exceptions of futures. */
public final class Failures {

    private Failures() {}

    /**
     * Removes the {@code CompletionException} or {@code ExecutionException} in which a future wraps a failure.
     *
     * @return the original exception
     */
    public static Throwable cause(Throwable failure) {
        @Nullable Throwable cause = failure.getCause();
        boolean isWrapper = failure instanceof CompletionException || failure instanceof ExecutionException;
        return isWrapper && cause != null ? cause(cause) : failure;
    }
}
