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

/** C1.2: with {@code piloted.enabled=false} everything can be injected, needs no file, and says so when it is used. */
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
