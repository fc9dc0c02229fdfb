package org.tidegate.rig.story;

import java.io.PrintStream;
import java.util.Locale;
import org.tidegate.controller.ladder.LadderView;
import org.tidegate.controller.snapshot.Snapshot;

/** Tells the story on a terminal; colour only where it is wanted, never as the only sign. */
public final class Narrator {
    private final PrintStream out;
    private final boolean colour;

    public Narrator(PrintStream out, boolean colour) {
        this.out = out;
        this.colour = colour;
    }

    public void title(String text) {
        out.println(style("1", text));
    }

    public void say(String text) {
        out.println(text);
    }

    public void stepBegins(double atS, int number, String text) {
        out.printf(Locale.ROOT, "%s %2d  %s%n", style("2", time(atS)), number, style("1", text));
    }

    public void stepEnds(StepResult step) {
        if (!step.skipped().isEmpty()) {
            out.printf(Locale.ROOT, "            skipped: %s%n", step.skipped());
            return;
        }
        String mark = step.passed() ? style("32", "✓") : style("31", "✗");
        out.printf(Locale.ROOT, "          %s %s%n", mark, step.finding());
        step.failures().forEach(f -> out.printf("            %s %s%n", style("31", "✗"), f));
    }

    /** One line of what the instruments show. */
    public void live(double atS, Snapshot s) {
        out.printf(Locale.ROOT, "%s     %s%n", style("2", time(atS)), liveLine(s));
    }

    static String liveLine(Snapshot s) {
        String arrow =
                s.power().acPowerW() > 50
                        ? "→ car"
                        : s.power().acPowerW() < -50 ? "← car" : "  —  ";
        return String.format(
                Locale.ROOT,
                "%s %9s  %5.1f V  %6.3f Hz  SoC %s  %s",
                arrow,
                LadderView.kilowatts(zeroIfUnknown(s.power().acPowerW())),
                zeroIfUnknown(s.grid().voltageL1V()),
                zeroIfUnknown(s.grid().frequencyHz()),
                Double.isNaN(s.vehicle().socPercent())
                        ? "  ?  "
                        : String.format(Locale.ROOT, "%4.1f%%", s.vehicle().socPercent()),
                s.ladder().sentence());
    }

    private static double zeroIfUnknown(double value) {
        return Double.isNaN(value) ? 0 : value;
    }

    private static String time(double atS) {
        return String.format(Locale.ROOT, "%6.1f s", atS);
    }

    private String style(String code, String text) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
