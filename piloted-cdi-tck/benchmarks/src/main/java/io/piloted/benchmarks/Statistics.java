package io.piloted.benchmarks;

import java.util.Arrays;

/** Of several measurements of one thing. */
public final class Statistics {

    private Statistics() {}

    /**
     * The smallest that so much of all is not above.
     *
     * @param values in any order, at least one
     * @param part from 0, the least, to 1, the greatest
     * @return one of the values
     */
    public static double quantile(double[] values, double part) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.max(0, Math.ceil(part * sorted.length) - 1)];
    }

    /**
     * The one in the middle.
     *
     * @param values in any order, at least one
     * @return one of the values
     */
    public static double median(double[] values) {
        return quantile(values, 0.5);
    }

    /**
     * How something grows between two sizes: 1 is in proportion.
     *
     * @param smaller size
     * @param atSmaller what it is there
     * @param larger size
     * @param atLarger what it is there
     * @return the exponent
     */
    public static double exponent(double smaller, double atSmaller, double larger, double atLarger) {
        return Math.log(atLarger / atSmaller) / Math.log(larger / smaller);
    }
}
