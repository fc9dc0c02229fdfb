package org.tidegate.rig.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.controller.assembly.GridProfile;
import org.tidegate.protection.ProtectionSettings;
import org.tidegate.protection.islanding.AntiIslandingMode;
import org.tidegate.rig.plant.IslandBench;

@DisplayName("The conformance procedures of islanding")
class IslandingProceduresTest {
    private static ProtectionSettings profile(String code) {
        return GridProfile.load(code, 3, false).settings();
    }

    private static Procedure wideOpen(ProtectionSettings profile) {
        return new IslandingProcedures(profile)
                .all().stream()
                        .filter(p -> p.id().equals("island-wide-open"))
                        .findFirst()
                        .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"vde-ar-n-4105", "ieee1547-2018-cat3"})
    void pass_on_both_paths(String code) {
        ProtectionSettings profile = profile(code);
        var subjects =
                List.of(
                        AssembledCharger.overRegisters(profile, code, 230),
                        AssembledCharger.onSamples(profile, code, 230));
        for (Subject subject : subjects) {
            for (Procedure procedure : new IslandingProcedures(profile).all()) {
                Outcome outcome = Conformance.run(subject, procedure, 1);
                assertThat(outcome.verdicts())
                        .as(outcome.id())
                        .hasSize(1)
                        .allMatch(Verdict::passed);
            }
        }
    }

    @Test
    void fail_where_nobody_looks_for_the_island() {
        ProtectionSettings profile = profile("vde-ar-n-4105");
        Procedure procedure = wideOpen(profile);
        var run =
                new IslandRun(
                        IslandBench.Path.SAMPLES,
                        procedure.setup().apply(profile),
                        AntiIslandingMode.CONVERTER);
        IslandMap map = Objects.requireNonNull(procedure.island());
        Recording recording = run.slowest(map, 1);
        assertThat(recording.tripAtS()).isNaN();
        assertThat(procedure.probes()).allMatch(probe -> !probe.judge(recording).passed());
    }
}
