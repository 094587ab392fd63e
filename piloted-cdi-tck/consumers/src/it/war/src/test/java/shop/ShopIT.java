package shop;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ShopIT {

    private static final Path TARGET = Path.of("target").toAbsolutePath();

    /** What a WAR gets by naming piloted-cdi and nothing else: no API, no test library, nothing of its build. */
    @Test
    void war_hasTheLibraryAndItsTwoDependencies() throws IOException {
        try (JarFile war = new JarFile(TARGET.resolve("shop.war").toFile())) {
            assertEquals(
                    List.of("jboss-logging", "piloted-cdi", "re2j"),
                    war.stream()
                            .map(entry -> entry.getName())
                            .filter(name -> name.startsWith("WEB-INF/lib/") && name.endsWith(".jar"))
                            .map(name -> name.replaceAll("WEB-INF/lib/|-\\d.*", ""))
                            .collect(Collectors.toCollection(TreeSet::new))
                            .stream()
                            .toList());
        }
    }

    @Test
    void get_onPayaraMicro_goesRound() throws Exception {
        int port = freePort();
        ProcessBuilder server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-Dcontainerpilot=" + Path.of("containerpilot.json5").toAbsolutePath(),
                        "-Dpiloted.catalog=" + Path.of("endpoints.json5").toAbsolutePath(),
                        "-jar",
                        TARGET.resolve("payara-micro.jar").toString(),
                        "--port",
                        Integer.toString(port),
                        "--nocluster",
                        "--contextroot",
                        "/",
                        "--deploy",
                        TARGET.resolve("shop.war").toString())
                .redirectErrorStream(true)
                .redirectOutput(TARGET.resolve("payara.log").toFile());
        Process payara = server.start();
        try {
            assertEquals("http://10.0.10.10:3000", first(port, payara));
            assertEquals("http://10.0.10.11:3000", orders(port).body());
            assertEquals("http://10.0.10.10:3000", orders(port).body());
        } finally {
            payara.destroy();
            if (!payara.waitFor(20, TimeUnit.SECONDS)) {
                payara.destroyForcibly();
            }
        }
    }

    private static String first(int port, Process server) {
        return await("a response; see target/payara.log")
                .atMost(Duration.ofMinutes(3))
                .failFast("the server ended; see target/payara.log", () -> !server.isAlive())
                .ignoreExceptionsInstanceOf(IOException.class) // not up yet
                .until(() -> orders(port), response -> response.statusCode() == 200)
                .body();
    }

    private static HttpResponse<String> orders(int port) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/orders")).build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
