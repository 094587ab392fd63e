package io.piloted.demo;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The browser of this machine: {@code CHROMIUM_BIN}, else the one on the PATH. */
final class Chromium {

    static final String REMEDY =
            "No Chromium: install it (apt-get install chromium) or set CHROMIUM_BIN. The demo's page is not tested.";

    /** Options that prevent requests to other servers than the page's own. */
    static final List<String> ARGUMENTS = List.of(
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private Chromium() {}

    static Optional<Path> find(Map<String, String> env) {
        String named = env.getOrDefault("CHROMIUM_BIN", "");
        Stream<Path> candidates = named.isBlank()
                ? NAMES.stream()
                        .flatMap(name -> Stream.of(env.getOrDefault("PATH", "").split(File.pathSeparator))
                                .map(folder -> Path.of(folder, name)))
                : Stream.of(Path.of(named));
        return candidates.filter(Files::isExecutable).findFirst();
    }
}
