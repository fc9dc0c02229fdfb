package org.tidegate.rig.conformance;

import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import org.tidegate.protection.GridMode;
import org.tidegate.rig.story.JunitXml;

/**
 * Draws a recording: the injected grid, the response with what was asked of it, and the mode. Plain
 * SVG with the colours of the page's style sheet.
 */
final class Plot {
    private static final int WIDTH = 760;
    private static final int LEFT = 52;
    private static final int RIGHT = 8;
    private static final int PANEL = 92;
    private static final int GAP = 16;
    private static final int COLUMNS = 240;

    private final Outcome outcome;
    private final Recording r;
    private final double fromS;
    private final double toS;
    private final StringBuilder svg = new StringBuilder();
    private int top = 8;

    private Plot(Outcome outcome) {
        this.outcome = outcome;
        this.r = outcome.recording();
        this.fromS = r.timeS(0);
        this.toS = Math.max(fromS + 1e-3, r.timeS(r.rows() - 1));
    }

    static String svg(Outcome outcome) {
        return outcome.recording().rows() < 2 ? "" : new Plot(outcome).draw();
    }

    private String draw() {
        int height = 8 + 3 * (PANEL + GAP) + 30;
        svg.append(
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">\n"
                        .formatted(WIDTH, height, JunitXml.escape(title())));
        voltages();
        frequency();
        power();
        modes();
        timeAxis();
        return svg.append("</svg>\n").toString();
    }

    private String title() {
        return "voltage, frequency and power over time of " + outcome.id();
    }

    private void voltages() {
        double[] span = span(i -> lowest(i), i -> highest(i), 0.02);
        frame(span, "U / pu");
        for (int phase = 1; phase <= 3; phase++) {
            int p = phase;
            curve(i -> r.voltagePu(p, i), span, "l" + phase);
        }
        top += PANEL + GAP;
    }

    private double lowest(int row) {
        return Math.min(r.voltagePu(1, row), Math.min(r.voltagePu(2, row), r.voltagePu(3, row)));
    }

    private double highest(int row) {
        return Math.max(r.voltagePu(1, row), Math.max(r.voltagePu(2, row), r.voltagePu(3, row)));
    }

    private void frequency() {
        double[] span = span(r::frequencyHz, r::frequencyHz, 0.1);
        frame(span, "f / Hz");
        curve(r::frequencyHz, span, "f");
        top += PANEL + GAP;
    }

    private void power() {
        double[] span = span(this::lowestPower, this::highestPower, 0.1);
        frame(span, "P, Q / pu");
        bands(span);
        curve(r::reactivePu, span, "q");
        curve(r::activePu, span, "p");
        top += PANEL + 4;
    }

    private double lowestPower(int row) {
        return Math.min(0, Math.min(r.activePu(row), r.reactivePu(row)));
    }

    private double highestPower(int row) {
        return Math.max(0, Math.max(r.activePu(row), r.reactivePu(row)));
    }

    /** What was asked for, green where it was met. */
    private void bands(double[] span) {
        var probes = outcome.procedure().probes();
        for (int i = 0; i < probes.size() && i < outcome.verdicts().size(); i++) {
            String style = outcome.verdicts().get(i).passed() ? "met" : "missed";
            switch (probes.get(i)) {
                case Probe.Stays s -> band(span, s.fromS(), s.untilS(), s.low(), s.high(), style);
                case Probe.Reaches s ->
                        band(span, s.eventS() + s.withinS(), s.untilS(), s.low(), s.high(), style);
                case Probe.Clears c -> {
                    line(c.eventS() + c.earliestS(), style);
                    line(c.eventS() + c.latestS(), style);
                }
                case Probe.IslandEnds e -> line(e.withinS(), style);
                case Probe.NothingBefore n -> line(n.eventS() + n.earliestS(), style);
                case Probe.OnCurve c -> {
                    double x = x(c.atS());
                    double y = y(c.curve().applyAsDouble(c.input()), span);
                    svg.append(
                            text(
                                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" class=\"%s\"/>%n",
                                    x, y, style));
                }
                case Probe.TripsAt _, Probe.DoesNotTrip _, Probe.FollowsRamp _, Probe.ModeIs _ -> {}
            }
        }
    }

    private void band(
            double[] span, double from, double to, double low, double high, String style) {
        double left = x(Math.max(fromS, from));
        double right = x(Math.min(toS, to));
        double upper = y(Math.min(high, span[1]), span);
        double lower = y(Math.max(low, span[0]), span);
        if (right > left && lower > upper) {
            svg.append(
                    text(
                            "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\""
                                    + " class=\"%s\"/>%n",
                            left, upper, right - left, lower - upper, style));
        }
    }

