package org.tidegate.rig.board;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.LoggerFactory;
import org.tidegate.hal.pins.LineOutputs;
import org.tidegate.hal.pins.PinException;
import org.tidegate.hal.pins.Pins;
import org.tidegate.runtime.Clock;

/**
 * Runs trials on this board and says for each what happened after how long, by the kernel's own
 * record.
 *
 * <pre>VirtualBoardMain [TRIAL…]</pre>
 *
 * Lines that begin with {@code measured} are for programs: trial, milliseconds, the most they may
 * be, what. Exit codes: 0 all held, 1 one did not, 2 no such trial, 3 this is no virtual board.
 */
public final class VirtualBoardMain {
    private static final PrintStream OUT =
            new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private VirtualBoardMain() {}

    public static void main(String[] args) throws IOException {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        System.exit(run(List.of(args)));
    }

    private static int run(List<String> asked) throws IOException {
        Map<String, Trials.Trial> trials = Trials.all(OUT);
        for (String name : asked) {
            if (!trials.containsKey(name)) {
                OUT.println("There is no trial '" + name + "'; there are " + trials.keySet());
                return 2;
            }
        }
        if (!SimulatedChip.isThere()) {
            OUT.println(
                    "This machine has no gpio-sim. Remedy: run './tidegate virtual-board', which"
                            + " boots one that has.");
            return 3;
        }
        List<String> names =
                asked.isEmpty()
                        ? trials.keySet().stream().filter(n -> !Trials.resetsBoard(n)).toList()
                        : asked;
        int failed = 0;
        try (KernelTrace trace = KernelTrace.open()) {
            SimulatedChip chip = SimulatedChip.find();
            var bench = new Session.Bench(chip, trace, firstLine(trace), Clock.system());
            for (String name : names) {
                failed += holds(name, Objects.requireNonNull(trials.get(name)), bench) ? 0 : 1;
            }
        }
        OUT.println(failed == 0 ? "All held." : failed + " did not hold.");
        return failed == 0 ? 0 : 1;
    }

    private static boolean holds(String name, Trials.Trial trial, Session.Bench bench) {
        var report = new Report();
        String failure = "";
        try {
            trial.run(bench, report);
        } catch (Exception | AssertionError e) {
            failure = String.valueOf(e.getMessage());
        }
        boolean held = failure.isEmpty() && report.isHeld();
        OUT.println((held ? "ok   " : "FAIL ") + name + (failure.isEmpty() ? "" : ": " + failure));
        for (Finding finding : report.findings()) {
            OUT.println("     " + finding.sentence());
            OUT.println("measured\t" + finding.row(name));
        }
        report.notes().forEach(note -> OUT.println("     " + note));
        return held;
    }

    /** The trace names lines by their number among all chips. */
    private static int firstLine(KernelTrace trace) throws IOException {
        Pins pins = Pins.ofThisMachine();
        try (LineOutputs out =
                pins.outputs("calibration", List.of(BoardLines.line(BoardLines.SPARE)))) {
            int number = trace.numberOf(BoardLines.SPARE, () -> out.set(1, 1));
            return number - BoardLines.SPARE;
        } catch (PinException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
