package org.tidegate.rig.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.tidegate.controller.ladder.DemandSource;
import org.tidegate.controller.ladder.LimitLadder;
import org.tidegate.controller.ladder.Reason;
import org.tidegate.controller.ladder.Rung;
import org.tidegate.controller.snapshot.Snapshot;
import org.tidegate.protection.GridDecision;
import org.tidegate.protection.GridProtection;
import org.tidegate.protection.GridSample;
import org.tidegate.rig.demo.DemoSite;

/** What happens every ten milliseconds. */
public class LaneBenchmark {
    /** The whole cycle, steps 1 to 5, energy flowing; its bytes are the snapshot's. */
    @State(Scope.Thread)
    public static class Cycle {
        private final ObedientCharger charger = ObedientCharger.inEnergy();
        private int cycles;

        @Benchmark
        public Snapshot cycle() {
            charger.renew();
            if (++cycles % 10 == 0) {
                charger.hearThePlanes();
            }
            return charger.cycle();
        }
    }

    /** Grid protection alone, the demonstration profile, grid healthy. */
    @State(Scope.Thread)
    public static class Protection {
        private final GridProtection protection =
                new GridProtection(DemoSite.settings(DemoSite.NOWHERE).protection());
        private final GridSample sample = new GridSample();
        private final GridDecision decision = new GridDecision();
        private long nowNanos;

        @Benchmark
        public GridDecision step() {
            nowNanos += 10_000_000;
            sample.voltageL1Pu = 1.01;
            sample.voltageL2Pu = 0.99;
            sample.voltageL3Pu = 1;
            sample.frequencyHz = 50.01;
            protection.step(sample, 0.5, true, nowNanos, decision);
            return decision;
        }
    }

    /** Nine rungs, one of them binding. */
    @State(Scope.Thread)
    public static class Ladder {
        private static final Rung[] RUNGS = Rung.values();
        private final LimitLadder ladder = new LimitLadder();
        private double demandW = -5_000;

        @Benchmark
        public double resolve() {
            demandW = -demandW;
            ladder.clear();
            for (Rung rung : RUNGS) {
                ladder.limitImport(rung, 11_000 - rung.ordinal(), Reason.SITE_IMPORT_LIMIT, 1);
                ladder.limitExport(rung, -3_200 - rung.ordinal(), Reason.MINIMUM_SOC, 20);
            }
            return ladder.resolve(demandW, DemandSource.OPERATOR);
        }
    }
}
