package io.piloted.benchmarks;

import io.piloted.Endpoint;
import io.piloted.benchmarks.picks.PickingBean;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.CDI;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A benchmark of picks through objects that the CDI container injects, with three endpoints from a file. */
@State(Scope.Benchmark)
public class InjectedBenchmark {

    private Path folder;
    private AutoCloseable container;
    private PickingBean bean;

    /**
     * Starts the container.
     *
     * @throws Exception if it does not start
     */
    @Setup
    public void start() throws Exception {
        folder = Files.createTempDirectory("piloted-benchmarks");
        System.setProperty("containerpilot", write("containerpilot.json5", "{watches: [{name: 'app', interval: 3}]}"));
        System.setProperty("piloted.catalog", write("endpoints.json5", "{app: [" + Endpoints.joined(3, "'") + "]}"));
        container = QuarkusContainer.isHere()
                ? QuarkusContainer.start()
                : SeContainerInitializer.newInstance()
                        .addBeanClasses(PickingBean.class)
                        .initialize();
        bean = CDI.current().select(PickingBean.class).get();
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    /**
     * Stops it.
     *
     * @throws Exception if the files cannot be deleted
     */
    @TearDown
    public void stop() throws Exception {
        container.close();
        Files.delete(folder.resolve("containerpilot.json5"));
        Files.delete(folder.resolve("endpoints.json5"));
        Files.delete(folder);
    }

    /**
     * One pick.
     *
     * @return an endpoint
     */
    @Benchmark
    public Endpoint handle() {
        return bean.handle.next();
    }

    /**
     * One pick.
     *
     * @return an endpoint
     */
    @Benchmark
    public Endpoint provider() {
        return bean.provider.get();
    }

    /**
     * One pick.
     *
     * @return an endpoint
     */
    @Benchmark
    public Endpoint instance() {
        return bean.instance.get();
    }
}
