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
 * One call of a method with {@code @Retry}, which may take several rounds: what it has sent where, without what succeeded.
 * Requests of one round may run side by side. Thread-safe.
 */
final class RetriedCall {

    /** Of this copy of the library: an EAR may have another, with a class of the same name. */
    static final String KEY = RetriedCall.class.getName() + '@' + System.identityHashCode(RetriedCall.class);

    private static final ThreadLocal<@Nullable RetriedCall> CURRENT = new ThreadLocal<>();

    /** Of another thread, for the next request of this one. */
    private static final ThreadLocal<@Nullable RetriedCall> HANDED_OVER = new ThreadLocal<>();

    private final AtomicInteger round = new AtomicInteger();
    private final Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();

    RetriedCall() {}

    /** The call that this thread makes an attempt of; null without {@code @Retry}. */
    static @Nullable RetriedCall current() {
        return CURRENT.get();
    }

    /** The call that the next request of this thread belongs to; null without {@code @Retry}. */
    static @Nullable RetriedCall ofNextRequest() {
        RetriedCall handedOver = HANDED_OVER.get();
        HANDED_OVER.remove(); // the thread may then serve somebody else
        return handedOver == null ? current() : handedOver;
    }

    /** Lets the next request of this thread belong to a call of another thread; null takes that back. */
    static void handOver(@Nullable RetriedCall call) {
        set(HANDED_OVER, call);
    }

    /** The next round of a call. */
    static RetriedCall nextRound(Map<String, Object> ofCall) {
        RetriedCall call = (RetriedCall) ofCall.computeIfAbsent(KEY, key -> new RetriedCall());
        call.round.incrementAndGet();
        return call;
    }

    /** From now on this thread makes an attempt of this call; returns that of which it made one before. */
    @Nullable
    RetriedCall enter() {
        RetriedCall outer = CURRENT.get();
        CURRENT.set(this);
        return outer;
    }

    /** Ends {@link #enter}. */
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
     * Where requests to a service went without success. Those of earlier rounds that have no response yet have failed, also
     * where the client tells of no failure.
     */
    Collection<Endpoint> tried(String service) {
        List<Attempt> ofService = attempts.stream()
                .filter(attempt -> attempt.service().equals(service))
                .toList();
        ofService.stream().filter(attempt -> attempt.round() < round.get()).forEach(Attempt::abandoned);
        return ofService.stream().map(Attempt::endpoint).toList();
    }

    /** The round that an attempt which begins now is of, from 1 on. */
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
