package org.tidegate.rig.conformance;

import org.tidegate.protection.GridDecision;
import org.tidegate.protection.GridMode;
import org.tidegate.protection.GridProtection;
import org.tidegate.protection.GridRequest;
import org.tidegate.protection.GridSample;
import org.tidegate.protection.ProtectionSettings;
import org.tidegate.protection.islanding.AntiIslanding;
import org.tidegate.protection.islanding.AntiIslandingMode;
import org.tidegate.protection.islanding.IslandVerdict;
import org.tidegate.rig.plant.IslandBench;
import org.tidegate.runtime.EventRing;

/**
 * Grid protection with everything the profile switches on, islanded with each load of a map. The
 * node is one phase at 20 kHz; the meter is the product's own, the bus a delay and a resolution.
 */
final class IslandRun {
    private static final double OPENS_S = 0.6;
    private static final double LOOKING_S = 2.2;

    private final IslandBench.Path path;
    private final ProtectionSettings settings;
    private final AntiIslandingMode mode;

    IslandRun(IslandBench.Path path, ProtectionSettings settings) {
        this(path, settings, AntiIslandingMode.CONTROLLER);
    }

    IslandRun(IslandBench.Path path, ProtectionSettings settings, AntiIslandingMode mode) {
        this.mode = mode;
        this.path = path;
        this.settings = TestSettings.onePhase(settings);
    }

    /** The record of the slowest run; an island that was not found is the slowest of all. */
    Recording slowest(IslandMap map, long seed) {
        var worst = new Recording();
        double longestS = -1;
        for (IslandMap.Point point : map.points()) {
            var recording = new Recording();
            IslandBench.Outcome outcome = run(map, point, seed, recording);
            double seconds = outcome.tripped() ? outcome.seconds() : Double.POSITIVE_INFINITY;
            if (seconds > longestS) {
                longestS = seconds;
                worst = recording;
            }
        }
        return worst;
    }

    private IslandBench.Outcome run(
            IslandMap map, IslandMap.Point point, long seed, Recording into) {
        var protectedCharger = new Protected(settings, path, mode, point.powerPu(), into);
        return new IslandBench(path, settings.nominalFrequencyHz(), seed)
                .power(point.powerPu())
                .quality(map.quality())
                .mismatch(point.activePu(), point.reactivePu())
                .looking(() -> protectedCharger)
                .opensAt(OPENS_S)
                .run(OPENS_S + LOOKING_S);
    }

    /** The whole of protection as what looks for the island. */
    private static final class Protected implements IslandBench.Method {
        private final GridProtection protection;
        private final GridRequest asked = new GridRequest();
        private final GridDecision decision = new GridDecision();
        private final double powerPu;
        private final Recording into;
        private double activePu;

        Protected(
                ProtectionSettings settings,
                IslandBench.Path path,
                AntiIslandingMode mode,
                double powerPu,
                Recording into) {
            var search = new AntiIslanding(mode, path.preset(settings.nominalFrequencyHz()));
            protection = new GridProtection(settings, new EventRing("island", 8), 0, search);
            protection.assumeInService();
            this.powerPu = powerPu;
            this.into = into;
            activePu = -powerPu;
            asked.permitService = true;
            asked.demandPu = -powerPu;
        }

        @Override
        public void step(
                double frequencyHz, double jumpDeg, double pu, long nowNanos, IslandVerdict out) {
            throw new UnsupportedOperationException("protection needs the voltage too");
        }

        @Override
        public void step(GridSample seen, long nowNanos, IslandVerdict out) {
            seen.activePowerPu = activePu;
            protection.step(seen, asked, nowNanos, decision);
            out.trip = decision.blockGates;
            out.reactivePu = decision.reactivePowerPu;
            activePu = decision.supportedDemandPu;
            into.add(
                    nowNanos * 1e-9 - OPENS_S,
                    GridPoint.nominal(seen.frequencyHz).voltage(seen.voltageL1Pu),
                    activePu,
                    decision.reactivePowerPu,
                    decision.blockGates ? GridMode.TRIPPED : decision.mode,
                    decision.tripStage);
        }

        /** Frequency and voltage support act in the island too, and may hold it together. */
        @Override
        public double activePart() {
            return -activePu / powerPu;
        }
    }
}
