package io.piloted.tck.consul;

import io.piloted.tck.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Debian's package {@code consul}, fetched by the machine's own apt, without root and without changing apt's state.
 *
 * <p>Only Debian 11 has the package. Its binary runs on later releases, so this class requests Debian 11 from the
 * mirror for which apt is configured. apt verifies the signature of the index and the checksum of the package.
 */
final class DebianPackage {

    private static final String SUITE = "bullseye";
    private static final Path KEYRING = Path.of("/usr/share/keyrings/debian-archive-keyring.gpg");
    private static final Duration LOCAL = Patience.LIMIT;
    private static final Duration NETWORK = Duration.ofMinutes(3);

    private final Path work;

    /** Uses an empty directory, which the caller deletes. */
    DebianPackage(Path work) {
        this.work = work;
    }

    /** Fetches and unpacks the package, and returns the executable. */
    Path consul() throws IOException {
        Path lists = Files.createDirectories(work.resolve("lists/partial")).getParent();
        Path archives =
                Files.createDirectories(work.resolve("archives/partial")).getParent();
        Path sources = Files.writeString(work.resolve("sources.list"), source() + '\n');
        List<String> options = List.of(
                "-qq",
                "-oDir::Etc::sourcelist=" + sources,
                "-oDir::Etc::sourceparts=/dev/null",
                "-oDir::Etc::preferences=/dev/null",
                "-oDir::Etc::preferencesparts=/dev/null",
                "-oDir::State::lists=" + lists,
                "-oDir::Cache=" + work,
                "-oDir::Cache::archives=" + archives,
                "-oAcquire::Languages=none",
                // As root, apt would drop to a user that cannot write here.
                "-oAPT::Sandbox::User=");
        aptGet(options, "update");
        try {
            aptGet(options, "download", "consul");
        } catch (IOException e) {
            throw new IOException(
                    "%s of apt's mirror has no package consul for %s (%s)"
                            .formatted(SUITE, architecture(), e.getMessage()),
                    e);
        }
        Path root = Files.createDirectory(work.resolve("root"));
        Command.run(work, LOCAL, List.of("dpkg-deb", "-x", downloaded().toString(), root.toString()));
        return root.resolve("usr/bin/consul");
    }

    private void aptGet(List<String> options, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("apt-get"));
        command.addAll(options);
        command.addAll(List.of(arguments));
        Command.run(work, NETWORK, command);
    }

    /** The line for sources.list: the mirror of the machine's own release, and the older suite. */
    private String source() throws IOException {
        String signed = Files.isReadable(KEYRING) ? "[signed-by=" + KEYRING + "] " : "";
        return "deb " + signed + mirror() + ' ' + SUITE + " main";
    }

    private String mirror() throws IOException {
        // --no-release-info lists targets also where apt-get update was never run, as in a fresh container image.
        String targets = Command.run(
                work,
                LOCAL,
                List.of(
                        "apt-get",
                        "indextargets",
                        "--no-release-info",
                        "--format",
                        "$(TARGET_OF) $(COMPONENT) $(RELEASE) $(REPO_URI)"));
        return targets.lines()
                .map(line -> line.split(" ", 4))
                // Excludes suites with a hyphen, which are updates and may be elsewhere (bookworm-security).
                .filter(field -> field.length == 4
                        && field[0].equals("deb")
                        && field[1].equals("main")
                        && field[2].indexOf('-') < 0)
                .map(field -> field[3])
                .findFirst()
                .orElseThrow(() -> new IOException("apt has no source of Debian's main component"));
    }

    private String architecture() throws IOException {
        return Command.run(work, LOCAL, List.of("dpkg", "--print-architecture")).strip();
    }

    private Path downloaded() throws IOException {
        try (Stream<Path> files = Files.list(work)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".deb"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("apt-get download left no package"));
        }
    }
}
