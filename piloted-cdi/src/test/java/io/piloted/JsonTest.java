package io.piloted;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import io.piloted.ServicesUpdated.Change;
import io.piloted.ServicesUpdated.Failure;
import io.piloted.ServicesUpdated.Trigger;
import jakarta.json.bind.Jsonb;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.johnzon.jsonb.JohnzonProvider;
import org.eclipse.yasson.JsonBindingProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Tests of the public types as JSON (C6.1), with each JSON library that an application may use. */
class JsonTest {

    private static final Endpoint FULL = new Endpoint(
            "::1",
            3000,
            "app-1",
            List.of("blue", "v2"),
            Map.of("version", "2"),
            "node-1",
            "dc1",
            3,
            Map.of("http", 3000, "admin", 3001));
    private static final Endpoint BARE = Endpoint.of("10.0.0.2", 0);
    private static final Endpoint OTHER = Endpoint.of("10.0.0.3", 80);
    private static final Failure FAILURE = new Failure("PILOT02100", "PILOT02100: refused");
    private static final ServicesUpdated EVENT = event(Optional.empty());

    private static ServicesUpdated event(Optional<Failure> configurationFailure) {
        return new ServicesUpdated(
                Trigger.SIGNAL,
                Instant.parse("2024-05-06T07:08:09.123456789Z"),
                Map.of("app", new Change("app", List.of(FULL, BARE), List.of(FULL, OTHER))),
                Map.of("db", FAILURE),
                configurationFailure);
    }

    /** A JSON library with its configuration. */
    enum Mapper {
        YASSON {
            @Override
            Jsonb jsonb() {
                return new JsonBindingProvider().create().build();
            }
        },
        JOHNZON {
            @Override
            Jsonb jsonb() {
                return new JohnzonProvider().create().build();
            }
        },
        JACKSON {
            @Override
            ObjectMapper jackson() {
                return new ObjectMapper().registerModules(new Jdk8Module(), new JavaTimeModule());
            }
        },
        /** As configured in Quarkus. */
        JACKSON_WITH_PARAMETER_NAMES {
            @Override
            ObjectMapper jackson() {
                return JACKSON.jackson()
                        .registerModule(new ParameterNamesModule())
                        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
            }
        },
        JACKSON_LEAVING_OUT_WHAT_IS_EMPTY {
            @Override
            ObjectMapper jackson() {
                return JACKSON.jackson().setDefaultPropertyInclusion(JsonInclude.Include.NON_EMPTY);
            }
        },
        JACKSON_WITHOUT_MODULES {
            @Override
            ObjectMapper jackson() {
                return new ObjectMapper();
            }
        };

        /** The JSON-B of this mapper; null if it is Jackson. */
        @Nullable
        Jsonb jsonb() {
            return null;
        }

        ObjectMapper jackson() {
            throw new UnsupportedOperationException();
        }

        String write(Object value) throws Exception {
            Jsonb jsonb = jsonb();
            return jsonb != null ? jsonb.toJson(value) : jackson().writeValueAsString(value);
        }

        <T> T read(String json, Class<T> type) throws Exception {
            Jsonb jsonb = jsonb();
            return jsonb != null ? jsonb.fromJson(json, type) : jackson().readValue(json, type);
        }
    }

    @ParameterizedTest
    @EnumSource
    void endpoint_writtenAndRead_isTheSame(Mapper mapper) throws Exception {
        for (Endpoint endpoint : List.of(FULL, BARE)) {
            assertThat(mapper.read(mapper.write(endpoint), Endpoint.class)).isEqualTo(endpoint);
        }
    }

