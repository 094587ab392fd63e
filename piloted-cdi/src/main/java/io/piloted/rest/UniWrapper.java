package io.piloted.rest;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.AbstractUni;
import io.smallrye.mutiny.subscription.UniSubscriber;
import org.jspecify.annotations.Nullable;

/**
 * Support for methods that return a {@link Uni}: the request is sent at the subscription, which must belong to the
 * call. Works without Mutiny too.
 */
final class UniWrapper {

    private static final boolean AVAILABLE = OptionalApi.isPresent("io.smallrye.mutiny.operators.AbstractUni");

    private UniWrapper() {}

    /** Wraps a {@link Uni} so that subscriptions belong to the call; returns any other result unchanged. */
    static @Nullable Object during(RetriedCall call, @Nullable Object result) {
        return AVAILABLE ? Mutiny.during(call, result) : result;
    }

    /** In its own class, which is loaded only if Mutiny is present. */
    private static final class Mutiny {

        private Mutiny() {}

        static @Nullable Object during(RetriedCall call, @Nullable Object result) {
            return result instanceof Uni<?> uni ? new UniOfCall<>(call, uni) : result;
        }
    }

    /** A {@link Uni} whose subscriptions belong to a call. */
    private static final class UniOfCall<T> extends AbstractUni<T> {

        private final RetriedCall call;
        private final Uni<T> upstream;

        UniOfCall(RetriedCall call, Uni<T> upstream) {
            this.call = call;
            this.upstream = upstream;
        }

        @Override
        public void subscribe(UniSubscriber<? super T> subscriber) {
            RetriedCall outer = call.enter();
            try {
                AbstractUni.subscribe(upstream, subscriber);
            } finally {
                RetriedCall.leave(outer);
            }
        }
    }
}
