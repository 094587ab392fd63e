package io.piloted.benchmarks;

import java.nio.file.Path;

/** Measures everything in under ten minutes, compares it with the targets, and writes the tables. */
public final class Suite {

    private static final Effort PICK = new Effort(100, 10, 60);
    private static final Effort RENDER = new Effort(2_000, 500, 15);

    private Suite() {}

    /**
     * Runs it.
     *
     * @param args the Markdown file whose section between the markers to replace; in how many rounds to measure
     * @throws Exception if something cannot be measured or written
     */
    public static void main(String[] args) throws Exception {
        Path file = Path.of(args[0]);
        int rounds = Integer.parseInt(args[1]);
        Measurements measurements = new Measurements();
        // In turns, so that whatever else the machine does hits all alike.
        for (int round = 0; round < rounds; round++) {
            System.out.printf("Round %d of %d%n", round + 1, rounds);
            for (Case pick : Cases.picks()) {
                measurements.measure(pick, PICK);
            }
        }
        for (Case render : Cases.renders()) {
            measurements.measure(render, RENDER);
        }
        String report = new Report(measurements).markdown();
        System.out.println(report);
        Section.BENCHMARKS.write(file, report);
    }
}
