package org.tidegate.rig.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidegate.protection.ProtectionSettings;
import org.tidegate.protection.ProtectionSettings.FrequencyResponse;
import org.tidegate.protection.ProtectionSettings.MeanWindow;
import org.tidegate.protection.ProtectionSettings.Quantity;
import org.tidegate.protection.ProtectionSettings.RideThrough;
import org.tidegate.protection.ProtectionSettings.Service;
import org.tidegate.protection.ProtectionSettings.Stage;

/** A comparator that cannot fail proves nothing: every fault put in here has to be found. */
@DisplayName("The oracle's comparator finds")
class OracleMutationTest {

    private static Arguments fault(
            String name, UnaryOperator<ProtectionSettings> change, String... vectors) {
        return Arguments.of(name, change, List.of(vectors));
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("voltage thresholds 1 % high", s -> thresholds(s, 1.01), "trip_edges_cat2_v"),
                fault("voltage thresholds 1 % low", s -> thresholds(s, 0.99), "trip_edges_cat2_v"),
                fault(
                        "frequency thresholds + 0.5 %",
                        s -> frequencies(s, 1.005), "freq_edges_fast"),
                fault(
                        "frequency thresholds - 0.5 %",
                        s -> frequencies(s, 0.995), "freq_edges_fast"),
                fault("trip times + 10 %", s -> times(s, 1.1), "trip_timers_cat2_v"),
                fault("trip times - 10 %", s -> times(s, 0.9), "trip_timers_cat2_v"),
                fault("trip times + 10 %, 50 Hz", s -> times(s, 1.1), "vde4105_edges_v"),
                fault("50 Hz thresholds 1 % high", s -> thresholds(s, 1.01), "en50549_edges_v"),
                fault(
                        "only phase-neutral voltages looked at",
                        s -> quantity(s, Quantity.PHASE_VOLTAGE),
                        "ll_only_trip_cat2"),
                fault("only phase A looked at", s -> phases(s, 1), "trip_edges_single_phase_cat2"),
                fault(
                        "half the observation time",
                        s -> service(s, 0.5, 1),
                        "enter_service_default"),
                fault("half the return ramp", s -> service(s, 1, 0.5), "enter_service_default"),
                fault("no return ramp", s -> service(s, 1, 0), "en50549_reconnect"),
                fault("no ride-through modes", OracleMutationTest::noTable, "lvrt_cat3_fig_charge"),
                fault("droop 10 % flatter", s -> droop(s, 1.1, 0, 1), "droop_of_default_discharge"),
                fault("deadband 20 mHz wider", s -> droop(s, 1, 0.02, 1), "droop_uf_charging"),
                fault("response time twice as long", s -> droop(s, 1, 0, 2), "droop_uf_charging"),
                fault("no frequency response", OracleMutationTest::noDroop, "droop_uf_charging"),
                fault("no frequency response, LFSM", OracleMutationTest::noDroop, "vde4105_p_f"),
                fault(
                        "mean over five minutes",
                        s -> mean(s, new MeanWindow(300_000_000_000L, 3_000_000_000L)),
                        "en50549_ov_10min_mean"),
                fault("rate of change over twice the window", s -> rate(s, 2), "g99_rocof"),
                fault("rate of change delayed by 100 ms", s -> times(s, 1.2), "g99_rocof"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void a_fault_in_the_settings(
            String name, UnaryOperator<ProtectionSettings> change, List<String> vectors)
            throws IOException {
        for (String v : vectors) {
            OracleVector vector = OracleVector.load(OracleTest.class, "/oracle", v);
            OracleTrace trace = new OracleReplay(vector, change, UnaryOperator.identity()).run();
            assertThat(new OracleComparator().compare(vector, trace).passed())
                    .as("%s goes unnoticed in %s", name, v)
                    .isFalse();
        }
    }

    @Test
    void a_reversed_sign() throws IOException {
        OracleVector vector =
                OracleVector.load(OracleTest.class, "/oracle", "lvrt_cat3_fig_charge");
        OracleTrace trace = new OracleReplay(vector).run().scaled(-1, 1);

        assertThat(new OracleComparator().compare(vector, trace).passed()).isFalse();
    }

    @Test
    void a_single_wrong_row_and_says_which() throws IOException {
        OracleVector vector = OracleVector.load(OracleTest.class, "/oracle", "droop_uf_charging");
        OracleTrace trace = new OracleReplay(vector).run();
        trace.set(500, "CO", "-", trace.p(500) + 0.05, 0);

        OracleComparator.Verdict verdict = new OracleComparator().compare(vector, trace);

        assertThat(verdict.passed()).isFalse();
        assertThat(verdict.worst()).startsWith("t=50.000 s p:");
    }

    @Test
    void a_power_that_is_not_a_number() throws IOException {
        OracleVector vector = OracleVector.load(OracleTest.class, "/oracle", "droop_uf_charging");
        OracleTrace trace = new OracleReplay(vector).run();
        trace.set(500, "CO", "-", Double.NaN, 0);

        assertThat(new OracleComparator().compare(vector, trace).passed()).isFalse();
    }

    private static boolean isFrequency(Stage s) {
        return s.quantity() == Quantity.FREQUENCY;
    }

    private static ProtectionSettings stages(ProtectionSettings s, UnaryOperator<Stage> change) {
        List<Stage> stages = s.stages().stream().map(change).toList();
        return with(s, s.phases(), stages, s.mean(), s.rateOfChangeWindowNanos(), s.service());
    }

    private static ProtectionSettings thresholds(ProtectionSettings s, double factor) {
        return stages(s, t -> isFrequency(t) ? t : changed(t, t.quantity(), factor, 1));
    }

    private static ProtectionSettings frequencies(ProtectionSettings s, double factor) {
        return stages(s, t -> isFrequency(t) ? changed(t, t.quantity(), factor, 1) : t);
    }

    private static ProtectionSettings times(ProtectionSettings s, double factor) {
        return stages(s, t -> changed(t, t.quantity(), 1, factor));
    }

    private static ProtectionSettings quantity(ProtectionSettings s, Quantity quantity) {
        return stages(s, t -> isFrequency(t) ? t : changed(t, quantity, 1, 1));
    }

    private static Stage changed(Stage t, Quantity quantity, double threshold, double time) {
        return new Stage(
                t.id(),
                quantity,
                t.over(),
                t.threshold() * threshold,
                Math.round(t.delayNanos() * time));
    }

    private static ProtectionSettings phases(ProtectionSettings s, int phases) {
        return with(s, phases, s.stages(), s.mean(), s.rateOfChangeWindowNanos(), s.service());
    }

    private static ProtectionSettings mean(ProtectionSettings s, MeanWindow mean) {
        return with(s, s.phases(), s.stages(), mean, s.rateOfChangeWindowNanos(), s.service());
    }

    private static ProtectionSettings rate(ProtectionSettings s, int factor) {
        long window = s.rateOfChangeWindowNanos() * factor;
        return with(s, s.phases(), s.stages(), s.mean(), window, s.service());
    }

    private static ProtectionSettings service(ProtectionSettings s, double wait, double ramp) {
        Service v = s.service();
        var changed =
                new Service(
                        v.lowestVoltagePu(),
                        v.highestVoltagePu(),
                        v.lowestFrequencyHz(),
                        v.highestFrequencyHz(),
                        Math.round(v.observationNanos() * wait),
                        Math.round(v.rampNanos() * ramp));
        return with(s, s.phases(), s.stages(), s.mean(), s.rateOfChangeWindowNanos(), changed);
    }

    private static ProtectionSettings with(
            ProtectionSettings s,
            int phases,
            List<Stage> stages,
            @org.jspecify.annotations.Nullable MeanWindow mean,
            long rateWindow,
            Service service) {
        return new ProtectionSettings(
                s.profile(),
                phases,
                s.nominalFrequencyHz(),
                stages,
                mean,
                rateWindow,
                service,
                s.rideThrough(),
                s.frequencyResponse(),
                s.support(),
                s.consecutive(),
                s.phaseJump(),
                s.longestSampleAgeNanos(),
                s.longestStepNanos());
    }

    private static ProtectionSettings noTable(ProtectionSettings s) {
        return table(s, RideThrough.none(), s.frequencyResponse());
    }

    private static ProtectionSettings noDroop(ProtectionSettings s) {
        return table(s, s.rideThrough(), new FrequencyResponse.None());
    }

    private static ProtectionSettings droop(
            ProtectionSettings s, double slope, double deadbandHz, double time) {
        var d = (FrequencyResponse.Droop) s.frequencyResponse();
        return table(
                s,
                s.rideThrough(),
                new FrequencyResponse.Droop(
                        d.overDeadbandHz() + deadbandHz,
                        d.underDeadbandHz() + deadbandHz,
                        d.overDroop() * slope,
                        d.underDroop() * slope,
                        Math.round(d.responseNanos() * time),
                        d.lowestPowerPu(),
                        d.highestPowerPu()));
    }

    private static ProtectionSettings table(
            ProtectionSettings s, RideThrough table, FrequencyResponse response) {
        return new ProtectionSettings(
                s.profile(),
                s.phases(),
                s.nominalFrequencyHz(),
                s.stages(),
                s.mean(),
                s.rateOfChangeWindowNanos(),
                s.service(),
                table,
                response,
                s.support(),
                s.consecutive(),
                s.phaseJump(),
                s.longestSampleAgeNanos(),
                s.longestStepNanos());
    }
}
