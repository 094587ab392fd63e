package io.piloted.signal;

import java.util.List;

/** The registered action of one application. The handler's list refers to it only weakly. */
final class RegisteredAction implements Runnable, Hangup.Registration {

    private final Runnable delegate;
    private final List<Runnable> actions;
    private final Runnable element;
    private volatile boolean closed;

    RegisteredAction(Runnable delegate, List<Runnable> actions) {
        this.delegate = delegate;
        this.actions = actions;
        this.element = WeakRunnable.of(this, actions);
    }

    /** Adds the action to the list that each signal runs. */
    void register() {
        actions.add(element);
    }

    @Override
    public void run() {
        // A signal before close() may still be running the list.
        if (closed) {
            return;
        }
        try {
            delegate.run();
        } catch (Throwable failure) {
            Messages.MESSAGES.actionFailed(failure);
        }
    }

    @Override
    public void close() {
        closed = true;
        actions.remove(element);
    }
}
