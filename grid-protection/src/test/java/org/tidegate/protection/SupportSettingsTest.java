package org.tidegate.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tidegate.protection.ProtectionSettings.Band;
import org.tidegate.protection.ProtectionSettings.Blanking;
import org.tidegate.protection.ProtectionSettings.Consecutive;
import org.tidegate.protection.ProtectionSettings.FrequencyResponse;
import org.tidegate.protection.ProtectionSettings.MeanWindow;
import org.tidegate.protection.ProtectionSettings.Quantity;
import org.tidegate.protection.ProtectionSettings.RideThrough;
import org.tidegate.protection.ProtectionSettings.Service;
import org.tidegate.protection.ProtectionSettings.Stage;
import org.tidegate.protection.SupportSettings.AutonomousReference;
import org.tidegate.protection.SupportSettings.Capability;
import org.tidegate.protection.SupportSettings.ControlVoltage;
import org.tidegate.protection.SupportSettings.DynamicVoltage;
import org.tidegate.protection.SupportSettings.PowerLimit;
import org.tidegate.protection.SupportSettings.Priority;
import org.tidegate.protection.SupportSettings.ReactiveMode;
import org.tidegate.protection.SupportSettings.VoltWatt;

@DisplayName("Settings")
class SupportSettingsTest {
    private static final Curve CURVE = Curve.of(0.9, -1, 1.1, 1);

    private static void refused(ThrowingCallable call, String what) {
        assertThatThrownBy(call)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(what)
                .hasMessageContaining("means nothing");
    }

    private static void taken(ThrowingCallable call) {
        assertThatCode(call).doesNotThrowAnyException();
    }

    private static SupportSettings times(long filter, long handover, long ramp, long reaction) {
        return new SupportSettings(
                ControlVoltage.MEAN,
                filter,
                new ReactiveMode.Off(),
                handover,
                null,
                null,
                ramp,
                null,
                Capability.full(),
                reaction);
    }

    @Test
    void of_time_are_not_negative() {
        taken(() -> times(0, 0, 0, 0));
        refused(() -> times(-1, 0, 0, 0), "voltageFilterNanos");
        refused(() -> times(0, -1, 0, 0), "handoverNanos");
        refused(() -> times(0, 0, -1, 0), "demandRampNanos");
        refused(() -> times(0, 0, 0, -1), "reactionNanos");
    }

    @Test
    void of_reactive_power_stay_inside_what_there_is() {
        taken(() -> new ReactiveMode.ConstantPowerFactor(1, true, 0));
        refused(() -> new ReactiveMode.ConstantPowerFactor(0, true, 0), "cosPhi");
        refused(() -> new ReactiveMode.ConstantPowerFactor(1.01, true, 0), "cosPhi");
        refused(() -> new ReactiveMode.ConstantPowerFactor(1, true, -1), "responseNanos");
        taken(() -> new ReactiveMode.ConstantReactivePower(-1, 0));
        refused(() -> new ReactiveMode.ConstantReactivePower(-1.1, 0), "reactivePowerPu");
        refused(() -> new ReactiveMode.ConstantReactivePower(0, -1), "responseNanos");
        AutonomousReference follower = AutonomousReference.standard();
        taken(() -> new ReactiveMode.VoltVar(CURVE, 1, false, follower, 0));
        refused(() -> new ReactiveMode.VoltVar(CURVE, 0, false, follower, 0), "referencePu");
        refused(() -> new ReactiveMode.VoltVar(CURVE, 1, false, follower, -1), "responseNanos");
        taken(() -> new ReactiveMode.Lock(0.2, 0));
        taken(() -> new ReactiveMode.Lock(1, 0.99));
        refused(() -> new ReactiveMode.Lock(0.2, 0.2), "lock-in");
        refused(() -> new ReactiveMode.Lock(0.2, -0.01), "lock-out");
        refused(() -> new ReactiveMode.Lock(1.01, 0.2), "lock-in");
        refused(() -> new ReactiveMode.Lock(Double.NaN, 0.2), "lock-in");
        taken(() -> new ReactiveMode.WattVar(CURVE, 0));
        refused(() -> new ReactiveMode.WattVar(CURVE, -1), "responseNanos");
        taken(() -> new ReactiveMode.PowerFactorOfPower(Curve.of(0.5, 1, 1, 0.9), 0));
        refused(() -> new ReactiveMode.PowerFactorOfPower(Curve.of(0.5, 1, 1, 1.1), 0), "cosPhi");
        refused(() -> new ReactiveMode.PowerFactorOfPower(Curve.of(0.5, 0, 1, 1), 0), "cosPhi");
        refused(() -> new ReactiveMode.PowerFactorOfPower(Curve.level(1), -1), "responseNanos");
        taken(() -> new AutonomousReference(0, 1, 1));
        refused(() -> new AutonomousReference(-1, 1, 1), "timeConstantNanos");
        refused(() -> new AutonomousReference(0, 1.1, 1), "lowestPu");
    }

