package io.piloted.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A picture of bars as SVG. The scale is logarithmic, and each bar has its value as text. It has a background of its own, so
 * it is readable on any page; in dark mode it is dark.
 */
final class BarChart {

    /** What a row is, which gives it its colour. */
    enum Kind {
        OURS,
        LIMIT,
        PEER;

        private String style() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final int WIDTH = 800;
    private static final int LEFT = 250;
    private static final int RIGHT = 170;
    private static final int TOP = 92;
    private static final int BAR = 16;
    private static final int ROW_GAP = 10;
    private static final int MARGIN = 20;

    private static final String STYLE = """
            <style>
              text { font-family: system-ui, 'DejaVu Sans', sans-serif; font-size: 13px; fill: #1f2328; }
              .strong { font-weight: 600; }
              .title { font-size: 17px; font-weight: 600; }
              .small { font-size: 12px; fill: #59636e; stroke: #ffffff; stroke-width: 3px; paint-order: stroke; }
              .background { fill: #ffffff; stroke: #d1d9e0; }
              .grid { stroke: #d1d9e0; }
              .ours { fill: #1a7f37; } .limit { fill: #0969da; } .peer { fill: #818b98; }
              .second { fill-opacity: 0.5; }
              @media (prefers-color-scheme: dark) {
                text { fill: #f0f6fc; }
                .small { fill: #9198a1; stroke: #0d1117; }
                .background { fill: #0d1117; stroke: #3d444d; }
                .grid { stroke: #3d444d; }
                .ours { fill: #3fb950; } .limit { fill: #4493f8; } .peer { fill: #818b98; }
              }
            </style>
            """;

    private final String title;
    private final String axis;
    private final List<String> series;
    private final List<Row> rows = new ArrayList<>();

    /** One value and text for each series; NaN if there is none. */
    private record Row(String name, Kind kind, double[] values, String[] texts) {}

    /**
     * A chart without rows.
     *
     * @param title what is shown
     * @param axis what the numbers are
     * @param series what the first bar of each row is, and what the second
     */
    BarChart(String title, String axis, List<String> series) {
        this.title = title;
        this.axis = axis;
        this.series = List.copyOf(series);
    }

    void row(String name, Kind kind, double[] values, String[] texts) {
        rows.add(new Row(name, kind, values.clone(), texts.clone()));
    }

    String svg() {
        int rowHeight = series.size() * BAR + ROW_GAP;
        int bottom = TOP + rows.size() * rowHeight;
        int height = bottom + 50;
        StringBuilder out = new StringBuilder();
        line(
                out,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\">",
                WIDTH,
                height,
                WIDTH,
                height);
        line(out, "<title>%s</title>", escaped(title));
        out.append(STYLE);
        line(
                out,
                "<rect class=\"background\" x=\"0.5\" y=\"0.5\" width=\"%d\" height=\"%d\" rx=\"6\"/>",
                WIDTH - 1,
                height - 1);
        text(out, "title", "start", MARGIN, 32, title);
        legend(out);
        grid(out, bottom);
        for (int i = 0; i < rows.size(); i++) {
            row(out, rows.get(i), TOP + i * rowHeight + ROW_GAP / 2);
        }
        text(out, "small", "middle", LEFT + plotWidth() / 2, bottom + 38, axis);
        return out.append("</svg>\n").toString();
    }

    private void legend(StringBuilder out) {
        int x = MARGIN;
        for (int i = 0; i < series.size(); i++) {
            line(out, "<rect class=\"peer%s\" x=\"%d\" y=\"50\" width=\"22\" height=\"12\"/>", style(i), x);
            text(out, "small", "start", x + 28, 61, series.get(i));
            x += 150;
        }
    }

    private void grid(StringBuilder out, int bottom) {
        for (int power = 0; power <= powers(); power++) {
            double x = x(Math.pow(10, power));
            line(out, "<line class=\"grid\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>", x, TOP - 4, x, bottom);
            text(out, "small", "middle", (int) x, bottom + 18, "%,d".formatted((long) Math.pow(10, power)));
        }
    }

    private void row(StringBuilder out, Row row, int y) {
        int middle = y + series.size() * BAR / 2;
        text(out, row.kind == Kind.PEER ? "" : "strong", "end", LEFT - 10, middle + 4, row.name);
        for (int i = 0; i < row.values.length; i++) {
            if (!Double.isNaN(row.values[i])) {
                int top = y + i * BAR;
                double end = x(row.values[i]);
                line(
                        out,
                        "<rect class=\"%s%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>",
                        row.kind.style(),
                        style(i),
                        LEFT,
                        top,
                        Math.max(1, end - LEFT),
                        BAR - 1);
                text(out, "small", "start", (int) end + 6, top + 12, row.texts[i]);
            }
        }
    }

    private static String style(int seriesIndex) {
        return seriesIndex == 0 ? "" : " second";
    }

    private static int plotWidth() {
        return WIDTH - LEFT - RIGHT;
    }

    private double x(double value) {
        return LEFT + Math.max(0, Math.log10(value)) / powers() * plotWidth();
    }

    /** The powers of ten that the scale has. */
    private int powers() {
        double largest = rows.stream()
                .flatMapToDouble(row -> Arrays.stream(row.values))
                .filter(value -> !Double.isNaN(value))
                .max()
                .orElse(1);
        return Math.max(1, (int) Math.ceil(Math.log10(largest)));
    }

    private static void text(StringBuilder out, String style, String anchor, int x, int y, String text) {
        line(
                out,
                "<text class=\"%s\" text-anchor=\"%s\" x=\"%d\" y=\"%d\">%s</text>",
                style,
                anchor,
                x,
                y,
                escaped(text));
    }

    private static void line(StringBuilder out, String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
