package io.piloted.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import org.junit.jupiter.api.Test;

class UniWrapperTest {

    private final RetriedCall call = RetriedCall.nextRound(new HashMap<>());

    @Test
    void during_aUni_subscriptionIsPartOfTheCall() {
        Uni<Boolean> request = Uni.createFrom().item(() -> RetriedCall.current() == call);

        Uni<?> part = (Uni<?>) UniWrapper.during(call, request);

        assertThat((Object) part.await().indefinitely()).isEqualTo(true);
        assertThat(RetriedCall.current()).isNull();
    }

    @Test
    void during_somethingElse_isTheSame() {
        assertThat(UniWrapper.during(call, "text")).isEqualTo("text");
        assertThat(UniWrapper.during(call, null)).isNull();
    }
}
