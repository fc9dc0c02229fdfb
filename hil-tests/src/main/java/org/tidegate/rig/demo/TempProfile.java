package org.tidegate.rig.demo;

import java.util.List;
import org.tidegate.protection.GridMode;
import org.tidegate.protection.ProtectionSettings;
import org.tidegate.protection.ProtectionSettings.*;

final class TempProfile {
    private static final long S = 1_000_000_000L;

    static ProtectionSettings vde() {
        return new ProtectionSettings(
                "vde",
                3,
                50,
                List.of(
                        new Stage("U>>", Quantity.ANY_VOLTAGE, true, 1.25, S / 10),
                        new Stage("U<<", Quantity.ANY_VOLTAGE, false, 0.45, 3 * S / 10),
                        new Stage("f>", Quantity.FREQUENCY, true, 51.5, S / 10),
                        new Stage("f<", Quantity.FREQUENCY, false, 47.5, S / 10),
                        new Stage("U<", Quantity.ANY_VOLTAGE, false, 0.8, 3 * S),
                        new Stage("U>", Quantity.MEAN_VOLTAGE, true, 1.1, S / 10)),
                new MeanWindow(600 * S, 3 * S),
                0,
                new Service(0.85, 1.1, 47.5, 50.1, 5 * S, 6 * S),
                new RideThrough(
                        0.85,
                        1.1,
                        List.of(
                                new Band(
                                        Double.NEGATIVE_INFINITY,
                                        0.8,
                                        GridMode.MOMENTARY_CESSATION),
                                new Band(0.8, 0.85, GridMode.MANDATORY_OPERATION),
                                new Band(1.1, 1.15, GridMode.MANDATORY_OPERATION),
                                new Band(
                                        1.15,
                                        Double.POSITIVE_INFINITY,
                                        GridMode.MOMENTARY_CESSATION)),
                        Double.NEGATIVE_INFINITY,
                        Double.POSITIVE_INFINITY,
                        List.of()),
                new FrequencyResponse.Lfsm(
                        new FrequencyResponse.Threshold(50.2, 0.05, true),
                        new FrequencyResponse.Threshold(49.8, 0.05, false),
                        2 * S,
                        null,
                        -1,
                        1),
                ProtectionSettings.DEFAULT_SAMPLE_AGE_NANOS,
                ProtectionSettings.DEFAULT_LONGEST_STEP_NANOS);
    }
}
