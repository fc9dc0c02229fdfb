package org.tidegate.rig.conformance;

import java.util.ArrayList;
import java.util.List;
import org.tidegate.controller.assembly.ProtectionProfiles;
import org.tidegate.protection.ProtectionSettings;

/** Which procedures a profile has to pass, and running them. */
public final class Conformance {
    private Conformance() {}

    /** Everything that applies to this profile, in the report's order. */
    public static List<Procedure> procedures(ProtectionSettings profile) {
        double latencyS = ProtectionProfiles.DEFAULT_LATENCY.toMillis() * 1e-3;
        var all = new ArrayList<Procedure>();
        all.addAll(new TripProcedures(profile, latencyS).all());
        all.addAll(new RideThroughProcedures(profile).all());
        all.addAll(new ServiceProcedures(profile).all());
        all.addAll(new FrequencyResponseProcedures(profile).all());
        all.addAll(new SupportProcedures(profile).all());
        all.addAll(new IslandingProcedures(profile).all());
        return all;
    }

    /** Runs one procedure once and judges it. */
    public static Outcome run(Subject subject, Procedure procedure, long seed) {
        String cannot = subject.cannot(procedure);
        if (!cannot.isEmpty()) {
            return Outcome.skipped(procedure, subject, cannot);
        }
        try {
            Recording recording = subject.run(procedure, seed);
            return new Outcome(
                    procedure,
                    subject.name(),
                    seed,
                    recording,
                    procedure.probes().stream().map(p -> p.judge(recording)).toList(),
                    "",
                    "");
        } catch (Subject.BringUpException e) {
            return new Outcome(
                    procedure,
                    subject.name(),
                    seed,
                    new Recording(),
                    List.of(),
                    "",
                    "the start state was not reached: " + e.getMessage());
        }
    }
}
