package io.piloted.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of the names that distinguish copies of the library in one EAR. */
class LibraryCopyTest {

    @ParameterizedTest
    @CsvSource({
        "file:/srv/apps/ear/one_war/WEB-INF/lib/piloted-cdi.jar, one_war",
        "file:/tmp/1234/ear.ear/two.war/WEB-INF/lib/piloted-cdi.jar, two.war",
        "jar:file:/srv/ear.ear!/one.war!/WEB-INF/lib/piloted-cdi.jar!/, one.war",
        "vfs:/content/ear.ear/one.war/WEB-INF/lib/piloted-cdi.jar, one.war",
        "file:/srv/apps/one.war/WEB-INF/classes/, one.war",
        "file:/srv/apps/ear/lib/piloted-cdi.jar, ''"
    })
    void name_isThatOfTheWar(String location, String name) {
        assertThat(LibraryCopy.name(location)).isEqualTo(name);
    }
}
