package org.tidegate.rig.board;

import static org.tidegate.rig.board.Report.check;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.tidegate.hal.pins.Edge;
import org.tidegate.hal.pins.Line;
import org.tidegate.hal.pins.LineInputs;
import org.tidegate.hal.pins.LineOutputs;
import org.tidegate.hal.pins.PinException;
import org.tidegate.hal.pins.Pins;
import org.tidegate.runtime.Clock;

/** Our pins against the kernel's chip, without a charger. */
final class ChipTrial {
    private static final int PULLED_UP = 18;
    private static final int DEBOUNCED = 19;
    private static final int OUTPUT = 20;
    private static final int EDGES = 10;

    /** More than the kernel keeps: 16 for each of 3 lines. */
    private static final int FLOOD = 100;

    private final SimulatedChip chip;
    private final Clock clock;
    private final Pins pins = Pins.ofThisMachine();
    private final Edge edge = new Edge();

    ChipTrial(SimulatedChip chip, Clock clock) {
        this.chip = chip;
        this.clock = clock;
    }

    void run(Report report) throws PinException {
        var lines =
                List.of(
                        BoardLines.line(BoardLines.SPARE),
                        new Line(
                                BoardLines.CHIP,
                                Integer.toString(PULLED_UP),
                                true,
                                Line.Bias.PULL_UP,
                                0),
                        new Line(
                                BoardLines.CHIP,
                                Integer.toString(DEBOUNCED),
                                false,
                                Line.Bias.AS_IS,
                                100_000));
        try (LineInputs in = pins.inputs("trial", lines);
                LineOutputs out = pins.outputs("trial", List.of(BoardLines.line(OUTPUT)))) {
            chip.drive(BoardLines.SPARE, true);
            chip.drive(PULLED_UP, true);
            check(in.levels() == 0b001, "levels are " + in.levels());
            chip.drive(PULLED_UP, false);
            check(in.levels() == 0b011, "active low is " + in.levels());
            check(out.set(1, 1) && chip.isHigh(OUTPUT), "the output does not follow");
            edges(in, report);
            flood(in, report);
            debounce(in);
            refusal();
        }
        report.note("one coherent snapshot, active low, output, debounce of 100 ms");
        report.note("a line that is taken is refused with the name of its user");
    }

    private void edges(LineInputs in, Report report) {
        empty(in);
        long beganNanos = clock.nanos();
        for (int i = 0; i < EDGES; i++) {
            toggle(i);
        }
        int seen = 0;
        long lastNanos = beganNanos;
        while (in.nextEdge(edge)) {
            check(edge.index == 0 && edge.rising == (seen % 2 != 0), "edge " + seen);
            check(edge.atNanos >= lastNanos, "kernel time runs backwards");
            lastNanos = edge.atNanos;
            seen++;
        }
        check(lastNanos <= clock.nanos(), "kernel time is not the lane's");
        check(seen == EDGES, seen + " of " + EDGES + " edges");
        report.note(seen + " edges in order, stamped by the kernel with the lane's own clock");
    }

    private void flood(LineInputs in, Report report) {
        long lostBefore = in.lostEdges();
        for (int i = 0; i < FLOOD; i++) {
            toggle(i);
        }
        int kept = empty(in);
        long lost = in.lostEdges() - lostBefore;
        check(kept + lost == FLOOD && lost > 0, kept + " kept, " + lost + " lost of " + FLOOD);
        report.note(FLOOD + " edges that nobody takes: " + kept + " kept, " + lost + " counted");
    }

    private void debounce(LineInputs in) {
        empty(in);
        for (int i = 0; i < 20; i++) {
            chip.drive(DEBOUNCED, i % 2 == 0);
        }
        chip.drive(DEBOUNCED, true);
        LockSupport.parkNanos(400_000_000L);
        int seen = 0;
        while (in.nextEdge(edge)) {
            seen += edge.index == 2 ? 1 : 0;
        }
        check(seen <= 1, seen + " edges in spite of a debounce of 100 ms");
    }

    private int empty(LineInputs in) {
        int taken = 0;
        while (in.nextEdge(edge)) {
            taken++;
        }
        return taken;
    }

    /** gpio-sim's interrupt is a work item: toggles on each other's heels would become one. */
    private void toggle(int i) {
        chip.drive(BoardLines.SPARE, i % 2 != 0);
        LockSupport.parkNanos(10_000_000L);
    }

    private void refusal() {
        try (LineInputs _ = pins.inputs("twice", List.of(BoardLines.line(OUTPUT)))) {
            throw new AssertionError("a line was given away twice");
        } catch (PinException e) {
            check(e.reason().contains("in use by 'trial'"), e.reason());
        }
    }
}
