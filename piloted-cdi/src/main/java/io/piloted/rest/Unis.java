package io.piloted.rest;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.AbstractUni;
import io.smallrye.mutiny.subscription.UniSubscriber;
import org.jspecify.annotations.Nullable;

/** Lets the subscription to a {@link Uni} be a part of a call, since it sends the request. Mutiny need not be there. */
final class Unis {

    private static final boolean AVAILABLE = OptionalApi.isPresent("io.smallrye.mutiny.operators.AbstractUni");

    private Unis() {}

    /** A result that is a part of the call when it is subscribed to; of another type than {@link Uni} the same result. */
    static @Nullable Object during(RetriedCall call, @Nullable Object result) {
        return AVAILABLE ? Mutiny.during(call, result) : result;
    }

    /** Loaded only where there is Mutiny. */
    private static final class Mutiny {

        private Mutiny() {}

        static @Nullable Object during(RetriedCall call, @Nullable Object result) {
            return result instanceof Uni<?> uni ? new Part<>(call, uni) : result;
        }
    }

    /** A {@link Uni} whose subscriptions are parts of a call. */
    private static final class Part<T> extends AbstractUni<T> {

        private final RetriedCall call;
        private final Uni<T> upstream;

        Part(RetriedCall call, Uni<T> upstream) {
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
