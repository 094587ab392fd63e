package io.piloted.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the file as a configuration source (C2), read with SmallRye Config. */
class ContainerPilotConfigSourceTest {

    private static final ClassLoader APPLICATION = Thread.currentThread().getContextClassLoader();

    @TempDir
    Path directory;

    private final Map<String, String> env = new HashMap<>();
    private final Map<String, String> systemProperties = new HashMap<>();

    @AfterEach
    void forget() {
        CurrentModel.forget(APPLICATION);
    }

    @Test
    void config_readsLeavesAndLists() {
        write("{consul:'{{ .HOST }}',watches:[{name:'aa',interval:5}],services:[{tags:['x,y','c:\\\\d\\\\']}]}");
        env.put("HOST", "c");
        SmallRyeConfig config = config();

        assertThat(config.getValue("containerpilot.consul", String.class)).isEqualTo("c");
        assertThat(config.getValue("containerpilot.watches[0].interval", int.class))
                .isEqualTo(5);
        assertThat(config.getValue("containerpilot.watches.aa.interval", int.class))
                .isEqualTo(5);
        assertThat(config.getValues("containerpilot.services[0].tags", String.class))
                .containsExactly("x,y", "c:\\d\\");
        assertThat(config.getValue("containerpilot.services[0].tags", String[].class))
                .containsExactly("x,y", "c:\\d\\");
        assertThat(config.getOptionalValue("containerpilot.none", String.class)).isEmpty();
    }

    /** C2.2, for every text of up to 6 characters that have a special meaning in readers. */
    @Test
    void config_returnsEveryTextUnchanged() {
        List<String> texts =
                new ArrayList<>(List.of("", "#{x}", "sh -c 'echo ${HOME:-/root} $$ \\$X ${A${B}} $(ls) $'"));
        int last = 0;
        for (int length = 1; length <= 6; length++) {
            int end = texts.size();
            for (int i = last; i < end; i++) {
                for (char character : new char[] {'$', '{', '}', '\\', 'a'}) {
                    texts.add(texts.get(i) + character);
                }
            }
            last = end;
        }
        Map<String, String> escaped = new HashMap<>();
        for (int i = 1; i < texts.size(); i++) {
            escaped.put("k" + i, Expressions.escape(texts.get(i)));
        }
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(escaped, "escaped", 150))
                .build();

