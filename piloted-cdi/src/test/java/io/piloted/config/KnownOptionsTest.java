package io.piloted.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.piloted.LogLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests of the warning about unknown options. */
class KnownOptionsTest {

    @Test
    void unknownKeys_areNamedInOneWarningWithTheNearestOption() {
        assertThat(warnings(List.of(
                        "piloted.refresh.timout",
                        "PILOTED_STARTUP_TIMOUT",
                        "piloted.refresh.timeout",
                        "PILOTED_CATALOG",
                        "piloted.catalouge",
                        "PILOTED_CATALOUGE",
                        "piloted.tck.jdk",
                        "pilotedish.x",
                        "other")))
                .singleElement()
                .asString()
                .contains(
                        "PILOT00513",
                        "piloted.catalouge (the nearest option is piloted.catalog), "
                                + "piloted.refresh.timout (the nearest option is piloted.refresh.timeout), "
                                + "PILOTED_STARTUP_TIMOUT (the nearest option is piloted.startup.timeout).");
    }

    @Test
    void knownKeys_areNotMentioned() {
        assertThat(warnings(KnownOptions.NAMES)).isEmpty();
    }

    /**
     * A YAML source has each list under its own key, and each element under a key. Without the list's key, the elements
     * are not read.
     */
    @Test
    void elementsOfLists_areUnknownOnlyWithoutTheList() {
        assertThat(warnings(
                        List.of(
                                "piloted.services[0]",
                                "piloted.services",
                                "piloted.service.app.dc",
                                "piloted.service.app.dc[1]",
                                "piloted.health.required[0]"),
                        Set.of("app")))
                .singleElement()
                .asString()
                .contains("ignored: piloted.health.required[0] (the nearest option is piloted.health.required).");
    }

    /** Options of a service, with both forms of keys. */
    @Test
    void unknownKeysOfServices_areNamedWithTheNearestOption() {
        assertThat(warnings(
                        List.of(
                                "piloted.service.app.tag",
                                "piloted.service.v2.app.port",
                                "PILOTED_SERVICE_V2_APP_DC",
                                "piloted.service.app.tga",
                                "piloted.service.ap.query"),
                        Set.of("app", "v2.app")))
                .singleElement()
                .asString()
                .contains("piloted.service.app.tga (the nearest option is piloted.service.app.tag), "
                        + "piloted.service.ap.query (the nearest option is piloted.service.app.query).");
    }

    @Test
    void keysWithQuotesAroundTheService_areKnown() {
        assertThat(warnings(
                        List.of(
                                "piloted.service.\"v2.app\".tag",
                                "PILOTED_SERVICE__V2_APP__DC",
                                "piloted.service.\"v2.app\".tga"),
                        Set.of("v2.app")))
                .singleElement()
                .asString()
                .contains(
                        "ignored: piloted.service.\"v2.app\".tga (the nearest option is piloted.service.v2.app.tag).");
    }

    /**
     * The check is part of each start. When it compared each key with each option of each service, it took 14 s of
     * processor time for 1,000 services, with quadratic growth.
     */
    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void keysOfThousandsOfServices_areCheckedInTime() {
        Set<String> services = new TreeSet<>();
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            services.add("service-" + i);
            keys.add("piloted.service.service-" + i + ".tag");
        }

        assertThat(warnings(keys, services)).isEmpty();
    }

    @Test
    void oneMistakeInManyKeys_isDescribedForTenOfThem() {
        Set<String> services = new TreeSet<>();
        List<String> keys = new ArrayList<>();
        for (int i = 10; i < 40; i++) {
            services.add("service-" + i);
            keys.add("piloted.service.service-" + i + ".tga");
        }

        assertThat(warnings(keys, services))
                .singleElement()
                .asString()
                .contains("piloted.service.service-19.tga (the nearest option is piloted.service.service-19.tag)"
                        + " and 20 more.")
                .doesNotContain("service-20");
    }

    /** Without services the start has failed, and this warning must not distract from its error. */
    @Test
    void keysOfServices_whileTheServicesAreUnknown_areNotMentioned() {
        assertThat(warnings(List.of("piloted.service.app.tga"))).isEmpty();
    }

    private static List<String> warnings(Iterable<String> keys) {
        return warnings(keys, Set.of());
    }

    private static List<String> warnings(Iterable<String> keys, Set<String> services) {
        try (LogLines log = new LogLines()) {
            KnownOptions.warnAboutOthers(keys, services);
            return log.of("PILOT00513");
        }
    }
}
