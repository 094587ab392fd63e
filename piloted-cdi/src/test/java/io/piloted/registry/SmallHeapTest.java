package io.piloted.registry;

import static io.piloted.registry.RegistryFixture.SOON;
import static io.piloted.registry.RegistryFixture.naming;
import static io.piloted.registry.RegistryFixture.refresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.piloted.Endpoint;
import io.piloted.Patience;
import io.piloted.ServicesUpdated;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests in separate JVMs with little memory. */
@Timeout(300)
class SmallHeapTest {

    @Test
    void schedules_ofAThousandServicesWithLargeRandomWeights_fitIn64Megabytes() throws Exception {
        assertThat(run(RandomWeights.class, "-Xmx64m")).contains("served 1000");
    }

    @Test
    void refresh_thatRunsOutOfMemory_isFollowedByOthers() throws Exception {
        assertThat(run(OutOfMemory.class, "-Xmx64m")).contains("served again");
    }

    private static String run(Class<?> main, String option) throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        option,
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName())
                .redirectErrorStream(true)
                .start();
        try {
            String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(child.waitFor(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            assertThat(child.exitValue()).as(output).isZero();
            return output;
        } finally {
            child.destroyForcibly();
        }
    }

    /**
     * A program that refreshes a thousand services ten times, with three instances each, and random weights up to
     * Consul's maximum.
     */
    static final class RandomWeights {

        private RandomWeights() {}

        public static void main(String[] args) throws Exception {
            String[] names = IntStream.range(0, 1000).mapToObj(i -> "s" + i).toArray(String[]::new);
            Random random = new Random(4711);
            try (RegistryFixture fixture = naming(names)) {
                serve(fixture, names, random);
                Registry registry = fixture.started();
                for (int i = 0; i < 10; i++) {
                    serve(fixture, names, random);
                    refresh(registry);
                }
                long served = registry.names().stream()
                        .filter(name -> registry.service(name).next().port() < 3)
                        .count();
                System.gc();
                Runtime runtime = Runtime.getRuntime();
                System.out.println("served " + served + ", heap in use "
                        + (runtime.totalMemory() - runtime.freeMemory()) / 1_000_000 + " MB");
            }
        }

        private static void serve(RegistryFixture fixture, String[] names, Random random) {
            for (String name : names) {
                fixture.catalog.serve(
                        name,
                        IntStream.range(0, 3)
                                .mapToObj(i -> new Endpoint(
                                        "host", i, "", List.of(), Map.of(), "", "", 1 + random.nextInt(65_535)))
                                .toList());
            }
        }
    }

    /** A program in which one lookup allocates all memory, and keeps it for a second. */
    static final class OutOfMemory {

        private static volatile List<byte[]> hoard = List.of();
        private static volatile boolean full;

        private OutOfMemory() {}

        public static void main(String[] args) throws Exception {
            AtomicBoolean hungry = new AtomicBoolean();
            CountDownLatch requested = new CountDownLatch(1); // this thread needs memory for its request
            try (RegistryFixture fixture = naming("app")) {
                fixture.catalog.serve("app", "a");
                Registry registry = fixture.idle(query -> {
                    if (hungry.getAndSet(false)) {
                        awaitLatch(requested);
                        fill();
                    }
                    return fixture.catalog.endpoints(query);
                });
                registry.start(SOON, true);
                Thread rescue = new Thread(() -> {
                    while (hoard.isEmpty() || !full) { // on a busy machine, this may take longer than the second below
                        Thread.onSpinWait();
                    }
                    for (long end = System.nanoTime() + 1_000_000_000; System.nanoTime() < end; ) {
                        Thread.onSpinWait();
                    }
                    hoard = List.of();
                });
                rescue.start();
                hungry.set(true);
                CompletableFuture<ServicesUpdated> poor = registry.refresh().toCompletableFuture();
                requested.countDown();
                rescue.join();
                poor.exceptionally(failure -> null).get(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);

                fixture.catalog.serve("app", "b");
                refresh(registry);
                await().atMost(SOON)
                        .until(() -> registry.service("app").next().address().equals("b"));
                System.out.println("served again");
            }
        }

        private static void awaitLatch(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private static void fill() {
            List<byte[]> all = new ArrayList<>(1_000_000);
            hoard = all;
            for (int size = 1 << 20; size >= 16; size /= 2) {
                try {
                    while (true) {
                        all.add(new byte[size]);
                    }
                } catch (OutOfMemoryError e) {
                    Thread.onSpinWait(); // smaller pieces still fit
                }
            }
            full = true;
        }
    }
}
