package io.piloted.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.piloted.ServiceQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the validation (C1.6): used parts are checked as ContainerPilot checks them, others are not checked. */
class ContainerPilotTest {

    @TempDir
    Path directory;

    @Test
    void services_ofBothGenerations_backendsFirst() { // C1.6
        ContainerPilot model = load("""
                {
                  consul: "consul:8500",
                  watches: [{name: "db", interval: 5, tag: "primary", dc: "east"}, {name: "cache", interval: 1}],
                  backends: [{name: "app", poll: 7, onChange: ["reload", 1], tag: "v2", timeout: "3s"}],
                }""");

        assertThat(model.services())
                .containsExactly(
                        new ServiceQuery("app", Optional.of("v2"), Optional.empty()),
                        new ServiceQuery("db", Optional.of("primary"), Optional.of("east")),
                        ServiceQuery.of("cache"));
    }

    @Test
    void services_keepDuplicates_skipNulls() {
        assertThat(load("{consul:'c',watches:[{name:'aa',interval:1},null,{name:'aa',interval:2,tag:'x'}]}")
                        .services())
                .containsExactly(ServiceQuery.of("aa"), new ServiceQuery("aa", Optional.of("x"), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{consul:'c'}",
                "{consul:'c',watches:null,backends:[]}",
                "{consul:'c',watches:{name:'aa'},backends:'aa'}",
                "{consul:'c',unknown:1,jobs:[{no:'name'}],services:7,telemetry:false,stopTimeout:[5],logging:{x:1}}",
                "{consul:'c',watches:[{name:'aa',interval:1}],coprocesses:{},tasks:[[]],etcd:{}}",
            })
    void load_whatIsNotOurs_isNeverAReason(String document) { // C1.6
        assertThat(load(document).services()).hasSizeLessThan(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "1.9",
                "'5'",
                "'0x1F'",
                "'0b1'",
                "'0o17'",
                "'017'",
                "'1_000'",
                "'+3'",
                "true",
                "1e3",
                "0x10",
                "9223372036854774784"
            })
    void interval_weaklyTyped_isTaken(String interval) {
        load("{consul:'c',watches:[{name:'aa',interval:" + interval + "}]}");
        load("{consul:'c',backends:[{name:'aa',poll:" + interval + "}]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "0.99",
                "NaN",
                "Infinity",
                "1e30",
                "9223372036854775807",
                "false",
                "null",
                "''",
                "' 5'",
                "'5s'",
                "'1.5'",
                "'08'",
                "'0x'",
                "'_1'",
                "'1__0'",
                "'9223372036854775808'",
                "[]",
                "[1]",
                "{}"
            })
    void interval_other_isAProblem(String interval) {
        assertThat(problems("{consul:'c',watches:[{name:'aa',interval:1},{name:'aa',interval:" + interval + "}]}"))
                .singleElement()
                .asString()
                .startsWith("at $.watches[1].interval: ")
                .contains("expected a whole number of seconds, 1 or more");
        assertThat(problems("{consul:'c',backends:[{name:'aa',poll:" + interval + "}]}"))
                .singleElement()
                .asString()
                .startsWith("at $.backends[0].poll: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'aa'", "'a1'", "'a-'", "'aBC-1'", "'app-server-2'"})
    void name_asContainerPilotWantsIt(String name) {
        assertThat(load("{consul:'c',watches:[{name:" + name + ",interval:1}]}").services())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "''", "'a'", "'Aa'", "'1a'", "'-a'", "'a.b'", "'a_b'", "'a b'", "'aa\\n'", "'äa'", "12", "true", "null",
                "['aa']", "{}"
            })
    void name_other_isAProblem(String name) {
        assertThat(problems("{consul:'c',watches:[{name:" + name + ",interval:1}]}"))
                .singleElement()
                .asString()
                .startsWith("at $.watches[0].name: ");
    }

    @Test
    void scalars_areTextToo_asInGo() {
        assertThat(load("{consul:'c',watches:[{name:'aa',interval:1,tag:1.50,dc:true}]}")
                        .services())
                .containsExactly(new ServiceQuery("aa", Optional.of("1.5"), Optional.of("1")));
        assertThat(load("{consul:'c',watches:[{name:'aa',interval:1,tag:1e21,dc:null}]}")
                        .services())
                .containsExactly(new ServiceQuery("aa", Optional.of("1000000000000000000000"), Optional.empty()));
    }

