package io.piloted.tck.inprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.piloted.ServiceRegistry;
import io.piloted.ServicesUpdated;
import io.piloted.tck.Assertion;
import io.piloted.tck.consul.ConsulAgent;
import io.piloted.tck.consul.Instance;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A test that tokens and passwords of the file never appear in logs or exceptions, during the whole life of an
 * application, at the finest log level.
 */
public class SecretsTest {

    private static final String READ =
            "service_prefix \"\" { policy = \"read\" } node_prefix \"\" { policy = \"read\" }";
    private static final String WRONG = "00000000-1111-2222-3333-444444444444";
    private static final String PASSWORD = "correct-horse-battery";

    private final Logger root = Logger.getLogger("");
    private final Logger libraryLogger = Logger.getLogger("io.piloted");
    private final StringWriter output = new StringWriter();
    private final Handler everything = new Everything(output);

    @BeforeEach
    void listen() {
        root.addHandler(everything);
        libraryLogger.setLevel(Level.ALL);
    }

    @AfterEach
    void stop() {
        root.removeHandler(everything);
        libraryLogger.setLevel(null);
    }

    @Test
    @Assertion({"C1.2", "C3.1", "C5.4", "C6.1"})
    void life_withTokensInTheFile_showsNone() throws Exception {
        List<String> secrets = new ArrayList<>(List.of(WRONG, PASSWORD));
        try (ConsulAgent agent = ConsulAgent.builder().denyByDefault().start()) {
            agent.register(Instance.of("app", 3001));
            String token = agent.createToken(READ);
            String rotated = agent.createToken(READ);
            secrets.addAll(List.of(token, rotated));

            // Starts that fail: access denied, a JSON5 error in the line of the secret, a template error in that line,
            // a
            // password in the URL.
            failsToStart("PILOT02110", file(agent.address(), WRONG));
            failsToStart("PILOT01000", file(agent.address(), token + "' '"));
            failsToStart("PILOT00102", file(agent.address(), "{{ \"" + token + "\" | nofunc }}"));
            failsToStart("PILOT02006", file("http://me:" + PASSWORD + "@" + agent.address(), token));

            try (SeApplication application = SeApplication.describedBy(file(agent.address(), token))
                    .start(RefreshTest.Client.class, RefreshTest.Recorder.class)) {
                note(refresh(application));
                fails(application, file(agent.address(), WRONG), "PILOT02110");
                fails(application, file(agent.address(), token + "' '"), "PILOT01000");
                fails(application, file("https://" + agent.address(), rotated), "PILOT02103");
                fails(application, file("127.0.0.1:1", rotated), "PILOT02100");
                application.containerpilot(file(agent.address(), rotated));
                agent.register(Instance.of("app", 3002));
                ServicesUpdated recovered = refresh(application);
                note(recovered);
                assertThat(recovered.failures()).isEmpty();
                note(application.get(ServiceRegistry.class));
                note(application.get(ServiceRegistry.class).service("app"));
            }
        }
        assertThat(output.toString())
                .contains("PILOT03008", "PILOT04003", "PILOT02103")
                .doesNotContain(secrets);
    }

    private static String file(String address, String token) {
        return """
                {
                  consul: { address: '%s', token: '%s' },
                  database: { user: 'app', password: '%s' },
                  watches: [{ name: 'app', interval: 3 }],
                }
                """.formatted(address, token, PASSWORD);
    }

    private void failsToStart(String code, String file) {
        try (SeApplication application = SeApplication.describedBy(file).option("piloted.startup.timeout", "2s")) {
            String problems = Problems.of(() -> application.start(RefreshTest.Client.class));
            assertThat(problems).contains(code);
            note(problems);
        }
    }

    private void fails(SeApplication application, String file, String code) throws Exception {
        application.containerpilot(file);
        ServicesUpdated update = refresh(application);
        // An unreadable file leaves the old connection, which may fail too.
        assertThat(Stream.concat(update.failures().values().stream(), update.configurationFailure().stream()))
                .anySatisfy(failure -> assertThat(failure.message()).contains(code));
        update.failures().values().forEach(this::note);
        note(update);
        assertThatCode(() -> application.get(RefreshTest.Client.class).app.get())
                .doesNotThrowAnyException();
    }

    private static ServicesUpdated refresh(SeApplication application) throws Exception {
        return application
                .get(ServiceRegistry.class)
                .refresh()
                .toCompletableFuture()
                .get(1, TimeUnit.MINUTES);
    }

    private void note(Object shown) {
        if (shown instanceof Throwable failure) {
            failure.printStackTrace(new PrintWriter(output));
        } else {
            output.append(String.valueOf(shown)).append('\n');
        }
    }

    /** A handler that records messages with parameters and stack traces. */
    private static final class Everything extends Handler {

        private final SimpleFormatter formatter = new SimpleFormatter();
        private final StringWriter output;

        Everything(StringWriter output) {
            this.output = output;
            setLevel(Level.ALL);
        }

        @Override
        public void publish(LogRecord entry) {
            output.append(formatter.format(entry));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
