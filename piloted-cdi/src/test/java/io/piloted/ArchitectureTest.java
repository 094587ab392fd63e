package io.piloted;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.PackageMatcher;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;

/** Tests of the dependencies between packages, as in CONTRIBUTING.md. */
@AnalyzeClasses(packages = "io.piloted", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String API = "io.piloted";
    private static final String ADDRESS = "io.piloted.address..";
    private static final String CONCURRENT = "io.piloted.concurrent..";
    private static final String TEMPLATE = "io.piloted.template..";
    private static final String HTTP = "io.piloted.http..";
    private static final String JSON5 = "io.piloted.json5..";
    private static final String CONFIG = "io.piloted.config..";
    private static final String CONSUL = "io.piloted.consul..";
    private static final String CATALOG = "io.piloted.catalog..";
    private static final String BUILTIN = "io.piloted.builtin..";
    private static final String FILE = "io.piloted.file..";
    private static final String REGISTRY = "io.piloted.registry..";
    private static final String SECRET = "io.piloted.secret..";
    private static final String SIGNAL = "io.piloted.signal..";
    private static final String CDI = "io.piloted.cdi..";
    private static final String REST = "io.piloted.rest..";
    private static final String METRICS = "io.piloted.metrics..";
    private static final String TESTING = "io.piloted.testing..";
    private static final String HEALTH = "io.piloted.health..";
    private static final String BEAN_CONTAINER = "jakarta.enterprise.inject.spi.BeanContainer";

    @ArchTest
    static final ArchRule no_cycles =
            slices().matching("io.piloted.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule only_the_wiring_knows_cdi = noClasses()
            .that()
            .resideOutsideOfPackages(CDI, API, HEALTH, TESTING)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.enterprise..", "jakarta.inject..");

    /** TomEE 9 has CDI 3 without this type: there {@code BeanManager} declares the methods itself. */
    @ArchTest
    static final ArchRule nothing_needs_the_bean_container_of_cdi4 =
            noClasses().should().dependOnClassesThat().haveFullyQualifiedName(BEAN_CONTAINER);

    @ArchTest
    static void each_package_knows_only_what_is_listed(JavaClasses imported) {
        knows(API).check(imported);
        knows(SECRET).check(imported);
        knows(ADDRESS).check(imported);
        knows(CONCURRENT).check(imported);
        knows(TEMPLATE, API, SECRET).check(imported);
        knows(JSON5, API, SECRET).check(imported);
        knows(CONFIG, API, ADDRESS, SECRET, TEMPLATE, JSON5).check(imported);
        knows(HTTP, ADDRESS, CONCURRENT).check(imported);
        knows(CATALOG, API, CONFIG).check(imported);
        knows(CONSUL, API, ADDRESS, CONCURRENT, CATALOG, CONFIG, HTTP, SECRET).check(imported);
        knows(FILE, API, ADDRESS, CATALOG, CONFIG, SECRET, JSON5).check(imported);
        knows(BUILTIN, CATALOG, CONFIG, CONSUL, FILE).check(imported);
        knows(REGISTRY, API, CATALOG, CONCURRENT).check(imported);
        knows(SIGNAL).check(imported);
        // Not CONSUL and FILE: the wiring knows only their common interface.
        knows(CDI, API, CONCURRENT, CONFIG, CATALOG, BUILTIN, REGISTRY, SIGNAL, METRICS)
                .check(imported);
        knows(REST, API, CONCURRENT, CONFIG, CDI).check(imported);
        knows(TESTING, API).check(imported);
        knows(METRICS, API, CONCURRENT, REGISTRY).check(imported);
        knows(HEALTH, API, CONFIG, REGISTRY, CDI).check(imported);
    }

    @ArchTest
    static final ArchRule nothing_knows_json_p = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.json", "jakarta.json.spi", "jakarta.json.stream");

    /** A server may lack these APIs, so only the classes for them may use them. */
    @ArchTest
    static final ArchRule only_the_rest_package_knows_rest = noClasses()
            .that()
            .resideOutsideOfPackage(REST)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta.ws.rs..",
                    "org.eclipse.microprofile.rest..",
                    "org.glassfish.jersey..",
                    "org.apache.cxf..",
                    "org.jboss.resteasy..",
                    "io.smallrye..",
                    "io.vertx..",
                    "io.quarkus..");

    @ArchTest
    static final ArchRule only_the_health_package_knows_health = noClasses()
            .that()
            .resideOutsideOfPackage(HEALTH)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.eclipse.microprofile.health..");

    @ArchTest
    static final ArchRule only_the_metrics_package_knows_metrics = noClasses()
            .that()
            .resideOutsideOfPackage(METRICS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.micrometer..", "io.opentelemetry..");

    private static ArchRule knows(String from, String... to) {
        String[] allowed = new String[to.length + 1];
        System.arraycopy(to, 0, allowed, 0, to.length);
        allowed[to.length] = from;
        return noClasses()
                .that()
                .resideInAPackage(from)
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "are of another package of the library",
                        type -> type.getPackageName().startsWith("io.piloted")
                                && Arrays.stream(allowed)
                                        .noneMatch(pattern ->
                                                PackageMatcher.of(pattern).matches(type.getPackageName()))))
                .allowEmptyShould(true);
    }

    @ArchTest
    static final ArchRule only_the_signal_package_talks_about_signals = classes()
            .that()
            .resideOutsideOfPackage(SIGNAL)
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackage("sun.misc..");
}