    @Test
    void keys_matchInAnyCase_butOnlyOne() {
        assertThat(load("{consul:'c',watches:[{Name:'aa',INTERVAL:1}]}").services())
                .hasSize(1);
        assertThat(problems("{consul:'c',watches:[{name:'aa',Name:'bb',interval:1}]}"))
                .containsExactly("at $.watches[0].Name: unknown key; known: dc, interval, name, tag");
    }

    @Test
    void load_reportsAllProblemsAtOnce() { // C1.6
        ContainerPilotException e = failure("""
                {
                  consul: {adress: "consul", scheme: ["https"], tls: {verify: "perhaps", "ca file": 1}},
                  backends: [{name: "Web", poll: "often", dC: "x"}],
                  watches: [{interval: 0, onChange: "x"}, "db", [], {name: "ok", interval: 1}]
                }""");

        assertThat(e.problems())
                .containsExactly(
                        "at $.consul.scheme: expected a string, found an array",
                        "at $.consul.tls.verify: expected true or false, found a string of 7 characters",
                        "at $.consul.tls[\"ca file\"]: unknown key; known: cafile, capath, clientcert, clientkey, "
                                + "servername, verify",
                        "at $.consul.adress: unknown key; known: address, scheme, tls, token",
                        "at $.backends[0].name: expected a name of 2 or more ASCII letters, digits and dashes that "
                                + "begins with a small letter, found a string of 3 characters",
                        "at $.backends[0].poll: expected a whole number of seconds, 1 or more, found a string "
                                + "of 5 characters",
                        "at $.watches[0].name: missing; expected a name of 2 or more ASCII letters, digits and dashes "
                                + "that begins with a small letter",
                        "at $.watches[0].interval: expected a whole number of seconds, 1 or more, found the number 0",
                        "at $.watches[0].onChange: unknown key; known: dc, interval, name, tag",
                        "at $.watches[1]: expected an object, found a string of 2 characters",
                        "at $.watches[2]: expected an object, found an empty array");
        assertThat(e)
                .hasMessageStartingWith("PILOT00509: " + file())
                .hasMessageContainingAll(e.problems().toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            'consul',                                          consul,              ,
            'consul:8500',                                     consul:8500,         ,
            'http://consul:8500',                              consul:8500,         http
            'https://consul',                                  consul:443,          https
            'http://consul/v1',                                consul:80/v1,        http
            'http://[::1]',                                    [::1]:80,            http
            'http://::1/v1',                                   [::1]:80/v1,         http
            'http://[::1]:8500',                               [::1]:8500,          http
            'https://:8501',                                   :8501,               https
            'http://u:p@consul/v1',                            u:p@consul/v1,       http
            'unix:///run/consul.sock',                         unix:///run/consul.sock,   ,
            '',                                                ,                    ,
            ' ',                                               ,                    ,
            {},                                                ,                    ,
            {Address:'consul:1'},                              consul:1,            ,
            `{address:'consul',scheme:'https'}`,               consul,              https
            `{address:'http://consul',scheme:'https'}`,        consul:443,          https
            `{address:'https://consul',scheme:'http'}`,        consul:443,          https
            `'a:8500, https://b'`,                             `a:8500, https://b`, ,
            {address:' https://a '},                           a:443,               https
            {address:null},                                    ,                    ,
            """)
    void consul_stringOrObject(String consul, String address, String scheme) {
        ConsulSettings settings = load("{consul:" + consul + "}").consul();
        assertThat(settings.address()).isEqualTo(Optional.ofNullable(address));
        assertThat(settings.scheme()).isEqualTo(Optional.ofNullable(scheme));
        assertThat(settings.token()).isEmpty();
        assertThat(settings.tls()).isEqualTo(ConsulSettings.Tls.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8500",
                "true",
                "[]",
                "'HTTP://consul'",
                "'ftp://consul'",
                "{address:'tcp://consul'}",
                "{address:[]}",
                "{tls:'x'}",
                "{tls:{cafile:'/no/such/file'}}",
                "{tls:{clientcert:'/'}}",
                "{tls:{capath:'a\\0b'}}"
            })
    void consul_other_isAProblem(String consul) {
        assertThat(problems("{consul:" + consul + "}"))
                .singleElement()
                .asString()
                .startsWith("at $.consul");
    }

    @ParameterizedTest
    @CsvSource({"true,true", "1,true", "-0.5,true", "'\"T\"',true", "false,false", "0,false", "'\"False\"',false"})
    void verify_weaklyTyped(String verify, boolean value) {
        assertThat(load("{consul:{tls:{verify:" + verify + "}}}").consul().tls().verify())
                .contains(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{verify:null}", "{verify:''}"})
    void verify_unset_isNeither(String tls) {
        assertThat(load("{consul:{tls:" + tls + "}}").consul().tls().verify()).isEmpty();
    }

    @Test
    void tls_filesMustBeThere_unlessTheEnvironmentNamesOthers() throws IOException {
        Path pem = Files.createFile(directory.resolve("x.pem"));
        String document =
                "{consul:{tls:{cafile:'/no/ca',capath:'/no/dir',clientcert:'%s',clientkey:'/no/key'}}}".formatted(pem);

        assertThat(problems(document))
                .hasSize(2)
                .allMatch(problem -> problem.contains("can be read, found a string of "));

        ConsulSettings.Tls tls = load(document, Map.of("CONSUL_CACERT", "x", "CONSUL_CLIENT_KEY", "x"))
                .consul()
                .tls();
        assertThat(tls.caFile()).contains("/no/ca");
        assertThat(tls.clientCert()).contains(pem.toString());
    }

    @Test
    void tls_certificateWithoutKey_isAProblem() throws IOException {
        Path pem = Files.createFile(directory.resolve("x.pem"));
        assertThat(problems("{consul:{tls:{clientcert:'%s'}}}".formatted(pem)))
                .containsExactly("at $.consul.tls.clientkey: missing; expected the private key of clientcert");
        assertThat(problems("{consul:{tls:{clientkey:'%s'}}}".formatted(pem)))
                .containsExactly("at $.consul.tls.clientcert: missing; expected the certificate of clientkey");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{consul:null}"})
    void consul_absent_isLeftToOptionsAndEnvironment(String document) {
        assertThat(load(document).consul()).isEqualTo(ConsulSettings.NONE);
    }

    @Test
    void readWithoutConsul_neitherNeedsNorChecksIt() {
        ContainerPilot model = new ModelReader(Map.of())
                .read(ContainerPilotFile.at(write("{consul:5,watches:[{name:'aa',interval:1}]}")), false);
        assertThat(model.consul()).isEqualTo(ConsulSettings.NONE);
        assertThat(model.services()).containsExactly(ServiceQuery.of("aa"));
        assertThat(model.properties()).containsEntry("containerpilot.consul", "5");
    }

    @Test
    void consulSettings_neverShowSecrets() {
        assertThat(load("{consul:{address:'http://me:pass@consul',token:'secret'}}")
                        .consul())
                .asString()
                .contains("consul")
                .doesNotContain("secret", "pass", "me:");
    }

    @Test
    void load_rendersTheEnvironment() {
        assertThat(load("{consul:'{{ .HOST }}:8500'}", Map.of("HOST", "c"))
                        .consul()
                        .address())
                .contains("c:8500");
    }

    private ContainerPilot load(String document) {
        return load(document, Map.of());
    }

    private ContainerPilot load(String document, Map<String, String> env) {
        return ContainerPilot.load(write(document), env);
    }

    private List<String> problems(String document) {
        return problems(document, Map.of());
    }

    private List<String> problems(String document, Map<String, String> env) {
        return catchThrowableOfType(ContainerPilotException.class, () -> load(document, env))
                .problems();
    }

    private ContainerPilotException failure(String document) {
        return catchThrowableOfType(ContainerPilotException.class, () -> load(document));
    }

    private Path write(String document) {
        try {
            return Files.writeString(file(), document);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Path file() {
        return directory.resolve("containerpilot.json5");
    }
}
