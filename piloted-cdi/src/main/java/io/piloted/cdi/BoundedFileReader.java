package io.piloted.cdi;

import static io.piloted.cdi.Messages.MESSAGES;

import io.piloted.concurrent.Daemons;
import io.piloted.config.ContainerPilot;
import io.piloted.config.ContainerPilotFile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A reader of the ContainerPilot file with a time limit. It reads on a separate thread, because a read of a pipe, or of
 * a file on an unresponsive mount, may never return. While an earlier read hangs, each further read gets a new thread,
 * but only a short wait. So the reader recovers when the file becomes readable again. An idle thread waits ten seconds
 * for the next read, because signals often come in series. Used by one thread at a time; any thread may close it.
 */
final class BoundedFileReader implements AutoCloseable {

    /** The maximum number of threads that hang. */
    private static final int MOST = 4;

    /** The wait while an earlier read hangs; long enough to read a local file. */
    private static final Duration SHORT = Duration.ofMillis(100);

    private static final int IDLE_SECONDS = 10;

    private final Map<String, String> env;
    private final ExecutorService threads = new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            read -> Daemons.thread("piloted-file", read));

    /** The reads that were given up, oldest first. */
    private final Deque<Read> hanging = new ArrayDeque<>();

    private volatile @Nullable Read current;

    BoundedFileReader(Map<String, String> env) {
        this.env = env;
    }

    /**
     * Reads the file of this process. Without a file, returns {@link ContainerPilot#withoutFile}.
     *
     * @param patience the maximum time to wait
     * @throws FileTimeoutException if the read does not end in time
     * @throws io.piloted.PilotedException if the file is invalid, or the application stops meanwhile
     */
    ContainerPilot read(Duration patience, Function<ContainerPilotFile, ContainerPilot> reader) {
        ContainerPilotFile file = ContainerPilotFile.locate().orElse(null);
        if (file == null) {
            return ContainerPilot.withoutFile(env);
        }
        hanging.removeIf(Read::isDone);
        Read oldest = hanging.peek();
        if (oldest != null && hanging.size() >= MOST) {
            throw MESSAGES.fileHangs(oldest.file, oldest.since);
        }
        Read read = new Read(file, reader);
        current = read;
        start(read);
        boolean isShort = oldest != null && SHORT.compareTo(patience) < 0;
        return result(read, oldest != null ? oldest : read, isShort ? SHORT : patience);
    }

    private void start(Read read) {
        try {
            threads.execute(read);
        } catch (RejectedExecutionException e) {
            throw MESSAGES.stopped();
        }
    }

    private ContainerPilot result(Read read, Read oldest, Duration patience) {
        try {
            return read.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            hanging.add(read);
            throw MESSAGES.fileHangs(oldest.file, oldest.since);
        } catch (InterruptedException e) {
            hanging.add(read);
            Thread.currentThread().interrupt();
            throw MESSAGES.fileHangs(oldest.file, oldest.since);
        } catch (CancellationException e) {
            throw MESSAGES.stopped();
        } catch (ExecutionException e) {
            throw rethrown(e);
        }
    }

    private static RuntimeException rethrown(ExecutionException e) {
        if (e.getCause() instanceof RuntimeException reason) {
            return reason;
        }
        if (e.getCause() instanceof Error reason) {
            throw reason;
        }
        return new CompletionException(e.getCause());
    }

    /** Ends the wait, and the idle thread. */
    @Override
    public void close() {
        threads.shutdown();
        Read read = current;
        if (read != null) {
            read.cancel(false);
        }
    }

    private static final class Read extends FutureTask<ContainerPilot> {

        private final ContainerPilotFile file;
        private final Instant since = Instant.now();

        Read(ContainerPilotFile file, Function<ContainerPilotFile, ContainerPilot> reader) {
            super(() -> reader.apply(file));
            this.file = file;
        }
    }
}