    @Test
    void of_active_power_and_capability_are_numbers_with_a_meaning() {
        taken(() -> new VoltWatt(CURVE, null, 0));
        refused(() -> new VoltWatt(CURVE, null, -1), "responseNanos");
        taken(() -> new PowerLimit(-0.5, 0));
        refused(() -> new PowerLimit(Double.NaN, 0), "exportPu");
        refused(() -> new PowerLimit(0, -1), "responseNanos");
        taken(() -> new DynamicVoltage(0, 0));
        refused(() -> new DynamicVoltage(-0.1, 0), "gain");
        refused(() -> new DynamicVoltage(0, -0.1), "deadbandPu");
        taken(() -> capability(0, 0, 1, 1));
        refused(() -> capability(-1, 0, 1, 1), "exportPu");
        refused(() -> capability(0, -1, 1, 1), "importPu");
        refused(() -> capability(0, 0, 0, 1), "exportVa");
        refused(() -> capability(0, 0, 1, 0), "importVa");
    }

    private static Capability capability(double out, double in, double outVa, double inVa) {
        return new Capability(
                out, in, outVa, inVa, Curve.level(1), Curve.level(1), 0, 0, Priority.ACTIVE);
    }

    @Test
    void of_protection_are_checked_one_by_one() {
        taken(() -> new Consecutive(1, 0, 1, false));
        refused(() -> new Consecutive(0, 0, 1, false), "sets");
        refused(() -> new Consecutive(1, -1, 1, false), "gapNanos");
        refused(() -> new Consecutive(1, 0, 0, false), "windowNanos");
        refused(() -> new Blanking(0, 1), "thresholdDeg");
        refused(() -> new Blanking(1, 0), "durationNanos");
        taken(() -> new Service(0.9, 1.1, 49, 51, 0, 0));
        refused(() -> new Service(1.1, 1.1, 49, 51, 0, 0), "lowestVoltagePu");
        refused(() -> new Service(0.9, 1.1, 51, 51, 0, 0), "lowestFrequencyHz");
        refused(() -> new Service(0.9, 1.1, 49, 51, -1, 0), "observationNanos");
        refused(() -> new Service(0.9, 1.1, 49, 51, 0, -1), "rampNanos");
        refused(() -> new Service(0.9, 1.1, 49, 51, 0, 0, -1), "randomNanos");
        taken(() -> new Stage("U", Quantity.ANY_VOLTAGE, true, 1, 0));
        refused(() -> new Stage("U", Quantity.ANY_VOLTAGE, true, Double.NaN, 0), "threshold of U");
        refused(() -> new Stage("U", Quantity.ANY_VOLTAGE, true, 1, -1), "delayNanos of U");
        taken(() -> new MeanWindow(6, 3));
        refused(() -> new MeanWindow(6, 0), "refreshNanos");
        refused(() -> new MeanWindow(2, 3), "windowNanos");
        refused(() -> new MeanWindow(7, 3), "windowNanos");
        refused(() -> new Band(1, 1, GridMode.MANDATORY_OPERATION), "low");
        refused(() -> new RideThrough(1, 1, List.of(), 49, 51, List.of()), "continuousLowPu");
        refused(() -> new RideThrough(0.9, 1, List.of(), 51, 51, List.of()), "continuousLowHz");
    }

