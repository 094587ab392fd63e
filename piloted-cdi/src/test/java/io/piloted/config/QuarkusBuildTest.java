package io.piloted.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tests of the class loaders of a Quarkus build; the kit's consumers test it with real builds. */
class QuarkusBuildTest {

    private static final ClassLoader OWN = QuarkusBuildTest.class.getClassLoader();

    @Test
    void isBuilding_loaderWithoutDeploymentModules_isNot() {
        assertThat(QuarkusBuild.isBuilding(OWN)).isFalse();
        assertThat(QuarkusBuild.isBuilding(null)).isFalse();
        assertThat(QuarkusBuild.isRunning()).isFalse();
    }

    @Test
    void isBuilding_loaderOfABuild_is() {
        assertThat(QuarkusBuild.isBuilding(new Deployment("Augmentation Class Loader: PROD", Object.class)))
                .isTrue();
    }

    /** A test has Quarkus' deployment modules as dependencies, through quarkus-junit. */
    @Test
    void isBuilding_loaderOfTheApplicationInATest_isNot() {
        assertThat(QuarkusBuild.isBuilding(new Deployment("Quarkus Base Runtime ClassLoader: TEST", Object.class)))
                .isFalse();
    }

    /** Tests of an extension have its deployment module on the class path. */
    @Test
    void isBuilding_loaderThatHasThemFromTheClassPath_isNot() {
        assertThat(QuarkusBuild.isBuilding(new Deployment("Augmentation Class Loader: TEST", QuarkusBuildTest.class)))
                .isFalse();
    }

    /** A class loader that returns any class for the searched name. */
    private static final class Deployment extends ClassLoader {

        private final Class<?> builder;

        Deployment(String name, Class<?> builder) {
            super(name, OWN);
            this.builder = builder;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith("io.quarkus.deployment.")) {
                return builder;
            }
            throw new ClassNotFoundException(name);
        }
    }
}
