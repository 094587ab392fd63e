package io.piloted.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.piloted.Endpoint;
import io.piloted.ServicesUpdated.Change;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChangeTextTest {

    private static List<Endpoint> endpoints(String network, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Endpoint.of(network + i, 3000))
                .toList();
    }

    private static String of(Change... changes) {
        return ChangeText.of(List.of(changes));
    }

    @Test
    void of_severalServices_namesAddressesAndTheNumberNow() {
        Endpoint staying = Endpoint.of("10.0.0.1", 3000);

        assertThat(of(
                        new Change(
                                "appserver",
                                List.of(staying, Endpoint.of("10.0.0.2", 3000)),
                                List.of(staying, Endpoint.of("10.0.0.4", 3000), Endpoint.of("::1", 80))),
                        new Change("db", List.of(staying), List.of())))
                .isEqualTo("appserver: +10.0.0.4:3000 +[::1]:80 -10.0.0.2:3000, now 3; db: -10.0.0.1:3000, now 0");
    }

    @Test
    void of_manyAddresses_namesTenAndCountsTheRest() {
        assertThat(of(
                        new Change("a", List.of(), endpoints("a", 3)),
                        new Change("b", endpoints("c", 4), endpoints("b", 5)),
                        new Change("c", List.of(), endpoints("d", 1)),
                        new Change("d", List.of(), endpoints("e", 1))))
                .isEqualTo("a: +a0:3000 +a1:3000 +a2:3000, now 3; b: +b0:3000 +b1:3000 +b2:3000 +b3:3000 +b4:3000"
                        + " -c0:3000 -c1:3000 and 2 more, now 5; and 2 more services");
    }

    @Test
    void of_asManyAddressesAsALineNames_countsTheServicesThatAreLeft() {
        assertThat(of(new Change("a", List.of(), endpoints("a", 10)), new Change("b", List.of(), endpoints("b", 1))))
                .contains("+a9:3000, now 10;")
                .endsWith("; and 1 more service");
    }

    @Test
    void of_anotherOrder_saysSo() {
        Endpoint a = Endpoint.of("a", 1);
        Endpoint b = Endpoint.of("b", 1);

        assertThat(of(new Change("app", List.of(a, b), List.of(b, a)))).isEqualTo("app: another order, now 2");
    }
}
