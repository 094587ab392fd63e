package io.piloted.cdi;

import static io.piloted.cdi.Messages.MESSAGES;

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
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the ContainerPilot file on a separate thread and waits for a limited time, because a read of a pipe, or of a file
 * on a mount that does not respond, may never return. While a read has not returned, each further one gets a new thread
 * and a short wait only, so that a file that can be read again is read again. For one thread at a time; any may close it.
 */
final class BoundedFileReader implements AutoCloseable {

    /** How many threads may hang. */
    private static final int MOST = 4;

    /** The wait while an earlier read hangs: longer than a read of a local file takes. */
    private static final Duration SHORT = Duration.ofMillis(100);

    private final Function<ContainerPilotFile, ContainerPilot> reader;
    private final Map<String, String> env;

    /** The reads that were given up, oldest first. */
    private final Deque<Read> hanging = new ArrayDeque<>();

    private volatile @Nullable Read current;
    private volatile boolean closed;

    BoundedFileReader(Function<ContainerPilotFile, ContainerPilot> reader, Map<String, String> env) {
        this.reader = reader;
        this.env = env;
    }

    /**
     * Reads this process's file.
     *
     * @param patience how long to wait for it
     * @return the model; {@linkplain ContainerPilot#withoutFile another} if there is no file
     * @throws FileTimeoutException if reading it does not end in time
     * @throws io.piloted.PilotedException if it cannot be used, or the application stops meanwhile
     */
    ContainerPilot read(Duration patience) {
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
        if (closed) {
            throw MESSAGES.stopped();
        }
        Daemons.thread("piloted-file", read).start();
        boolean isShort = oldest != null && SHORT.compareTo(patience) < 0;
        return result(read, oldest != null ? oldest : read, isShort ? SHORT : patience);
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

    /** Ends the wait. */
    @Override
    public void close() {
        closed = true;
        Read read = current;
        if (read != null) {
            read.cancel(false);
        }
    }

    /** One read. */
    private static final class Read extends FutureTask<ContainerPilot> {

        private final ContainerPilotFile file;
        private final Instant since = Instant.now();

        Read(ContainerPilotFile file, Function<ContainerPilotFile, ContainerPilot> reader) {
            super(() -> reader.apply(file));
            this.file = file;
        }
    }
}
