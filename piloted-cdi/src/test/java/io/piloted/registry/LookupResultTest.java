package io.piloted.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.piloted.Endpoint;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests that each endpoint counts once. */
class LookupResultTest {

    private static Endpoint colored(String address, String color) {
        return new Endpoint(address, 80, "id", List.of(), Map.of("color", color), "", "", 1);
    }

    @Test
    void found_theSameEndpointTwice_isKeptOnceWhereItCameFirst() {
        Endpoint a = Endpoint.of("a", 80);
        Endpoint b = Endpoint.of("b", 80);

        assertThat(LookupResult.found(List.of(b, a, b)).endpoints()).containsExactly(b, a);
    }

    /** One response is of one moment, so these are two registrations. */
    @Test
    void found_endpointsThatDifferInMetadata_areBothKept() {
        assertThat(LookupResult.found(List.of(colored("a", "red"), colored("a", "blue")))
                        .endpoints())
                .hasSize(2);
    }

    /** Between two lookups the metadata may have changed. */
    @Test
    void joined_theSameInstanceWithOtherMetadata_isKeptOnce() {
        LookupResult first = LookupResult.found(List.of(colored("a", "red"), colored("b", "red")));
        LookupResult second = LookupResult.found(List.of(colored("b", "blue"), colored("c", "blue")));

        assertThat(first.joined(second).endpoints())
                .containsExactly(colored("a", "red"), colored("b", "red"), colored("c", "blue"));
    }
}
