package io.piloted.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.piloted.Endpoint;
import io.piloted.Patience;
import io.piloted.Piloted;
import io.piloted.PilotedException;
import io.piloted.ServiceHandle;
import io.piloted.ServiceRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jboss.weld.junit5.auto.AddExtensions;
import org.jboss.weld.junit5.auto.EnableAutoWeld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/**
 * Tests of {@code piloted.enabled=false} (C1.2): everything can be injected without a file, and fails with a clear
 * message when used.
 */
@EnableAutoWeld
@AddExtensions(PilotedExtension.class)
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class SwitchedOffTest {

    @RegisterExtension
    static final TestApplication APPLICATION =
            TestApplication.watching().with("containerpilot", "/nowhere").with("piloted.enabled", "false");

    @Inject
    @Piloted("whatever")
    Provider<Endpoint> provider;

    @Inject
    @Piloted("whatever")
    ServiceHandle handle;

    @Inject
    ServiceRegistry registry;

    private static void isSwitchedOff(ThrowingCallable use) {
        assertThatThrownBy(use).isInstanceOf(PilotedException.class).hasMessageStartingWith("PILOT04002");
    }

    @Test
    void uses_sayThatItIsSwitchedOff() {
        isSwitchedOff(() -> provider.get());
        isSwitchedOff(() -> handle.next());
        isSwitchedOff(() -> registry.names());
        isSwitchedOff(() -> registry.service("whatever"));
        assertThat(registry.refresh().toCompletableFuture())
                .failsWithin(Patience.LIMIT)
                .withThrowableThat()
                .withMessageContaining("PILOT04002");
    }

    @Test
    void threads_thereAreNone() {
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("piloted-refresh", "piloted-lookup");
    }
}
