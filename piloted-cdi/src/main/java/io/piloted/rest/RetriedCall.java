package io.piloted.rest;

import io.piloted.Endpoint;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One call of a method with {@code @Retry}, with its attempts that have not succeeded. Each run of the method is a
 * round. The requests of a round may run concurrently. Thread-safe.
 */
final class RetriedCall {

    /** Unique for this copy of the library, because an EAR may have another copy with the same class name. */
    static final String KEY = RetriedCall.class.getName() + '@' + System.identityHashCode(RetriedCall.class);

    private static final ThreadLocal<@Nullable RetriedCall> CURRENT = new ThreadLocal<>();

    /** The call of another thread to which the next request of this thread belongs. */
    private static final ThreadLocal<@Nullable RetriedCall> HANDED_OVER = new ThreadLocal<>();

    private final AtomicInteger round = new AtomicInteger();
    private final Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();

    RetriedCall() {}

    /** The call that runs on this thread; null without {@code @Retry}. */
    static @Nullable RetriedCall current() {
        return CURRENT.get();
    }

    /** The call to which the next request of this thread belongs; null without {@code @Retry}. */
    static @Nullable RetriedCall ofNextRequest() {
        RetriedCall handedOver = HANDED_OVER.get();
        HANDED_OVER.remove(); // the thread may serve another call next
        return handedOver == null ? current() : handedOver;
    }

    /** Assigns the next request of this thread to a call of another thread; null undoes that. */
    static void handOver(@Nullable RetriedCall call) {
        set(HANDED_OVER, call);
    }

    /** Begins the next round of the call whose context data is given. */
    static RetriedCall nextRound(Map<String, Object> ofCall) {
        RetriedCall call = (RetriedCall) ofCall.computeIfAbsent(KEY, key -> new RetriedCall());
        call.round.incrementAndGet();
        return call;
    }

    /** Makes this the call that runs on this thread. Returns the one before, for {@link #leave}. */
    @Nullable
    RetriedCall enter() {
        RetriedCall outer = CURRENT.get();
        CURRENT.set(this);
        return outer;
    }

    /** Undoes {@link #enter}. */
    static void leave(@Nullable RetriedCall outer) {
        set(CURRENT, outer);
    }

    private static void set(ThreadLocal<@Nullable RetriedCall> of, @Nullable RetriedCall call) {
        if (call == null) {
            of.remove();
        } else {
            of.set(call);
        }
    }

    /**
     * The endpoints of a service to which requests of this call went without success. A request of an earlier round
     * without a response counts as failed, even if the client reported no failure.
     */
    Collection<Endpoint> tried(String service) {
        List<Attempt> ofService = attempts.stream()
                .filter(attempt -> attempt.service().equals(service))
                .toList();
        ofService.stream().filter(attempt -> attempt.round() < round.get()).forEach(Attempt::abandoned);
        return ofService.stream().map(Attempt::endpoint).toList();
    }

    /** The number of the current round, from 1. */
    int round() {
        return round.get();
    }

    void add(Attempt attempt) {
        attempts.add(attempt);
    }

    void remove(Attempt attempt) {
        attempts.remove(attempt);
    }
}
