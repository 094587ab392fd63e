package io.piloted.tck.report;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A program that writes the table of clauses and runtimes as Markdown, also into a page of the docs between its
 * markers. A runtime that was tested on several JDKs has one column, and a cell names the JDKs only if their results
 * differ.
 */
public final class RuntimeTable {

    private static final Section SECTION = Section.named("runtimes");

    private final Contract contract;
    private final Map<String, Map<Integer, List<Result>>> byRuntime;
    private final Set<String> reasons = new LinkedHashSet<>();

    private RuntimeTable(Contract contract, Map<String, Map<Integer, List<Result>>> byRuntime) {
        this.contract = contract;
        this.byRuntime = byRuntime;
    }

    /**
     * Writes and prints the table; does nothing if no tests were run.
     *
     * @param arguments CONTRACT.md, the directory of results, the file to write, and the page to change, if any
     * @throws IOException if a file cannot be read or written
     */
    public static void main(String... arguments) throws IOException {
        Path results = Path.of(arguments[1]);
        if (!Files.isDirectory(results)) {
            return;
        }
        String table = new RuntimeTable(Contract.read(Path.of(arguments[0])), results(results)).toMarkdown();
        Files.writeString(Path.of(arguments[2]), table);
        new PrintStream(System.out, true, StandardCharsets.UTF_8).print(table);
        if (arguments.length > 3) {
            SECTION.replace(Path.of(arguments[3]), table);
        }
    }

    /** The results by the name of the runtime and the JDK. Ignores files that are not named so. */
    private static Map<String, Map<Integer, List<Result>>> results(Path directory) throws IOException {
        Map<String, Map<Integer, List<Result>>> results = new TreeMap<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".tsv")).toList()) {
                String title = file.getFileName().toString().replaceFirst("\\.tsv$", "");
                Optional<TestedRuntime> runtime = TestedRuntime.parse(title);
                if (runtime.isPresent()) {
                    List<Result> read =
                            Files.readAllLines(file).stream().map(Result::parse).toList();
                    results.computeIfAbsent(runtime.get().name(), name -> new TreeMap<>())
                            .put(runtime.get().jdk(), read);
                }
            }
        }
        return results;
    }

    private String toMarkdown() {
        List<String> lines = new ArrayList<>();
        lines.add("| |"
                + byRuntime.keySet().stream().map(name -> ' ' + name + " |").collect(Collectors.joining()));
        lines.add("|---|" + "---|".repeat(byRuntime.size()));
        lines.add("| **JDK** |"
                + byRuntime.values().stream()
                        .map(byJdk -> ' ' + jdks(byJdk) + " |")
                        .collect(Collectors.joining()));
        String chapter = "";
        for (String clause : contract.clauses().keySet()) {
            String cells = byRuntime.values().stream()
                    .map(byJdk -> ' ' + cell(clause, byJdk) + " |")
                    .collect(Collectors.joining());
            if (!cells.matches("[ |]*")) {
                if (!chapter.equals(contract.chapter(clause))) {
                    chapter = contract.chapter(clause);
                    lines.add("| **" + chapter + "** |" + " |".repeat(byRuntime.size()));
                }
                lines.add("| " + clause + " |" + cells);
            }
        }
        lines.add("");
        int number = 0;
        for (String reason : reasons) {
            number++;
            lines.add(number + ". not applicable: needs " + reason);
        }
        return String.join("\n", lines) + '\n';
    }

    /** One mark, or a mark for each JDK if they differ. */
    private String cell(String clause, Map<Integer, List<Result>> byJdk) {
        Map<String, Set<Integer>> jdksByMark = new LinkedHashMap<>();
        byJdk.forEach((jdk, results) -> {
            if (isTested(results)) {
                jdksByMark
                        .computeIfAbsent(mark(clause, results), mark -> new TreeSet<>())
                        .add(jdk);
            }
        });
        return jdksByMark.size() == 1
                ? jdksByMark.keySet().iterator().next()
                : jdksByMark.entrySet().stream()
                        .filter(entry -> !entry.getKey().isEmpty())
                        .map(entry -> entry.getKey() + " (JDK " + join(entry.getValue()) + ')')
                        .collect(Collectors.joining(" "));
    }

    /** The JDKs, with the reasons if all tests were skipped on one. */
    private String jdks(Map<Integer, List<Result>> byJdk) {
        return byJdk.entrySet().stream()
                .map(entry -> entry.getKey() + (isTested(entry.getValue()) ? "" : ": –" + notes(entry.getValue())))
                .collect(Collectors.joining(", "));
    }

    private static boolean isTested(List<Result> results) {
        return has(results, Result.Status.PASSED) || has(results, Result.Status.FAILED);
    }

    private static String join(Set<Integer> jdks) {
        return jdks.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private String mark(String clause, List<Result> results) {
        List<Result> own = results.stream()
                .filter(result -> result.clause().equals(clause))
                .toList();
        String notes = notes(own);
        if (has(own, Result.Status.FAILED)) {
            return "✘";
        }
        return has(own, Result.Status.PASSED) ? '✔' + notes : notes.isEmpty() ? "" : '–' + notes;
    }

    /** The numbers of the reasons why tests were skipped. */
    private String notes(List<Result> results) {
        return results.stream()
                .filter(result -> result.status() == Result.Status.SKIPPED)
                .map(result -> "<sup>" + note(result.reason()) + "</sup>")
                .distinct()
                .collect(Collectors.joining());
    }

    private int note(String reason) {
        reasons.add(reason);
        return List.copyOf(reasons).indexOf(reason) + 1;
    }

    private static boolean has(List<Result> results, Result.Status status) {
        return results.stream().anyMatch(result -> result.status() == status);
    }
}
