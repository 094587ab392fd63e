package io.piloted.consul;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** The library's log messages at INFO and above during a test. */
final class LogLines extends Handler implements AutoCloseable {

    /** A field, because the JVM collects unreferenced loggers. */
    private final Logger logger = Logger.getLogger("io.piloted");

    private final List<String> lines = new CopyOnWriteArrayList<>();

    LogLines() {
        setLevel(Level.INFO);
        logger.addHandler(this);
    }

    /** The messages with a code. */
    List<String> of(String code) {
        return lines.stream().filter(line -> line.startsWith(code)).toList();
    }

    @Override
    public void publish(LogRecord line) {
        if (isLoggable(line)) {
            lines.add(line.getMessage());
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
