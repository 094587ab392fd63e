package io.piloted.concurrent;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** What futures fail with. */
public final class Failures {

    private Failures() {}

    /**
     * The cause of a failure, without what futures wrap around it.
     *
     * @return the failure itself, or the first cause in it that no future has made
     */
    public static Throwable cause(Throwable failure) {
        @Nullable Throwable cause = failure.getCause();
        boolean isWrapper = failure instanceof CompletionException || failure instanceof ExecutionException;
        return isWrapper && cause != null ? cause(cause) : failure;
    }
}
