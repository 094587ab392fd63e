package io.piloted.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;

/** A thread that waits for the responses to all long polls. Thread-safe. */
final class ResponseSelector implements AutoCloseable {

    private final Selector selector;
    private final Executor workers;
    private final Queue<Entry> arriving = new ConcurrentLinkedQueue<>();

    private record Entry(SocketChannel channel, Runnable then) {}

    /**
     * Starts the thread.
     *
     * @param own provides the thread
     * @param workers run the exchanges whose response has arrived
     */
    ResponseSelector(Executor own, Executor workers) {
        this.workers = workers;
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            own.execute(this::run);
        } catch (OutOfMemoryError e) { // no more threads
            close();
            throw e;
        }
    }

    /**
     * Runs a task on a worker when the channel has data or is at its end. Never runs it if the channel is closed
     * before.
     *
     * @param channel a blocking channel; until the task runs, other code may only close it
     */
    void untilReadable(SocketChannel channel, Runnable then) throws IOException {
        channel.configureBlocking(false);
        arriving.add(new Entry(channel, then));
        selector.wakeup();
    }

    /** Must be called after a channel that may wait here was closed: only then does the system release it. */
    void forgetClosed() {
        selector.wakeup();
    }

    /** Whether the thread still runs. False after a failure such as a lack of memory; then a new selector is needed. */
    boolean isOpen() {
        return selector.isOpen();
    }

    @Override
    public void close() {
        try {
            selector.close();
        } catch (IOException e) {
            // Nothing more can be done.
        }
    }

    private void run() {
        try {
            while (true) {
                selector.select();
                List<Entry> ready = cancelled(selector.selectedKeys());
                // Completes the cancellation of their keys: only then can the channels be registered again.
                selector.selectNow();
                ready.forEach(this::carryOn);
                for (Entry entry = arriving.poll(); entry != null; entry = arriving.poll()) {
                    register(entry);
                }
            }
        } catch (ClosedSelectorException e) {
            // The client has been closed.
        } catch (IOException | OutOfMemoryError e) {
            // Waiting exchanges fail at their deadline.
        } finally {
            close();
        }
    }

    private static List<Entry> cancelled(Set<SelectionKey> keys) {
        List<Entry> entries = new ArrayList<>(keys.size());
        for (SelectionKey key : keys) {
            key.cancel();
            entries.add((Entry) key.attachment());
        }
        keys.clear();
        return entries;
    }

    private void carryOn(Entry entry) {
        try {
            entry.channel.configureBlocking(true);
            workers.execute(entry.then);
        } catch (IOException e) {
            // The exchange has been cancelled.
        } catch (OutOfMemoryError e) {
            // No more threads: this exchange fails at its deadline, the others continue.
        }
    }

    private void register(Entry entry) {
        try {
            entry.channel.register(selector, SelectionKey.OP_READ, entry);
        } catch (ClosedChannelException e) {
            // The exchange has been cancelled.
        }
    }
}
