package io.piloted;

import static org.assertj.core.api.Assertions.assertThat;

import io.piloted.ServicesUpdated.Change;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ServicesUpdatedTest {

    private static List<Endpoint> numbered(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(
                        i -> new Endpoint("host", 80, "id", List.of(), Map.of("number", String.valueOf(i)), "", "", 1))
                .toList();
    }

    /**
     * Their hash codes must differ. A hash of address, port and id alone made each endpoint be compared with all
     * others.
     */
    @Test
    void added_ofManyEndpointsThatDifferInMetadataOnly_isNotQuadratic() {
        Change change = new Change("app", numbered(0, 20_000), numbered(10_000, 20_000));

        assertThat(CompletableFuture.supplyAsync(
                        () -> change.added().size() + change.removed().size()))
                .succeedsWithin(Patience.LIMIT)
                .isEqualTo(20_000);
    }

    @Test
    void code_ofAnException_isThatOfItsMessage() {
        assertThat(new PilotedException("PILOT02100: connection refused").code())
                .isEqualTo("PILOT02100");
        assertThat(new PilotedException("connection refused").code()).isEmpty();
        assertThat(new PilotedException("connection refused").isPermanent()).isFalse();
    }
}
