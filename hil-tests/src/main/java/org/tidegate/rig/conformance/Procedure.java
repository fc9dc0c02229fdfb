package org.tidegate.rig.conformance;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tidegate.protection.ProtectionSettings;

/**
 * One test of a conformance standard as data.
 *
 * @param id unique, usable as a file name
 * @param section under which the report lists it
 * @param clause of the standard, with the confidence of the numbers in brackets
 * @param setup what is changed in the profile for this test, as the procedure allows
 * @param setupText the same in words
 * @param start the grid before the first segment
 * @param demandPu what is asked of the charger before the first segment, plus into the vehicle
 * @param inService whether the charger delivers before the first segment begins; otherwise it has a
 *     vehicle ready and waits for the grid
 * @param segments in order; time zero is the start of the first
 * @param probes what must be seen
 * @param island the loads to be islanded with, one run each; null on a grid that is there. The
 *     record is that of the slowest run, and time zero is when the grid goes
 */
public record Procedure(
        String id,
        String section,
        String title,
        String clause,
        UnaryOperator<ProtectionSettings> setup,
        String setupText,
        GridPoint start,
        double demandPu,
        boolean inService,
        List<Segment> segments,
        List<Probe> probes,
        @Nullable IslandMap island) {

    /** On a grid that is there. */
    public Procedure(
            String id,
            String section,
            String title,
            String clause,
            UnaryOperator<ProtectionSettings> setup,
            String setupText,
            GridPoint start,
            double demandPu,
            boolean inService,
            List<Segment> segments,
            List<Probe> probes) {
        this(
                id, section, title, clause, setup, setupText, start, demandPu, inService, segments,
                probes, null);
    }

    public Procedure {
        segments = List.copyOf(segments);
        probes = List.copyOf(probes);
    }

    public double seconds() {
        return segments.stream().mapToDouble(Segment::seconds).sum();
    }

    /** Whether the test turns phases, which registers cannot show. */
    public boolean needsWaveform() {
        return segments.stream().anyMatch(s -> s.to().isTurned());
    }
}