        for (int i = 1; i < texts.size(); i++) {
            assertThat(config.getValue("k" + i, String.class)).isEqualTo(texts.get(i));
        }
    }

    @ParameterizedTest
    @CsvSource({"echo $HOME,echo $HOME", "a$,a$", "$(x),$(x)", "'{}\\','{}\\'", "${X},\\${X}", "#{x},#{x}"})
    void escape_onlyWhereNeeded(String text, String escaped) {
        assertThat(Expressions.escape(text)).isEqualTo(escaped);
    }

    @Test
    void source_agreesWithItself() {
        write("{consul:'c',jobs:[{name:'app',exec:'echo ${X}'}]}");
        ConfigSource source = source();

        assertThat(source.getPropertyNames())
                .isEqualTo(source.getProperties().keySet())
                .isNotEmpty();
        source.getProperties()
                .forEach((name, value) -> assertThat(source.getValue(name)).isEqualTo(value));
        assertThat(source.getProperties())
                .isEqualTo(ContainerPilot.load(file(), env).fileProperties().listed());
        ContainerPilot.load(file(), env)
                .properties()
                .forEach((name, value) -> assertThat(source.getValue(name)).isEqualTo(value));
        assertThat(source.getValue("containerpilot.none")).isNull();
    }

    @Test
    void constructor_readsNothing_firstReadDoes() {
        env.put("CONTAINERPILOT", file().toString());
        ConfigSource source = new ContainerPilotConfigSource(this::systemProperty, env);
        assertThat(source.getOrdinal()).isEqualTo(150);
        assertThat(source.getName()).isEqualTo("ContainerPilotConfigSource[source=" + file() + "]");

        write("{a:1}");
        assertThat(source.getValue("containerpilot.a")).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "{{ nofunc }}"})
    void unusableFile_isEmpty(String document) {
        write(document);
        assertThat(source().getProperties()).isEmpty();
        assertThat(source().getValue("a")).isNull();
    }

    @Test
    void noFile_isEmpty() {
        assertThat(source().getProperties()).isEmpty();
        env.put("CONTAINERPILOT", "a\0b");
        assertThat(new ContainerPilotConfigSource(this::systemProperty, env).getProperties())
                .isEmpty();
        ConfigSource unset = new ContainerPilotConfigSource(this::systemProperty, Map.of());
        assertThat(unset.getPropertyNames()).isEmpty();
        assertThat(unset.getName()).isEqualTo("ContainerPilotConfigSource[source=]");
    }

    @Test
    void disabled_isEmpty() {
        write("{a:1}");
        for (String off : List.of("false", "FALSE", " false ", "off", "no", "0")) {
            env.put("PILOTED_ENABLED", off);
            assertThat(source().getProperties()).isEmpty();
        }
        systemProperties.put("piloted.enabled", "true");
        assertThat(source().getProperties()).isNotEmpty();
    }

    @Test
    void ordinal_fromEnvironmentOrSystemProperty() {
        env.put("PILOTED_CONFIG_ORDINAL", "350");
        assertThat(source().getOrdinal()).isEqualTo(350);
        systemProperties.put("piloted.config.ordinal", "90");
        assertThat(source().getOrdinal()).isEqualTo(90);
        systemProperties.put("piloted.config.ordinal", "high");
        assertThat(source().getOrdinal()).isEqualTo(150);
    }

    @Test
    void ordinal_isBetweenOtherSources() {
        write("{consul:'file'}");
        ConfigSource application = new PropertiesConfigSource(Map.of("containerpilot.consul", "app"), "app", 250);
        ConfigSource packaged = new PropertiesConfigSource(Map.of("containerpilot.consul", "jar"), "jar", 100);
        assertThat(config(packaged).getValue("containerpilot.consul", String.class))
                .isEqualTo("file");
        assertThat(config(packaged, application).getValue("containerpilot.consul", String.class))
                .isEqualTo("app");
    }

    /** C2.5. */
    @Test
    void reload_reachesAllSources_failedReloadDoesNot() {
        write("{consul:'old'}");
        SmallRyeConfig first = config();
        SmallRyeConfig second = config();
        assertThat(first.getValue("containerpilot.consul", String.class)).isEqualTo("old");

        write("{consul:'new',watches:[{name:'bb',interval:1}]}");
        CurrentModel.set(APPLICATION, ContainerPilot.load(file(), env));

        for (SmallRyeConfig config : List.of(first, second)) {
            assertThat(config.getValue("containerpilot.consul", String.class)).isEqualTo("new");
            assertThat(config.getValue("containerpilot.watches.bb.name", String.class))
                    .isEqualTo("bb");
        }
        write("{broken");
        assertThat(first.getValue("containerpilot.consul", String.class)).isEqualTo("new");
        assertThat(config().getValue("containerpilot.consul", String.class)).isEqualTo("new");
        assertThat(CurrentModel.get()).isPresent();
    }

    /** Two applications that share the library, as in an EAR or a server. */
    @Test
    void reload_ofOneApplication_leavesTheOther() {
        ClassLoader war = new URLClassLoader(new URL[0], new URLClassLoader(new URL[0], APPLICATION));
        ClassLoader other = new URLClassLoader(new URL[0], APPLICATION);
        write("{consul:'war'}");
        CurrentModel.set(war.getParent(), ContainerPilot.load(file(), env)); // the EAR's class loader
        write("{consul:'other'}");
        CurrentModel.set(other, ContainerPilot.load(file(), env));

        assertThat(in(war)).isEqualTo("war");
        assertThat(in(other)).isEqualTo("other");

        CurrentModel.forget(war.getParent());
        assertThat(in(other)).isEqualTo("other");
        assertThat(in(null)).as("on a thread of nobody").isEqualTo("other");
        CurrentModel.forget(other);
        assertThat(CurrentModel.get()).isEmpty();
    }

    private String in(ClassLoader loader) {
        Thread.currentThread().setContextClassLoader(loader);
        try {
            return CurrentModel.get().orElseThrow().properties().get("containerpilot.consul");
        } finally {
            Thread.currentThread().setContextClassLoader(APPLICATION);
        }
    }

    /** Two applications run one after the other in one JVM, with the same configuration. */
    @Test
    void source_betweenTwoApplications_readsTheFileAgain() {
        write("{a:1}");
        ConfigSource source = source();
        assertThat(source.getValue("containerpilot.a")).isEqualTo("1");
        CurrentModel.set(APPLICATION, new ModelReader(env).read(ContainerPilotFile.at(file()), false));
        CurrentModel.forget(APPLICATION);
        write("{b:2}");

        assertThat(source.getValue("containerpilot.b")).isEqualTo("2");
        assertThat(source.getValue("containerpilot.a")).isNull();
    }

    @Test
    void source_beforeTheFirstApplication_readsAFileThatChangedAgain() {
        write("{a:1}");
        ConfigSource source = source();
        assertThat(source.getValue("containerpilot.a")).isEqualTo("1");
        write("{a:1,b:2}");

        assertThat(source.getValue("containerpilot.b")).isEqualTo("2");
    }

    @Test
    void source_isFoundByTheServiceLoader() {
        assertThat(ServiceLoader.load(ConfigSource.class)).hasAtLeastOneElementOfType(ContainerPilotConfigSource.class);
    }

    private SmallRyeConfig config(ConfigSource... others) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(source())
                .withSources(others)
                .build();
    }

    private ConfigSource source() {
        env.put("CONTAINERPILOT", file().toString());
        return new ContainerPilotConfigSource(this::systemProperty, env);
    }

    private Optional<String> systemProperty(String name) {
        return Optional.ofNullable(systemProperties.get(name));
    }

    private void write(String document) {
        try {
            Files.writeString(file(), document);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Path file() {
        return directory.resolve("containerpilot.json5");
    }
}
