package io.piloted.tck.inprocess;

import static org.assertj.core.api.Assertions.assertThat;

import io.piloted.Endpoint;
import io.piloted.Piloted;
import io.piloted.ServiceHandle;
import io.piloted.tck.Assertion;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * A test that picks do not leak memory. It runs with {@code -Xmx64m}, with which the container's own providers fail
 * before 20 million calls.
 */
@Assertion("C8.4")
public class LeakTest {

    private static final int CALLS = 20_000_000;

    /** For forms that take longer. Enough to notice a leak, because an object takes at least 16 bytes. */
    private static final int FEWER_CALLS = 1_000_000;

    private static final long LEAKED = 8L << 20;

    @Test
    void get_twentyMillionTimes_leavesTheHeapFlat() {
        try (SeApplication application = SeApplication.watching("app")
                .endpoints("{app: ['10.0.0.1:80', '10.0.0.2:80']}")
                .start(EveryForm.class, GenericForms.class)) {
            EveryForm bean = application.get(EveryForm.class);

            flat(bean.provider::get, CALLS);
            flat(bean.instance::get, CALLS);
            flat(bean.fromConstructor::get);
            flat(bean.fromInitializer::get);
            flat(() -> bean.listProvider.get().get(0));
            GenericForms generic = application.get(GenericForms.class);
            flat(generic.provider::get);
            flat(generic.wildProvider::get);
            flat(generic.wildInstance::get);
            flat(() -> generic.wildListProvider.get().get(0));
            flat(() -> bean.any.select(Piloted.Literal.of("app")).get());
            flat(() -> bean.handles.get().next());
            flat(() -> application
                    .container()
                    .select(ServiceHandle.class, Piloted.Literal.of("app"))
                    .get()
                    .next());
        }
    }

    private static void flat(Supplier<Endpoint> pick) {
        flat(pick, FEWER_CALLS);
    }

    private static void flat(Supplier<Endpoint> pick, int calls) {
        long before = used();
        for (int i = 0; i < calls; i++) {
            if (pick.get() == null) {
                throw new AssertionError("no endpoint");
            }
        }
        assertThat(used() - before).as("bytes kept after %s calls", calls).isLessThan(LEAKED);
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