    @ParameterizedTest
    @EnumSource
    void endpoint_hasItsComponentsOnly(Mapper mapper) throws Exception {
        assertThat(new ObjectMapper().readTree(mapper.write(FULL)).fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(components(Endpoint.class).toList());
    }

    /** JSON from another program, or from a mapper that omits empty values. */
    @ParameterizedTest
    @EnumSource
    void endpoint_readFromLess_isEmptyThere(Mapper mapper) throws Exception {
        assertThat(mapper.read("{\"address\": \"a\", \"port\": 80, \"weight\": 1}", Endpoint.class))
                .isEqualTo(Endpoint.of("a", 80));
    }

    @ParameterizedTest
    @EnumSource
    void change_writtenAndRead_isTheSame(Mapper mapper) throws Exception {
        Change change = new Change("app", List.of(FULL), List.of());

        assertThat(mapper.read(mapper.write(change), Change.class)).isEqualTo(change);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "JACKSON_WITHOUT_MODULES")
    void event_hasWhatWasAddedAndRemoved_andNoStackTrace(Mapper mapper) throws Exception {
        String json = mapper.write(event(Optional.of(FAILURE)));

        assertThat(json).doesNotContain("stackTrace", "suppressed", "socketAddress", "hostAndPort");
        var tree = new ObjectMapper().readTree(json);
        assertThat(tree.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(
                        components(ServicesUpdated.class).toList());
        var change = tree.at("/changes/app");
        assertThat(change.at("/added"))
                .singleElement()
                .satisfies(added -> assertThat(added.at("/address").textValue()).isEqualTo("10.0.0.3"));
        assertThat(change.at("/removed"))
                .singleElement()
                .satisfies(removed ->
                        assertThat(removed.at("/address").textValue()).isEqualTo("10.0.0.2"));
        assertThat(tree.at("/failures/db/code").textValue()).isEqualTo("PILOT02100");
        assertThat(tree.at("/configurationFailure/message").textValue()).isEqualTo("PILOT02100: refused");
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "JACKSON_WITHOUT_MODULES")
    void event_writtenAndRead_isTheSame(Mapper mapper) throws Exception {
        ServicesUpdated nothing =
                new ServicesUpdated(Trigger.WATCH, Instant.EPOCH, Map.of(), Map.of(), Optional.empty());
        for (ServicesUpdated event : List.of(EVENT, nothing)) {
            assertThat(mapper.read(mapper.write(event), ServicesUpdated.class)).isEqualTo(event);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "JACKSON_WITHOUT_MODULES")
    void ejection_writtenAndRead_isTheSame(Mapper mapper) throws Exception {
        EndpointEjected ejected = new EndpointEjected("app", FULL, Instant.EPOCH, Instant.EPOCH.plusSeconds(30), 5, 1);
        EndpointReturned returned = new EndpointReturned("app", BARE, Instant.EPOCH, true);

        assertThat(mapper.read(mapper.write(ejected), EndpointEjected.class)).isEqualTo(ejected);
        assertThat(mapper.read(mapper.write(returned), EndpointReturned.class)).isEqualTo(returned);
        assertThat(new ObjectMapper().readTree(mapper.write(ejected)).fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(
                        components(EndpointEjected.class).toList());
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"JACKSON_WITHOUT_MODULES", "JOHNZON"})
    void snapshot_writtenAndRead_isTheSame(Mapper mapper) throws Exception {
        ServiceSnapshot snapshot = new ServiceSnapshot(
                "app",
                List.of(FULL, BARE),
                Optional.of(Instant.EPOCH),
                Optional.empty(),
                Optional.of(FAILURE),
                List.of(new EndpointEjected("app", FULL, Instant.EPOCH, Instant.EPOCH, 1, 2)));

        assertThat(mapper.read(mapper.write(snapshot), ServiceSnapshot.class)).isEqualTo(snapshot);
    }

    /** Not Johnzon, which reads an Optional of a record as an object itself. */
    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"JACKSON_WITHOUT_MODULES", "JOHNZON"})
    void eventOfAFileThatCannotBeRead_writtenAndRead_isTheSame(Mapper mapper) throws Exception {
        ServicesUpdated event = event(Optional.of(FAILURE));

        assertThat(mapper.read(mapper.write(event), ServicesUpdated.class)).isEqualTo(event);
    }

    @ParameterizedTest
    @EnumSource
    void failure_writtenAndRead_isTheSame(Mapper mapper) throws Exception {
        for (Failure failure : List.of(FAILURE, new Failure("", "no code"))) {
            assertThat(mapper.read(mapper.write(failure), Failure.class)).isEqualTo(failure);
        }
    }

    private static Stream<String> components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).map(component -> component.getName());
    }
}