    @Test
    void of_frequency_are_checked_one_by_one() {
        taken(() -> new FrequencyResponse.Droop(0, 0, 0.05, 0.05, 0, -1, 1));
        refused(() -> new FrequencyResponse.Droop(-1, 0, 0.05, 0.05, 0, -1, 1), "overDeadbandHz");
        refused(() -> new FrequencyResponse.Droop(0, -1, 0.05, 0.05, 0, -1, 1), "underDeadbandHz");
        refused(() -> new FrequencyResponse.Droop(0, 0, 0, 0.05, 0, -1, 1), "overDroop");
        refused(() -> new FrequencyResponse.Droop(0, 0, 0.05, 0, 0, -1, 1), "underDroop");
        refused(() -> new FrequencyResponse.Threshold(0, 0.05, false), "startHz");
        refused(() -> new FrequencyResponse.Threshold(50.2, 0, false), "droop");
        refused(() -> new FrequencyResponse.Recovery(0, 1), "perMinutePu");
        taken(() -> new FrequencyResponse.Held(50, 52, 49, 48, 0.1, 1, 0.1));
        refused(() -> new FrequencyResponse.Held(52, 52, 49, 48, 0.1, 1, 0.1), "overStartHz");
        refused(() -> new FrequencyResponse.Held(50, 52, 48, 48, 0.1, 1, 0.1), "underEndHz");
        refused(() -> new FrequencyResponse.Held(50, 52, 49, 48, 0.1, 1, 0), "perMinutePu");
    }

    private static ProtectionSettings whole(
            int phases, double hertz, List<Stage> stages, long rateNanos, long age, long step) {
        return new ProtectionSettings(
                "whole",
                phases,
                hertz,
                stages,
                null,
                rateNanos,
                new Service(0.9, 1.1, 49, 51, 0, 0),
                RideThrough.none(),
                new FrequencyResponse.None(),
                age,
                step);
    }

    @Test
    void as_a_whole_have_what_their_stages_look_at() {
        var mean = new Stage("U10", Quantity.MEAN_VOLTAGE, true, 1.1, 0);
        var rate = new Stage("R", Quantity.RATE_OF_CHANGE, true, 1, 0);
        var voltage = new Stage("U", Quantity.ANY_VOLTAGE, true, 1.1, 0);
        taken(() -> whole(1, 50, List.of(voltage), 0, 1, 1));
        taken(() -> whole(3, 50, List.of(rate), 1, 1, 1));
        refused(() -> whole(2, 50, List.of(), 0, 1, 1), "phases");
        refused(() -> whole(3, 0, List.of(), 0, 1, 1), "nominalFrequencyHz");
        refused(() -> whole(3, 50, List.of(mean), 0, 1, 1), "without a mean window: U10");
        refused(() -> whole(3, 50, List.of(rate), 0, 1, 1), "without a rate of change window: R");
        refused(() -> whole(3, 50, List.of(), 0, 0, 1), "longestSampleAgeNanos");
        refused(() -> whole(3, 50, List.of(), 0, 1, 0), "longestStepNanos");
        taken(() -> whole(3, 50, java.util.Collections.nCopies(32, voltage), 0, 1, 1));
        refused(
                () -> whole(3, 50, java.util.Collections.nCopies(33, voltage), 0, 1, 1),
                "number of stages");
    }

    @Test
    void without_support_functions_ask_for_nothing() {
        SupportSettings none = SupportSettings.none();
        assertThat(none.reactiveMode()).isEqualTo(new ReactiveMode.Off());
        assertThat(none.capability()).isEqualTo(Capability.full());
        var mode = new ReactiveMode.ConstantReactivePower(0.2, 0);
        assertThat(none.with(mode).reactiveMode()).isEqualTo(mode);
        assertThat(none.with(mode).capability()).isEqualTo(none.capability());
        assertThat(AutonomousReference.standard())
                .isEqualTo(new AutonomousReference(300_000_000_000L, 0.95, 1.05));
    }

    @Test
    void functions_are_bits_of_a_mask() {
        int mask = GridFunction.VOLT_VAR.bit() | GridFunction.FREQUENCY.bit();
        assertThat(GridFunction.VOLT_VAR.isIn(mask)).isTrue();
        assertThat(GridFunction.VOLT_WATT.isIn(mask)).isFalse();
        assertThat(GridFunction.values()).extracting(GridFunction::bit).doesNotHaveDuplicates();
    }
}
