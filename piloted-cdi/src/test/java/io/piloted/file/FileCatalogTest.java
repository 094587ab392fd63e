package io.piloted.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.piloted.Catalog;
import io.piloted.Endpoint;
import io.piloted.PilotedException;
import io.piloted.ServiceQuery;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of endpoints from a JSON5 file (C3.4). */
class FileCatalogTest {

    @TempDir
    private Path directory;

    private Path file = Path.of("endpoints.json5");

    @BeforeEach
    void nameFile() {
        file = directory.resolve(file.getFileName());
    }

    @Test
    void endpoints_ofStringsAndObjects_areInTheFilesOrder() throws IOException {
        Files.writeString(file, """
                { // a comment
                  appserver: ['10.0.10.10:3000', '[::1]:80', {
                    address: 'db', port: 5432, id: 'db-1', tags: ['a', 'b'], meta: {zone: 'x'},
                    node: 'n1', datacenter: 'dc2', weight: 3,
                  }],
                  none: [],
                }""");
        assertThat(lookUp(ServiceQuery.of("appserver")))
                .containsExactly(
                        Endpoint.of("10.0.10.10", 3000),
                        Endpoint.of("::1", 80),
                        new Endpoint("db", 5432, "db-1", List.of("a", "b"), Map.of("zone", "x"), "n1", "dc2", 3));
        assertThat(lookUp(ServiceQuery.of("none"))).isEmpty();
    }

    @Test
    void endpoints_withTagAndDatacenter_areFiltered() throws IOException {
        Files.writeString(file, """
                {s: [{address: 'a', port: 1, tags: ['x'], datacenter: 'dc1'}, {address: 'b', port: 2, tags: ['x']},
                     {address: 'c', port: 3, tags: ['y'], datacenter: 'dc2'}, 'd:4']}""");
        assertThat(addresses(Optional.of("x"), Optional.empty())).containsExactly("a", "b");
        assertThat(addresses(Optional.empty(), Optional.of("dc2"))).containsExactly("b", "c", "d");
        assertThat(addresses(Optional.of("y"), Optional.of("dc1"))).isEmpty();
        assertThat(addresses(Optional.of(""), Optional.of(""))).containsExactly("a", "b", "c", "d");
    }

    @Test
    void endpoints_withSeveralDatacenters_areThoseOfTheFirstThatHasOne() throws IOException {
        Files.writeString(file, """
                {s: [{address: 'a', port: 1, datacenter: 'dc1'}, {address: 'b', port: 2, datacenter: 'dc2'}]}""");
        assertThat(lookUp(query(List.of("dc9", "dc2", "dc1"), Optional.empty())))
                .extracting(Endpoint::address)
                .containsExactly("b");
        assertThat(lookUp(query(List.of("dc8", "dc9"), Optional.empty()))).isEmpty();
    }

    @Test
    void endpoints_withNamedPorts_haveTheOneThatIsAskedFor() throws IOException {
        Files.writeString(
                file, "{s: [{address: 'a', port: 1, ports: {http: 1, admin: 2}}, {address: 'b', ports: {admin: 3}}]}");
        Endpoint a = Endpoint.of("a", 1).withPorts(Map.of("http", 1, "admin", 2));
        Endpoint b = Endpoint.of("b", 3).withPorts(Map.of("admin", 3));

        assertThat(lookUp(query(List.of(), Optional.empty()))).containsExactly(a, b);
        assertThat(lookUp(query(List.of(), Optional.of("admin")))).containsExactly(a.withPort(2), b);
        assertThatThrownBy(() -> lookUp(query(List.of(), Optional.of("http"))))
                .hasMessageContainingAll("PILOT02505", "b:3", "'http'", "[admin]", "piloted.service.s.port");
    }

    private static ServiceQuery query(List<String> datacenters, Optional<String> port) {
        return new ServiceQuery(
                "s", Optional.empty(), Optional.empty(), datacenters, Optional.empty(), Optional.empty(), port, "s");
    }

    @Test
    void endpoints_afterTheFileChanged_areTheNewOnes() throws IOException {
        FileCatalog catalog = new FileCatalog(new FileSource(file.toString()));
        for (String port : List.of("1", "2", "3")) {
            Files.writeString(file, "{s: ['a:" + port + "']}");
            assertThat(catalog.endpoints(ServiceQuery.of("s"))
                            .toCompletableFuture()
                            .join())
                    .containsExactly(Endpoint.of("a", Integer.parseInt(port)));
        }
    }

    @Test
    void endpoints_ofEveryFormOfLocation_areRead() throws IOException {
        Files.writeString(file, "{appserver: ['10.0.10.10:3000']}");
        for (String location : List.of(
                file.toString(),
                "file://" + file,
                "classpath:io/piloted/file/endpoints.json5",
                "classpath:/io/piloted/file/endpoints.json5")) {
            assertThat(new FileCatalog(new FileSource(location))
                            .endpoints(ServiceQuery.of("appserver"))
                            .toCompletableFuture()
                            .join())
                    .containsExactly(Endpoint.of("10.0.10.10", 3000));
        }
    }

