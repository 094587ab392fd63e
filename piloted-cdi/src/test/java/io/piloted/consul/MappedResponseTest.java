package io.piloted.consul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.piloted.Endpoint;
import io.piloted.config.Options;
import io.piloted.config.Options.Consistency;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.yasson.JsonBindingProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** C3.2: a response is mapped correctly after any other response, and only changed entries are mapped. */
class MappedResponseTest {

    private static final String CRITICAL = "\"Checks\":[{\"Status\":\"critical\"}]";

    private final HealthMapper mapper = HealthMapper.of(
            new JsonBindingProvider().create().build(),
            new Options.Consul(false, Optional.empty(), Consistency.DEFAULT, false));
    private final HealthReader reader = new HealthReader(false, Optional.empty(), text -> text);
    private final List<String> mapped = new ArrayList<>();

    @AfterEach
    void close() {
        mapper.close();
    }

    private List<MappedEntry> map(byte[] json) {
        mapped.add(new String(json, StandardCharsets.UTF_8));
        return reader.read(mapper.entries(json));
    }

    @Test
    void next_withOneChangedInstance_mapsOnlyThatInstance() {
        MappedResponse first = of(array(good(1), good(2), good(3)));
        mapped.clear();

        MappedResponse next = first.next(bytes(array(good(1), good(9), good(3))), this::map);

        assertThat(ports(next)).containsExactly(1, 9, 3);
        assertThat(mapped).containsExactly(array(good(9)));
        assertThat(next.endpoints().get(0)).isSameAs(first.endpoints().get(0));
        assertThat(next.endpoints().get(2)).isSameAs(first.endpoints().get(2));
    }

    @Test
    void next_withOneInstanceMoreOrLess_mapsNoOther() {
        MappedResponse two = of(array(good(1), good(3)));
        mapped.clear();

        MappedResponse three = two.next(bytes(array(good(1), good(2), good(3))), this::map);
        MappedResponse again = three.next(bytes(array(good(1), good(3))), this::map);

        assertThat(ports(three)).containsExactly(1, 2, 3);
        assertThat(ports(again)).containsExactly(1, 3);
        assertThat(mapped).containsExactly(array(good(2)));
    }

    @Test
    void next_withTheSameBytes_isTheSame() {
        MappedResponse first = of(array(good(1)));
        mapped.clear();

        assertThat(first.next(bytes(array(good(1))), this::map)).isSameAs(first);
        assertThat(mapped).isEmpty();
    }

    /** An invalid response fails, even if its unchanged entries are valid. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[%1$s,%2$s,]",
                "[,%1$s,%2$s]",
                "[%1$s,,%2$s]",
                "[%1$s %2$s]",
                "[%1$s,%2$s}",
                "[%1$s,%2$s",
                "[%1$s,%2$s]]",
                "[%1$s,%2$s,tru]",
                "[%1$s,%2$s],",
                "[%1$s,%2$s][%1$s]"
            })
    void next_thatIsNotJson_fails(String json) {
        MappedResponse first = of(array(good(1), good(2)));
        assertThatThrownBy(() -> first.next(bytes(json.formatted(good(1), good(2))), this::map))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void next_withoutInstances_hasNoInstance() {
        MappedResponse first = of(array(good(1), "{}"));
        assertThat(first.hasNoInstance()).isFalse();

        assertThat(first.next(bytes("[{}]"), this::map).hasNoInstance()).isTrue();
        assertThat(first.next(bytes("[]"), this::map).hasNoInstance()).isFalse();
    }

    @Test
    void next_withInvalidEntries_reportsThem() {
        MappedResponse first = of(array("{}", good(1), bad("a"), good(2)));

        MappedResponse next = first.next(bytes(array(good(0), "{}", good(1), bad("a"), good(3))), this::map);

        assertThat(ports(next)).containsExactly(0, 1, 3);
        assertThat(next.entries()).isEqualTo(5);
        assertThat(next.unusable()).hasSize(2).first().isEqualTo("entry 1 lacks Node or Service");
        assertThat(next.unusable().get(1)).contains("instance a of node");
    }

    /** Compares the result with a new mapping of the same response. */
    @Test
    void next_afterRandomChanges_equalsANewMapping() {
        Random random = new Random(21);
        String[] entries = {good(1), good(2), good(3), bad("a"), bad("b"), critical(4), critical(5), "{}"};
        MappedResponse response = of("[]");
        for (int round = 0; round < 2_000; round++) {
            String json = array(IntStream.range(0, random.nextInt(6))
                    .mapToObj(i -> entries[random.nextInt(entries.length)])
                    .toArray(String[]::new));
            response = response.next(bytes(json), this::map);
            MappedResponse anew = of(json);
            assertThat(response.endpoints()).as(json).isEqualTo(anew.endpoints());
            assertThat(response.unusable()).as(json).isEqualTo(anew.unusable());
            assertThat(response.entries()).as(json).isEqualTo(anew.entries());
            assertThat(response.hasNoInstance()).as(json).isEqualTo(anew.hasNoInstance());
        }
    }

    private MappedResponse of(String json) {
        return MappedResponse.of(bytes(json), this::map);
    }

    private static List<Integer> ports(MappedResponse response) {
        return response.endpoints().stream().map(Endpoint::port).toList();
    }

    private static String good(int port) {
        return "{\"Node\":{\"Address\":\"10.0.0.1\"},\"Service\":{\"Port\":" + port + "}}";
    }

    private static String critical(int port) {
        return "{\"Node\":{\"Address\":\"10.0.0.1\"},\"Service\":{\"Port\":" + port + "}," + CRITICAL + "}";
    }

    private static String bad(String id) {
        return "{\"Node\":{},\"Service\":{\"ID\":\"" + id + "\"}}";
    }

    private static String array(String... entries) {
        return Arrays.stream(entries).collect(Collectors.joining(",", "[", "]"));
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
