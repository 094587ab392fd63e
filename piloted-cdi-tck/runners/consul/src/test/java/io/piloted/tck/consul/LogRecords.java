package io.piloted.tck.consul;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** The library's log messages at INFO and above during a test. */
final class LogRecords extends Handler implements AutoCloseable {

    /** A field, because the JVM collects unreferenced loggers. */
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

    /** All messages. */
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
