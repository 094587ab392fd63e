package io.piloted.tck.consul;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the library logs at INFO and above while a test runs. */
final class LogRecords extends Handler implements AutoCloseable {

    /** Held here, since the JVM forgets loggers that nobody holds. */
    private final Logger logger = Logger.getLogger("io.piloted");

    private final List<String> messages = new CopyOnWriteArrayList<>();

    private LogRecords() {
        setLevel(Level.INFO);
        logger.addHandler(this);
    }

    static LogRecords capture() {
        return new LogRecords();
    }

    /** The messages that begin with this code. */
    List<String> of(String code) {
        return messages.stream().filter(message -> message.startsWith(code)).toList();
    }

    /** All messages that ask for attention. */
    List<String> all() {
        return messages;
    }

    @Override
    public void publish(LogRecord entry) {
        if (isLoggable(entry)) {
            messages.add(entry.getMessage());
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
