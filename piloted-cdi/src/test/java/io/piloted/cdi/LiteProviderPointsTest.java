package io.piloted.cdi;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.piloted.Endpoint;
import io.piloted.Piloted;
import jakarta.inject.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests of the fields in which CDI Lite's objects are replaced by the library's (C8.1). */
class LiteProviderPointsTest {

    @Test
    void of_aBean_areItsPilotedProviders() {
        assertThat(LiteProviderPoints.of(Mentioning.class)).hasSize(1);
    }

    /** A missing optional dependency must not prevent the creation of the bean. */
    @Test
    void of_aBeanThatMentionsWhatIsNotThere_areNone() throws Exception {
        Class<?> mentioning = new Without(Optionally.class.getName()).loadClass(Mentioning.class.getName());
        assertThatThrownBy(mentioning::getDeclaredFields).isInstanceOf(LinkageError.class);
        assertThat(LiteProviderPoints.of(mentioning)).isEmpty();
        Class<?> byItsType = new Without(Optionally.class.getName()).loadClass(ByItsType.class.getName());
        assertThat(LiteProviderPoints.of(byItsType)).hasSize(1);
    }

    /** The missing class. */
    static class Optionally {}

    static class Mentioning {

        Optionally optionally;

        @Piloted("app")
        Provider<Endpoint> provider;
    }

    static class ByItsType {

        Optional<Optionally> optionally;

        @Piloted("app")
        Provider<Endpoint> provider;
    }

    /** A class loader with the test's own classes except one. */
    private static final class Without extends ClassLoader {

        private final String missing;

        Without(String missing) {
            super(Without.class.getClassLoader());
            this.missing = missing;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.equals(missing)) {
                throw new ClassNotFoundException(name);
            }
            return name.startsWith(LiteProviderPointsTest.class.getName()) ? own(name) : super.loadClass(name, resolve);
        }

        private Class<?> own(String name) throws ClassNotFoundException {
            try (InputStream in = requireNonNull(getResourceAsStream(name.replace('.', '/') + ".class"))) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
