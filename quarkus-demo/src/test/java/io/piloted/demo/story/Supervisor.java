package io.piloted.demo.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A replacement of ContainerPilot's watch: it polls the passing instances, and sends the process a SIGHUP when they
 * have changed.
 */
final class Supervisor implements AutoCloseable {

    private static final long POLL_MILLIS = 500;

    private final URI query;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "supervisor");
        thread.setDaemon(true);
        return thread;
    });

    Supervisor(URI consul, String service) {
        query = consul.resolve("/v1/health/service/" + service + "?passing");
    }

    /** Address and port of each passing instance. */
    Set<String> passing() throws IOException, InterruptedException {
        Set<String> passing = new TreeSet<>();
        HttpResponse<String> response =
                http.send(HttpRequest.newBuilder(query).build(), HttpResponse.BodyHandlers.ofString());
        for (JsonNode entry : json.readTree(response.body())) {
            JsonNode service = entry.get("Service");
            passing.add(
                    service.get("Address").asText() + ':' + service.get("Port").asInt());
        }
        return passing;
    }

    /** Begins to watch for a process that already knows the current instances. */
    void watch(long pid) throws IOException, InterruptedException {
        timer.scheduleWithFixedDelay(new Watch(pid, passing()), POLL_MILLIS, POLL_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private final class Watch implements Runnable {

        private final long pid;
        private Set<String> known;

        Watch(long pid, Set<String> known) {
            this.pid = pid;
            this.known = known;
        }

        @Override
        public void run() {
            try {
                Set<String> now = passing();
                if (!now.equals(known)) {
                    known = now;
                    System.out.println("supervisor: " + now + " pass, kill -HUP " + pid);
                    new ProcessBuilder("kill", "-HUP", Long.toString(pid))
                            .inheritIO()
                            .start()
                            .waitFor();
                }
            } catch (IOException e) {
                System.out.println("supervisor: " + e); // caught, because otherwise the task would not be repeated
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