    @Test
    void endpoints_ofAClasspathResource_areReadWithoutAContextClassLoader() {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(null);
        try {
            assertThat(new FileCatalog(new FileSource("classpath:io/piloted/file/endpoints.json5"))
                            .endpoints(ServiceQuery.of("appserver"))
                            .toCompletableFuture()
                            .join())
                    .hasSize(1);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/nowhere/endpoints.json5, PILOT02500",
        "file:///nowhere,          PILOT02500",
        "classpath:nowhere,        PILOT02500",
        "'\0', PILOT02500"
    })
    void endpoints_ofNoFile_fail(String location, String code) {
        assertThatThrownBy(() -> new FileCatalog(new FileSource(location))
                        .endpoints(ServiceQuery.of("s"))
                        .toCompletableFuture()
                        .join())
                .hasCauseInstanceOf(PilotedException.class)
                .hasMessageContaining(code)
                .hasMessageContaining(location);
    }

    @Test
    void unreadable_whenNoMoreFilesMayBeOpened_saysThat() {
        IOException failure = new FileSystemException(file.toString(), null, "Too many open files");
        assertThat(new FileSource(file.toString()).unreadable(failure))
                .hasMessageContainingAll("PILOT02504", file.toString(), "too many open files", "ulimit -n");
    }

    @Test
    void endpoints_ofAFileThatIsNotJson5_failWithLineAndColumn() throws IOException {
        Files.writeString(file, "{\n  appserver: [oops]\n}");
        assertFails("PILOT02501", "line 2, column 15");
    }

    @Test
    void endpoints_ofAFileThatIsNotUtf8_fail() throws IOException {
        Files.write(file, new byte[] {'{', (byte) 0xFF, '}'});
        assertFails("PILOT02500", "Malformed");
    }

    @Test
    void endpoints_ofAServiceThatIsNotInTheFile_failAndNameThoseThatAre() throws IOException {
        Files.writeString(file, "{appserver: [], database: []}");
        assertFails("PILOT02503", "[appserver, database]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "a",
                "a:",
                ":80",
                "a:b",
                "a:-1",
                "a:+1",
                "a:65536",
                "a:123456",
                "a: 80",
                "a :80",
                " a:80",
                "a:80 ",
                "a\\t:80",
                "a:b:80",
                "[::1]",
                "[::1]:",
                "[]:80",
                "[:80",
                "]:80",
                "[a:80",
                "a]:80",
                "[[::1]]:80",
                "[::1]80",
                "a:\u0661",
                "x[::1]:80"
            })
    void endpoints_ofWhatIsNoHostAndPort_fail(String text) throws IOException {
        Files.writeString(file, "{s: ['" + text + "']}");
        assertThatThrownBy(() -> lookUp(ServiceQuery.of("s")))
                .hasMessageContaining("host:port")
                .hasMessageContaining("$.s[0]");
    }

