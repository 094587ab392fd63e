package io.piloted.consul;

import static org.assertj.core.api.Assertions.assertThat;

import io.piloted.Endpoint;
import io.piloted.LogLines;
import io.piloted.Patience;
import io.piloted.ServiceQuery;
import io.piloted.http.LyingServer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that one invalid instance does not affect the others (C3.2). */
class UnusableInstancesTest {

    private static final String GOOD = "{\"Node\":{},\"Service\":{\"Address\":\"10.0.0.%d\",\"Port\":3000}}";
    private static final List<Endpoint> SERVED = List.of(Endpoint.of("10.0.0.1", 3000), Endpoint.of("10.0.0.2", 3000));

    private final LogLines log = new LogLines();

    @AfterEach
    void end() {
        log.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "\"Address\":\"http://10.0.0.13\"   | \"http://10.0.0.13\"",
                "\"Address\":\"10.0.0.9:80\"        | \"10.0.0.9:80\"",
                "\"Address\":\"10.0.0.9/24\"        | \"10.0.0.9/24\"",
                "\"Address\":\"me@10.0.0.9\"        | @10.0.0.9\"",
                "\"Address\":\"10.0.0.9 \"          | address \"10.0.0.9 \" is not",
                "\"Address\":\"10.0.0.9\\t\"        | address \"10.0.0.9\\u0009\" is not",
                "\"Address\":\"10.0.0.9\\u00A0\"    | address \"10.0.0.9\\u00A0\" is not",
                "\"Address\":\"a\",\"Port\":70000   | port 70000 is not 0 to 65535",
                "\"Address\":\"a\",\"Port\":-5      | port -5 is not 0 to 65535",
                "\"Address\":\"a\",\"Port\":80.5    | port 80.5 is not 0 to 65535",
                "\"Address\":\"a\",\"Port\":1e999999999  | is not 0 to 65535",
                "\"Address\":\"a\",\"Port\":1e-999999999 | is not 0 to 65535",
                "\"Address\":\"\",\"Port\":80       | neither it nor its node has an address",
                "\"Address\":\" \"                  | neither it nor its node has an address",
                "\"Address\":\"a\",\"Port\":\"80\"  | its Port is a string, not a number",
                "\"Address\":\"a\",\"Tags\":{}     | its Tags is an object, not an array",
                "\"Port\":80                        | neither it nor its node has an address",
            })
    void endpoints_besideAnInstanceThatCannotBeOne_areServed(String fields, String reason) throws Exception {
        assertServed("{\"Node\":{\"Node\":\"n9\"},\"Service\":{\"ID\":\"shop-9\",%s}}".formatted(fields), reason);
        assertThat(log.of("PILOT02124"))
                .singleElement()
                .asString()
                .contains("'app'", "1 of 3 instances", "instance \"shop-9\" of node \"n9\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {"null", "{}", "{\"Node\":{}}", "{\"Service\":{\"Address\":\"10.0.0.9\"}}", "{\"Node\":null}"})
    void endpoints_besideAnEntryThatIsNoInstance_areServed(String entry) throws Exception {
        assertServed(entry, "entry 1 lacks Node or Service");
    }

    @Test
    void endpoints_ofAResponseWithoutAnyGoodInstance_areNone() throws Exception {
        try (LyingServer server = LyingServer.responding(
                        200, "[{\"Node\":{},\"Service\":{\"ID\":\"a\",\"Address\":\"10.0.0.9:80\"}}]");
                ConsulCatalog catalog = Connections.catalog(server.address())) {
            assertThat(lookUp(catalog)).isEmpty();
            assertThat(log.of("PILOT02124")).hasSize(1);
        }
    }

    /** Old versions of Consul write an empty list as null. */
    @Test
    void endpoints_ofTheBodyNull_areNone() throws Exception {
        try (LyingServer server = LyingServer.responding(200, "null");
                ConsulCatalog catalog = Connections.catalog(server.address())) {
            assertThat(lookUp(catalog)).isEmpty();
        }
    }

    @Test
    void log_whileTheSameInstanceStaysBad_saysItOnceAChange() throws Exception {
        String[] bad = {"10.0.0.9:80"};
        int[] good = {1};
        try (LyingServer server = LyingServer.that(out -> {
                    String body = "[" + GOOD.formatted(good[0]++)
                            + ",{\"Node\":{},\"Service\":{\"ID\":\"shop-9\",\"Address\":\"" + bad[0] + "\"}}]";
                    out.write(("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                            .getBytes(StandardCharsets.ISO_8859_1));
                });
                ConsulCatalog catalog = Connections.catalog(server.address())) {
            lookUp(catalog);
            lookUp(catalog);
            assertThat(log.of("PILOT02124")).hasSize(1);

            bad[0] = "10.0.0.8:80";
            lookUp(catalog);
            assertThat(log.of("PILOT02124")).hasSize(2);
            bad[0] = "10.0.0.8";
            lookUp(catalog);
            bad[0] = "10.0.0.8:80";
            lookUp(catalog);
            assertThat(log.of("PILOT02124")).hasSize(3);
        }
    }

    private void assertServed(String bad, String reason) throws Exception {
        String body = "[" + GOOD.formatted(1) + "," + bad + "," + GOOD.formatted(2) + "]";
        try (LyingServer server = LyingServer.responding(200, body);
                ConsulCatalog catalog = Connections.catalog(server.address())) {
            assertThat(lookUp(catalog)).isEqualTo(SERVED);
        }
        assertThat(log.of("PILOT02124")).singleElement().asString().contains(reason);
    }

    private static List<Endpoint> lookUp(ConsulCatalog catalog) throws Exception {
        return catalog.endpoints(ServiceQuery.of("app"))
                .toCompletableFuture()
                .get(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
    }
}
