package io.piloted.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The part of a Markdown file between two markers. */
record Section(String begin, String end) {

    static final Section BENCHMARKS = new Section("<!-- benchmarks:begin -->", "<!-- benchmarks:end -->");

    void write(Path file, String text) throws IOException {
        String before = Files.readString(file);
        int from = before.indexOf(begin);
        int to = before.indexOf(end);
        if (from < 0 || to < from) {
            throw new IOException(file + " has no " + begin + " followed by " + end);
        }
        Files.writeString(file, before.substring(0, from + begin.length()) + '\n' + text + before.substring(to));
    }
}