    @ParameterizedTest
    @CsvSource({
        "a:0, a, 0",
        "a.b-c_d:65535, a.b-c_d, 65535",
        "10.0.0.1:00080, 10.0.0.1, 80",
        "[::1]:80, ::1, 80",
        "[fe80::1%eth0]:1, fe80::1%eth0, 1",
        "[a]:1, a, 1",
    })
    void endpoints_ofHostAndPort_areTheTwo(String text, String host, int port) throws IOException {
        Files.writeString(file, "{s: ['" + text + "']}");
        assertThat(lookUp(ServiceQuery.of("s"))).containsExactly(Endpoint.of(host, port));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]                                  | the document must be an object of services, not an array",
                "{s: 'a:1'}                          | $.s must be an array of endpoints, not a string of 3 characters",
                "{s: ['a:1', 7]}                     | $.s[1] must be \"host:port\" or an object, not 7",
                "{s: ['a']}                          | $.s[0] must be \"host:port\"",
                "{s: ['::1:80']}                     | \"[IPv6]:port\"",
                "{s: ['a:65536']}                    | 0 to 65535, not a string of 7 characters",
                "{s: [{port: 1}]}                    | $.s[0].address must be a host name or IP address, not an empty string",
                "{s: [{address: 'http://x/y', port: 1}]} | $.s[0].address must be a host name or IP address, not a string of 10 characters",
                "{s: [{address: '10.0.0.1:80', port: 1}]} | $.s[0].address must be a host name or IP address, not a string of 11 characters",
                "{s: [{address: ' a ', port: 1}]}    | $.s[0].address must be a host name or IP address, not a string of 3 characters",
                "{s: [{address: '[::1', port: 1}]}   | $.s[0].address must be a host name or IP address, not a string of 4 characters",
                "{s: ['http://me:s3cr3t@a:1']}       | not a string of 20 characters",
                "{s: [{address: 'a'}]}               | $.s[0].port must be an integer from 0 to 65535, not null",
                "{s: [{address: 'a', port: 1.5}]}    | $.s[0].port must be an integer from 0 to 65535, not 1.5",
                "{s: [{address: 'a', port: NaN}]}    | $.s[0].port must be an integer",
                "{s: [{address: 'a', port: 1e999}]}  | $.s[0].port must be an integer",
                "{s: [{address: 'a', port: 1, weight: 0}]}   | $.s[0].weight must be an integer from 1",
                "{s: [{address: 'a', port: 1, tags: 'x'}]}   | $.s[0].tags must be an array of strings",
                "{s: [{address: 'a', port: 1, tags: [1]}]}   | $.s[0].tags[0] must be a string, not 1",
                "{s: [{address: 'a', port: 1, meta: {a: 1}}]}| $.s[0].meta.a must be a string, not 1",
                "{s: [{address: 'a', prt: 1}]}       | one with 'prt'",
            })
    void endpoints_ofAFileOfAnotherShape_failAndSayWhere(String text, String problem) throws IOException {
        Files.writeString(file, text);
        assertFails("PILOT02502", problem);
    }

    @Test
    void endpoints_besideAServiceWithAMistake_areServed() throws IOException {
        Files.writeString(file, "{good: ['a:1'], typo: ['b:2', 'c;3'], shape: 'd:4'}");
        assertThat(lookUp(ServiceQuery.of("good"))).containsExactly(Endpoint.of("a", 1));
        assertThatThrownBy(() -> lookUp(ServiceQuery.of("typo"))).hasMessageContaining("$.typo[1]");
        assertThatThrownBy(() -> lookUp(ServiceQuery.of("shape"))).hasMessageContaining("$.shape must be");
    }

    @Test
    void endpoints_ofARelativePathToNoFile_failForGoodAndSayWhereItLeads() {
        assertThatThrownBy(() -> new FileCatalog(new FileSource("no-such-endpoints.json5"))
                        .endpoints(ServiceQuery.of("s"))
                        .toCompletableFuture()
                        .join())
                .hasCauseInstanceOf(FileCatalogException.class)
                .hasMessageContaining(
                        Path.of("no-such-endpoints.json5").toAbsolutePath() + ", in the working directory");
    }

    @Test
    void endpoints_ofNoResourceOrNoService_failForGood() throws IOException {
        assertThatThrownBy(() -> new FileCatalog(new FileSource("classpath:nowhere"))
                        .endpoints(ServiceQuery.of("s"))
                        .toCompletableFuture()
                        .join())
                .hasCauseInstanceOf(FileCatalogException.class);
        Files.writeString(file, "{}");
        assertThatThrownBy(() -> lookUp(ServiceQuery.of("s"))).hasCauseInstanceOf(FileCatalogException.class);
    }

    @Test
    void endpoints_ofASnapshot_areFromOneReadingUntilAskedForAgain() throws IOException {
        Files.writeString(file, "{s: ['a:1'], t: ['a:1'], u: ['a:1']}");
        Catalog snapshot = new FileCatalog(new FileSource(file.toString()));
        assertThat(lookUp(snapshot, "s")).containsExactly(Endpoint.of("a", 1));
        Files.writeString(file, "{s: ['a:2'], t: ['a:2'], u: ['a:2']}");
        assertThat(lookUp(snapshot, "t")).containsExactly(Endpoint.of("a", 1));
        assertThat(lookUp(snapshot, "s")).containsExactly(Endpoint.of("a", 2));
        assertThat(lookUp(snapshot, "u")).containsExactly(Endpoint.of("a", 2));
        Files.delete(file);
        assertThat(lookUp(snapshot, "t")).containsExactly(Endpoint.of("a", 2));
        assertThatThrownBy(() -> lookUp(snapshot, "t")).hasMessageContaining("PILOT02500");
        Files.writeString(file, "{s: ['a:3'], t: ['a:3']}");
        assertThat(lookUp(snapshot, "t")).containsExactly(Endpoint.of("a", 3));
    }

    private static List<Endpoint> lookUp(Catalog catalog, String service) {
        return catalog.endpoints(ServiceQuery.of(service)).toCompletableFuture().join();
    }

    private List<String> addresses(Optional<String> tag, Optional<String> datacenter) {
        return lookUp(new ServiceQuery("s", tag, datacenter)).stream()
                .map(Endpoint::address)
                .toList();
    }

    /** A start does not wait if the file is missing, or if a service is not in it. */
    @Test
    void endpoints_thatFail_failForGood() throws IOException { // C5.5
        Files.writeString(file, "{}");
        for (String location : List.of("/nowhere/endpoints.json5", file.toString())) {
            assertThatThrownBy(() -> new FileCatalog(new FileSource(location))
                            .endpoints(ServiceQuery.of("s"))
                            .toCompletableFuture()
                            .join())
                    .cause()
                    .isInstanceOfSatisfying(
                            PilotedException.class,
                            failure -> assertThat(failure.isPermanent()).isTrue());
        }
    }

    private void assertFails(String code, String problem) {
        assertThatThrownBy(() -> lookUp(ServiceQuery.of("s")))
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(PilotedException.class)
                .hasMessageContaining(code)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(problem);
    }

    private List<Endpoint> lookUp(ServiceQuery query) {
        return new FileCatalog(new FileSource(file.toString()))
                .endpoints(query)
                .toCompletableFuture()
                .join();
    }
}
