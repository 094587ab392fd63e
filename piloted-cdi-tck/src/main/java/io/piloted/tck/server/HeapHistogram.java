package io.piloted.tck.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * What is alive in another JVM, as {@code jcmd GC.class_histogram} tells it after a full collection.
 *
 * @param lines a class a line: rank, instances, bytes, name
 */
record HeapHistogram(List<String> lines) {

    static HeapHistogram of(long pid) throws IOException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(pid),
                        "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        return new HeapHistogram(new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList());
    }

    /** The instances of a class, whichever class loaders it was loaded by. */
    long instances(String className) {
        return lines.stream()
                .map(line -> line.strip().split("\\s+", -1))
                .filter(words -> words.length > 3 && words[3].equals(className))
                .mapToLong(words -> Long.parseLong(words[1]))
                .sum();
    }
}
