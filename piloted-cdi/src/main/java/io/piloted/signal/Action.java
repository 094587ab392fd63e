package io.piloted.signal;

import java.util.List;

/** One application's registered action, which the shared list holds weakly: whoever registered it holds it. */
final class Action implements Runnable, Hangup.Registration {

    private final Runnable delegate;
    private final List<Runnable> actions;
    private final Runnable element;
    private volatile boolean closed;

    Action(Runnable delegate, List<Runnable> actions) {
        this.delegate = delegate;
        this.actions = actions;
        this.element = WeakRunnable.of(this, actions);
    }

    /** From now on each signal runs it. */
    void register() {
        actions.add(element);
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
        actions.remove(element);
    }
}
