package io.piloted.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.WithName;
import io.smallrye.config.WithParentName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of lists, maps and mappings of the file in SmallRye Config, before and after a reload. */
class SmallRyeReloadTest {

    private static final ClassLoader APPLICATION = Thread.currentThread().getContextClassLoader();

    @TempDir
    Path directory;

    private @Nullable SmallRyeConfig registered;

    @AfterEach
    void forget() {
        CurrentModel.forget(APPLICATION);
        if (registered != null) {
            ConfigProviderResolver.instance().releaseConfig(registered);
        }
    }

    @Test
    void list_grown_hasItsNewElements() {
        SmallRyeConfig config = running("{ports:[1,2]}");
        assertThat(ports(config)).containsExactly(1, 2);

        reload("{ports:[3,4,5]}");

        assertThat(ports(config)).containsExactly(3, 4, 5);
        assertThat(config.getValue("containerpilot.ports[2]", int.class)).isEqualTo(5);
    }

    @Test
    void list_shrunk_hasNoOldElements() {
        SmallRyeConfig config = running("{ports:[1,2,3]}");
        assertThat(ports(config)).containsExactly(1, 2, 3);

        reload("{ports:[4]}");

        assertThat(ports(config)).containsExactly(4);
        assertThat(config.getValue("containerpilot.ports", int[].class)).containsExactly(4);
        assertThat(config.getOptionalValue("containerpilot.ports[1]", int.class))
                .isEmpty();
    }

    /** SmallRye Config treats every backslash in a list as an escape. */
    @Test
    void list_ofBackslashesAndCommas_isUnchanged() {
        SmallRyeConfig config = running("{exec:['a\\\\','\\\\,b','c\\\\d','${E}\\\\',' f ','$$\\\\$g,']}");

        assertThat(config.getValues("containerpilot.exec", String.class))
                .containsExactly("a\\", "\\,b", "c\\d", "${E}\\", " f ", "$$\\$g,");
    }

    @Test
    void list_whileTheFileIsReplaced_isNeverOfTwoVersions() throws InterruptedException {
        SmallRyeConfig config = running("{ports:[1,1,1,1]}");
        ContainerPilot one = load("{ports:[1,1,1,1]}");
        ContainerPilot two = load("{ports:[2,2,2]}");
        AtomicBoolean ended = new AtomicBoolean();
        Thread replacing = new Thread(() -> {
            while (!ended.get()) {
                CurrentModel.set(APPLICATION, two);
                CurrentModel.set(APPLICATION, one);
            }
        });
        replacing.start();
        try {
            Set<List<Integer>> seen = new HashSet<>();
            for (int i = 0; i < 20_000; i++) {
                seen.add(ports(config));
            }
            assertThat(seen).isSubsetOf(List.of(1, 1, 1, 1), List.of(2, 2, 2));
        } finally {
            ended.set(true);
            replacing.join();
        }
    }

    @Test
    void map_afterAReload_hasItsNewKeys() {
        SmallRyeConfig config = running("{meta:{a:'1',gone:'2'}}");
        assertThat(meta(config)).containsOnlyKeys("a", "gone");

        reload("{meta:{a:'3',b:'4'}}");

        assertThat(meta(config)).containsExactlyInAnyOrderEntriesOf(Map.of("a", "3", "b", "4"));
    }

    @Test
    void arrayOfArrays_afterAReload_hasItsNewSize() {
        SmallRyeConfig config = running("{x:[[1,2],[3]]}");
        assertThat(config.getValues("containerpilot.x", String.class)).containsExactly("1,2", "3");

        reload("{x:[[4],[5],[6]]}");

        assertThat(config.getValues("containerpilot.x", String.class)).containsExactly("4", "5", "6");
    }

    @Test
    void map_ofUnusualKeys_hasThemAsTheyAre() {
        SmallRyeConfig config = running("{meta:{'a\\\\':'1','':'2','x.y':'3','d\"e':'4','f\\\\g':'5'}}");

        assertThat(meta(config))
                .containsExactlyInAnyOrderEntriesOf(Map.of("a\\", "1", "x.y", "3", "d\"e", "4", "f\\g", "5"));
        assertThat(config.getValue("containerpilot.meta.\"\"", String.class)).isEqualTo("2");
    }

    @Test
    void mapping_ofTheFile_works() {
        SmallRyeConfig config = running(
                "{consul:{address:'c'},jobs:[{name:'aa',interval:3,tags:['x','y']},{name:'bb',interval:4}],"
                        + "odd:{'a\\\\':{x:1},'b.c':{x:2},'':{x:3}}}",
                WholeFile.class,
                Jobs.class);

        WholeFile file = config.getConfigMapping(WholeFile.class);
        assertThat(file.consul()).containsEntry("address", "c");
        assertThat(file.jobs()).extracting(Job::name).containsExactly("aa", "bb");
        assertThat(file.jobs().get(0).tags()).contains(List.of("x", "y"));
        assertThat(file.odd()).containsOnlyKeys("a\\", "b.c");
        assertThat(config.getConfigMapping(Jobs.class).all())
                .extracting(Job::interval)
                .containsExactly(3, 4);
        assertThat(config.getValue("containerpilot.jobs.bb.interval", int.class))
                .isEqualTo(4);
    }

    @ConfigMapping(prefix = "containerpilot")
    interface WholeFile {
        Map<String, String> consul();

        List<Job> jobs();

        Map<String, Odd> odd();
    }

    @ConfigMapping(prefix = "containerpilot.jobs")
    interface Jobs {
        @WithParentName
        List<Job> all();
    }

    interface Job {
        String name();

        @WithName("interval")
        int interval();

        Optional<List<String>> tags();
    }

    interface Odd {
        int x();
    }

    private static List<Integer> ports(SmallRyeConfig config) {
        return config.getValues("containerpilot.ports", Integer.class);
    }

    private static Map<String, String> meta(SmallRyeConfig config) {
        return config.getValues("containerpilot.meta", String.class, String.class);
    }

    /** The configuration of an application that starts with this file. */
    private SmallRyeConfig running(String document, Class<?>... mappings) {
        reload(document);
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new ContainerPilotConfigSource(
                        name -> Optional.empty(), Map.of("CONTAINERPILOT", file().toString())));
        for (Class<?> mapping : mappings) {
            builder.withMapping(mapping);
        }
        SmallRyeConfig config = builder.build();
        ConfigProviderResolver.instance().registerConfig(config, APPLICATION);
        registered = config;
        return config;
    }

    private void reload(String document) {
        CurrentModel.set(APPLICATION, load(document));
    }

    private ContainerPilot load(String document) {
        try {
            Files.writeString(file(), document);
            return new ModelReader(Map.of()).read(ContainerPilotFile.at(file()), false);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Path file() {
        return directory.resolve("containerpilot.json5");
    }
}
