package io.piloted.registry;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What the registry logs, from INFO on, while this is open. */
final class LogLines extends Handler implements AutoCloseable {

    private final Logger logger = Logger.getLogger("io.piloted.registry");
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    LogLines() {
        logger.addHandler(this);
    }

    /** The messages of one code. */
    List<String> of(String code) {
        return records.stream()
                .map(LogRecord::getMessage)
                .filter(message -> message.startsWith(code))
                .toList();
    }

    /** The exception that the first message of one code was logged with. */
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
