package io.piloted.registry;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The registry's log messages at INFO and above, until it is closed. */
final class LogLines extends Handler implements AutoCloseable {

    private final Logger logger = Logger.getLogger("io.piloted.registry");
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    LogLines() {
        logger.addHandler(this);
    }

    /** The messages with a code. */
    List<String> of(String code) {
        return records.stream()
                .map(LogRecord::getMessage)
                .filter(message -> message.startsWith(code))
                .toList();
    }

    /** The exception of the first message with a code. */
    @Nullable
    Throwable thrown(String code) {
        return records.stream()
                .filter(line -> line.getMessage().startsWith(code))
                .map(LogRecord::getThrown)
                .findFirst()
                .orElse(null);
    }

    @Override
    public void publish(LogRecord line) {
        records.add(line);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
