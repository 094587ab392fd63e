package io.piloted.signal;

import java.util.List;

/** One registered action: the element of the shared list that belongs to one application. */
final class Action implements Runnable, Hangup.Registration {

    private final Runnable delegate;
    private final List<Runnable> actions;
    private volatile boolean closed;

    Action(Runnable delegate, List<Runnable> actions) {
        this.delegate = delegate;
        this.actions = actions;
    }

    @Override
    public void run() {
        // A signal that came before close() runs the list as it was then.
        if (closed) {
            return;
        }
        try {
            delegate.run();
        } catch (Throwable failure) {
            Messages.LOG.actionFailed(failure);
        }
    }

    @Override
    public void close() {
        closed = true;
        actions.remove(this);
    }
}