    private void line(double atS, String style) {
        double x = x(Math.clamp(atS, fromS, toS));
        svg.append(
                text(
                        "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\" class=\"%s\"/>%n",
                        x, x, top, top + PANEL, style));
    }

    private void modes() {
        int row = 0;
        while (row < r.rows()) {
            GridMode mode = r.mode(row);
            int end = row;
            while (end < r.rows() && r.mode(end) == mode) {
                end++;
            }
            double left = x(r.timeS(row));
            double right = x(end < r.rows() ? r.timeS(end) : toS);
            svg.append(
                    text(
                            "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"9\" class=\"m%s\">"
                                    + "<title>%s from %.3f s</title></rect>%n",
                            left,
                            top,
                            Math.max(0.6, right - left),
                            mode.abbreviation(),
                            mode.abbreviation(),
                            r.timeS(row)));
            row = end;
        }
        top += 12;
    }

    private void timeAxis() {
        double step = niceStep((toS - fromS) / 6);
        for (double t = Math.ceil(fromS / step) * step; t <= toS + step * 1e-6; t += step) {
            svg.append(
                    text(
                            "<text x=\"%.1f\" y=\"%d\" class=\"tick\" text-anchor=\"middle\">%s</text>%n",
                            x(t), top + 14, shortNumber(t) + " s"));
        }
    }

    private void frame(double[] span, String name) {
        svg.append(
                text(
                        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" class=\"frame\"/>%n",
                        LEFT, top, WIDTH - LEFT - RIGHT, PANEL));
        svg.append(
                text(
                        "<text x=\"%d\" y=\"%d\" class=\"name\">%s</text>%n",
                        LEFT + 4, top + 12, name));
        double step = niceStep((span[1] - span[0]) / 3);
        for (double v = Math.ceil(span[0] / step) * step; v <= span[1] + step * 1e-6; v += step) {
            double y = y(v, span);
            svg.append(
                    text(
                            "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" class=\"grid\"/>"
                                    + "<text x=\"%d\" y=\"%.1f\" class=\"tick\""
                                    + " text-anchor=\"end\">%s</text>%n",
                            LEFT, WIDTH - RIGHT, y, y, LEFT - 4, y + 3, shortNumber(v)));
        }
    }

    /** One vertical stroke per column from lowest to highest: no excursion is lost. */
    private void curve(IntToDoubleFunction value, double[] span, String style) {
        var points = new StringBuilder();
        int row = 0;
        double width = (toS - fromS) / COLUMNS;
        for (int column = 0; column < COLUMNS && row < r.rows(); column++) {
            double end = fromS + (column + 1) * width;
            if (r.timeS(row) > end) {
                continue;
            }
            double first = value.applyAsDouble(row);
            double low = first;
            double high = first;
            double last = first;
            double at = r.timeS(row);
            while (row < r.rows() && r.timeS(row) <= end) {
                last = value.applyAsDouble(row);
                low = Math.min(low, last);
                high = Math.max(high, last);
                row++;
            }
            point(points, at, first, span);
            if (high - low > 1e-3 * (span[1] - span[0])) {
                point(points, at + width * 0.3, low, span);
                point(points, at + width * 0.6, high, span);
            }
            point(points, Math.min(toS, r.timeS(row - 1)), last, span);
        }
        svg.append("<polyline points=\"%s\" class=\"%s\"/>%n".formatted(points, style));
    }

    private void point(StringBuilder points, double t, double v, double[] span) {
        points.append(text("%.1f,%.1f ", x(t), y(v, span)));
    }

    private double[] span(IntToDoubleFunction low, IntToDoubleFunction high, double least) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < r.rows(); i++) {
            min = Math.min(min, low.applyAsDouble(i));
            max = Math.max(max, high.applyAsDouble(i));
        }
        double pad = Math.max(least, 0.08 * (max - min));
        return new double[] {min - pad, max + pad};
    }

    private double x(double t) {
        return LEFT + (t - fromS) / (toS - fromS) * (WIDTH - LEFT - RIGHT);
    }

    private double y(double v, double[] span) {
        return top + PANEL - (v - span[0]) / (span[1] - span[0]) * PANEL;
    }

    private static double niceStep(double rough) {
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double share = rough / power;
        return power * (share < 1.5 ? 1 : share < 3.5 ? 2 : share < 7.5 ? 5 : 10);
    }

    private static String shortNumber(double v) {
        String s = text("%.3f", Math.abs(v) < 1e-9 ? 0 : v);
        s = s.replaceAll("0+$", "").replaceAll("\\.$", "");
        return s.replace('-', '−');
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a dependency for one method
    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
