package io.piloted.benchmarks;

import io.piloted.json5.Json5;
import io.piloted.json5.Json5Value;
import io.piloted.template.GoTemplate;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A benchmark of rendering and parsing, from the text of a file to its values. */
@State(Scope.Benchmark)
public class RenderBenchmark {

    private static final int MEBIBYTE = 1 << 20;
    private static final int ACTIONS = 10_000;
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "CONSUL", "consul.example", "PORT", "8080", "INTERFACES", "eth0,eth1", "WORKERS", "4", "STAGE", "test");

    /** The example with 100 lines, or the size in MiB of a template with 10,000 actions per MiB. */
    @Param({"example", "1", "2", "4"})
    public String input;

    private String template;

    /**
     * Reads or makes the template.
     *
     * @throws IOException if the example cannot be read
     */
    @Setup
    public void load() throws IOException {
        template = "example".equals(input) ? example() : large(Integer.parseInt(input));
    }

    private static String example() throws IOException {
        try (InputStream in = RenderBenchmark.class.getResourceAsStream("containerpilot.json5")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String large(int mebibytes) {
        int line = MEBIBYTE / ACTIONS;
        StringBuilder text = new StringBuilder(mebibytes * MEBIBYTE).append("[\n");
        for (int i = 0; i < mebibytes * ACTIONS; i++) {
            int begin = text.length();
            text.append("  {port: {{ .PORT | default \"80\" }}, index: ")
                    .append(i)
                    .append("}, // ");
            while (text.length() < begin + line) {
                text.append('-');
            }
            text.append('\n');
        }
        return text.append("]\n").toString();
    }

    /**
     * From text to values.
     *
     * @return the document
     */
    @Benchmark
    public Json5Value renderAndParse() {
        return Json5.parse(GoTemplate.render(template, ENVIRONMENT));
    }
}
