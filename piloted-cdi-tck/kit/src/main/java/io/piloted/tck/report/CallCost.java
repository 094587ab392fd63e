package io.piloted.tck.report;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;

/**
 * The time that the library adds to a call of a REST client on one runtime, measured in one JVM: a row of
 * {@link CostTable}. In microseconds.
 *
 * @param bare a call of a client without the library, the median of the rounds
 * @param piloted a call of a client with the library, the median of the rounds
 * @param added the median of the differences within a round
 * @param lower a quarter of the differences is not larger
 * @param upper three quarters of the differences are not larger
 */
public record CallCost(double bare, double piloted, double added, double lower, double upper) {

    /** The columns after the first one. */
    public static final String COLUMNS =
            "× the bare client | µs added | half of the rounds | µs bare | µs with the library";

    static final String SUFFIX = ".callcost";

    /**
     * Reads what the measured JVM said.
     *
     * @param measured the five numbers, separated by spaces
     * @return the cost
     */
    public static CallCost parse(String measured) {
        double[] micros = Arrays.stream(measured.strip().split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        return new CallCost(micros[0], micros[1], micros[2], micros[3], micros[4]);
    }

    /**
     * A call with the library, compared with a bare one.
     *
     * @return 1 if the library adds nothing
     */
    public double ratio() {
        return (bare + added) / bare;
    }

    /**
     * A row of the table.
     *
     * @param name the first cell
     * @return the row, without the end of the line
     */
    public String row(String name) {
        return String.format(
                Locale.ROOT,
                "| %s | %.2f | %.1f | %.1f to %.1f | %.1f | %.1f |",
                name,
                ratio(),
                added,
                lower,
                upper,
                bare,
                piloted);
    }

    /**
     * Writes the row into the directory of the test results, like {@link Cost#write}.
     *
     * @param client the client
     * @throws IOException if it cannot be written
     */
    public void write(String client) throws IOException {
        Cost.write(client + SUFFIX, title -> row(title + ", " + client));
    }
}
