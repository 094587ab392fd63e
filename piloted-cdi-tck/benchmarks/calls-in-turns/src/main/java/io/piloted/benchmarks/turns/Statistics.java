package io.piloted.benchmarks.turns;

import java.util.Arrays;

/** Statistics of repeated measurements. */
public final class Statistics {

    private Statistics() {}

    /**
     * A quantile: the smallest value that is greater than or equal to the given part of all values.
     *
     * @param values in any order, at least one
     * @param part from 0 (the minimum) to 1 (the maximum)
     * @return one of the values
     */
    public static double quantile(double[] values, double part) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.max(0, Math.ceil(part * sorted.length) - 1)];
    }

    /**
     * The median.
     *
     * @param values in any order, at least one
     * @return one of the values
     */
    public static double median(double[] values) {
        return quantile(values, 0.5);
    }

    /**
     * The exponent of growth between two sizes: 1 means proportional.
     *
     * @param smaller size
     * @param atSmaller the value at that size
     * @param larger size
     * @param atLarger the value at that size
     * @return the exponent
     */
    public static double exponent(double smaller, double atSmaller, double larger, double atLarger) {
        return Math.log(atLarger / atSmaller) / Math.log(larger / smaller);
    }
}
