package io.piloted.tck.server;

import io.piloted.tck.report.Minute;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A monitor of a process under load. It counts sockets and threads every second, and heap and log lines every minute.
 * Only for Linux, because it reads {@code /proc}.
 */
final class Vitals implements AutoCloseable {

    private static final int SECONDS = 60;
    private static final String SOCKET = "socket:";

    /** The library's log lines, except those about the probe's observer, which throws at each event. */
    private static final Pattern LINE = Pattern.compile("PILOT(?!03010)\\d{5}:");

    private final Path proc;
    private final ServerProcess process;
    private final LongSupplier heap;
    private final Path file;
    private final List<Minute> minutes = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private int seconds;
    private int sockets;
    private int threads;
    private long lines;
    private volatile @Nullable Throwable failure;

    /**
     * Starts to monitor.
     *
     * @param pid the process of the application
     * @param process the server with the log
     * @param heap gives the bytes in use after a garbage collection
     * @param file receives one line for each minute
     */
    Vitals(long pid, ServerProcess process, LongSupplier heap, Path file) {
        this.proc = Path.of("/proc", Long.toString(pid));
        this.process = process;
        this.heap = heap;
        this.file = file;
        lines = lines();
        clock.scheduleAtFixedRate(this::observe, 1, 1, TimeUnit.SECONDS);
    }

    static boolean canBeSeen() {
        return Files.isDirectory(Path.of("/proc/self/fd"));
    }

    /** The completed minutes. */
    List<Minute> minutes() {
        return List.copyOf(minutes);
    }

    /** The failure that ended the monitor, if any. */
    @Nullable
    Throwable failure() {
        return failure;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private void observe() {
        try {
            sockets = Math.max(sockets, sockets());
            threads = Math.max(threads, threads());
            seconds++;
            if (seconds % SECONDS == 0) {
                endMinute();
            }
        } catch (IOException | RuntimeException | Error e) {
            if (!clock.isShutdown()) {
                failure = e;
                clock.shutdown();
            }
        }
    }

    private void endMinute() throws IOException {
        long all = lines();
        minutes.add(new Minute(seconds / SECONDS, sockets, threads, heap.getAsLong(), all - lines));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(
                file,
                Stream.concat(Stream.of(Minute.HEADER), minutes.stream().map(Minute::toLine))
                        .toList());
        sockets = 0;
        threads = 0;
        lines = all;
    }

    private int sockets() throws IOException {
        try (Stream<Path> descriptors = Files.list(proc.resolve("fd"))) {
            return (int) descriptors.filter(Vitals::isSocket).count();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static boolean isSocket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith(SOCKET);
        } catch (IOException e) {
            return false; // closed meanwhile
        }
    }

    private int threads() throws IOException {
        try (Stream<String> status = Files.lines(proc.resolve("status"))) {
            return status.filter(line -> line.startsWith("Threads:"))
                    .mapToInt(line -> Integer.parseInt(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private long lines() {
        return process.log().lines().filter(line -> LINE.matcher(line).find()).count();
    }
}
