package io.piloted.tck.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The live objects of a JVM after a full garbage collection, counted by {@code jcmd GC.class_histogram}. */
final class LiveObjects {

    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    private final String histogram;

    private LiveObjects(String histogram) {
        this.histogram = histogram;
    }

    static LiveObjects of(long pid) {
        String jcmd = Jdk.home().resolve("bin/jcmd").toString();
        try {
            Process process = new ProcessBuilder(jcmd, Long.toString(pid), "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!TOTAL.matcher(output).find()) {
                throw new IOException(jcmd + " of " + pid + ": " + output);
            }
            return new LiveObjects(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Saves the histogram, to find out later what has grown. */
    void save(String name) {
        try {
            Files.writeString(Path.of("target", name + ".txt"), histogram);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The number of instances of all classes with this name, of all class loaders. */
    long instances(String className) {
        Matcher line = Pattern.compile("(?m)^\\s*\\d+:\\s+(\\d+)\\s+\\d+\\s+" + Pattern.quote(className) + "(?: .*)?$")
                .matcher(histogram);
        return line.results().mapToLong(found -> Long.parseLong(found.group(1))).sum();
    }

    long bytes() {
        Matcher total = TOTAL.matcher(histogram);
        if (!total.find()) {
            throw new IllegalStateException(histogram);
        }
        return Long.parseLong(total.group(1));
    }
}
