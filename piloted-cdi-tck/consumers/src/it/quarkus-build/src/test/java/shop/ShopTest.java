package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ShopTest {

    @Inject
    Config config;

    /** A special case, because a test builds and runs the application in one JVM. */
    @Test
    void config_inATest_hasTheFile() {
        assertEquals(
                "marked-by-the-builder-file:8500",
                config.getValue("containerpilot.consul.address", String.class));
        assertEquals(3, config.getValues("containerpilot.builder.ports", int.class).size());
    }
}
