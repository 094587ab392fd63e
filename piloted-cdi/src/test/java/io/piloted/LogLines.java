package io.piloted;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The library's log messages at INFO and above, until it is closed. */
public final class LogLines extends Handler implements AutoCloseable {

    /** A field, because the JVM collects unreferenced loggers. */
    private final Logger logger = Logger.getLogger("io.piloted");

    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    /** Starts to collect messages. */
    public LogLines() {
        setLevel(Level.INFO);
        logger.addHandler(this);
    }

    /** The messages with a code. */
    public List<String> of(String code) {
        return records(code).map(LogRecord::getMessage).toList();
    }

    /** The exception of the first message with a code. */
    public @Nullable Throwable thrown(String code) {
        return records(code).map(LogRecord::getThrown).findFirst().orElse(null);
    }

    private Stream<LogRecord> records(String code) {
        return records.stream().filter(line -> line.getMessage().startsWith(code));
    }

    @Override
    public void publish(LogRecord line) {
        if (isLoggable(line)) {
            records.add(line);
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
