package io.piloted.demo.story;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * A replacement of ContainerPilot 3 that runs the jobs and watches of a file. It starts each job, and restarts it if it
 * has {@code restarts: 'unlimited'}. A job that waits for a watch is started whenever the passing instances have
 * changed.
 */
final class ContainerPilotStandIn implements AutoCloseable {

    private static final long POLL_MILLIS = 200;
    private static final long GRACE_SECONDS = 20;

    private final Map<String, String> environment;
    private final List<Map<String, Object>> jobs = new ArrayList<>();
    private final Map<String, Supervisor> watches = new HashMap<>();
    private final Set<Process> running = ConcurrentHashMap.newKeySet();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closed;

    /** Creates it; runs nothing yet. */
    @SuppressWarnings("unchecked")
    ContainerPilotStandIn(Map<String, Object> file, URI consul, Map<String, String> environment) {
        this.environment = environment;
        ((List<Object>) file.get("jobs")).forEach(job -> jobs.add((Map<String, Object>) job));
        for (Object watch : (List<Object>) file.get("watches")) {
            String name = (String) ((Map<String, Object>) watch).get("name");
            watches.put("watch." + name, new Supervisor(consul, name));
        }
    }

    void start() {
        for (Map<String, Object> job : jobs) {
            Runnable life = job.get("when") instanceof Map<?, ?> when ? () -> watch(job, when) : () -> keep(job);
            Thread thread = new Thread(life, "containerpilot-" + job.get("name"));
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    /** Keeps the process of a job without a condition running. */
    private void keep(Map<String, Object> job) {
        try {
            do {
                run(job);
            } while (!closed && "unlimited".equals(job.get("restarts")));
        } catch (IOException | InterruptedException e) {
            System.out.println("containerpilot: " + job.get("name") + ": " + e);
        }
    }

    private void watch(Map<String, Object> job, Map<?, ?> when) {
        Supervisor watch = watches.get(when.get("source"));
        Set<String> known = Set.of();
        try {
            while (!closed) {
                Set<String> now = watch.passing();
                if (!now.equals(known)) {
                    known = now;
                    run(job);
                }
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
        } catch (IOException | InterruptedException e) {
            System.out.println("containerpilot: " + job.get("name") + ": " + e);
        }
    }

    private void run(Map<String, Object> job) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        ((List<?>) job.get("exec")).forEach(part -> command.add((String) part));
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(environment);
        Process process = builder.start();
        running.add(process);
        try {
            process.waitFor();
        } finally {
            running.remove(process);
        }
    }

    @Override
    public void close() {
        closed = true;
        watches.values().forEach(Supervisor::close);
        running.forEach(Process::destroy);
        for (Process process : running) {
            process.onExit()
                    .completeOnTimeout(process, GRACE_SECONDS, TimeUnit.SECONDS)
                    .join();
            process.destroyForcibly();
        }
        threads.forEach(Thread::interrupt);
    }
}
