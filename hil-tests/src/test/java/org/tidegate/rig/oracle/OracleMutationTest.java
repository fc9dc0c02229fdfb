package org.tidegate.rig.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidegate.protection.Curve;
import org.tidegate.protection.GridMode;
import org.tidegate.protection.GridSample;
import org.tidegate.protection.ProtectionSettings;
import org.tidegate.protection.ProtectionSettings.Band;
import org.tidegate.protection.ProtectionSettings.FrequencyResponse;
import org.tidegate.protection.ProtectionSettings.MeanWindow;
import org.tidegate.protection.ProtectionSettings.Quantity;
import org.tidegate.protection.ProtectionSettings.RideThrough;
import org.tidegate.protection.ProtectionSettings.Service;
import org.tidegate.protection.ProtectionSettings.Stage;
import org.tidegate.protection.SupportSettings;
import org.tidegate.protection.SupportSettings.ReactiveMode;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A comparator that cannot fail proves nothing: every fault put in here has to be found. */
@DisplayName("The oracle's comparator finds")
class OracleMutationTest {

    private static Arguments fault(
            String name, UnaryOperator<ProtectionSettings> change, String... vectors) {
        return Arguments.of(name, Fault.settings(change), List.of(vectors));
    }

    private static Arguments converter(
            String name, UnaryOperator<ConverterModel.Parameters> change, String... vectors) {
        return Arguments.of(name, Fault.converter(change), List.of(vectors));
    }

    private static Arguments sample(String name, Consumer<GridSample> change, String... vectors) {
        return Arguments.of(name, Fault.sample(change), List.of(vectors));
    }

    /** Thresholds and times of the trip stages. */
    static Stream<Arguments> faultsOfTheStages() {
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
                fault("timers three steps late", s -> late(s, 3 * 20), "trip_timers_cat2_v"),
                sample("timers not reset at once", new DropOutDelay(4), "trip_timers_cat2_v"),
                fault(
                        "only phase-neutral voltages looked at",
                        s -> quantity(s, Quantity.PHASE_VOLTAGE),
                        "ll_only_trip_cat2"),
                fault("only phase A looked at", s -> phases(s, 1), "trip_edges_single_phase_cat2"),
                sample(
                        "the mean of the phases looked at",
                        OracleMutationTest::averaged,
                        "trip_edges_single_phase_cat2"),
                fault(
                        "mean over five minutes",
                        s -> mean(s, new MeanWindow(300_000_000_000L, 3_000_000_000L)),
                        "en50549_ov_10min_mean"),
                fault("rate of change over twice the window", s -> rate(s, 2), "g99_rocof"),
                fault("rate of change delayed by 100 ms", s -> times(s, 1.2), "g99_rocof"));
    }

    /** What is measured, asked for and delivered. */
    static Stream<Arguments> faultsOfTheRim() {
        return Stream.of(
                sample("voltage reads 2 % high", s -> gain(s, 1.02), "trip_edges_cat2_v"),
                sample("voltage reads 1 % of nominal high", s -> offset(s, 0.01), "rt_edges_cat3"),
                sample(
                        "frequency reads 50 mHz high",
                        s -> s.frequencyHz += 0.05,
                        "droop_of_default_discharge"),
                Arguments.of(
                        "the permit is not looked at",
                        Fault.request(r -> r.permitService = true),
                        List.of("permit_service_charge")),
                Arguments.of(
                        "charging with the wrong sign",
                        Fault.request(r -> r.demandPu = Math.abs(r.demandPu)),
                        List.of("lvrt_cat3_fig_discharge")),
                converter(
                        "ceasing takes half a second",
                        p -> responding(p, 0.5, 0.5, 1),
                        "lvrt_cat3_fig_discharge"),
                converter(
                        "restoring takes ten times as long",
                        p -> responding(p, p.pauseSeconds(), p.ceaseSeconds(), 10),
                        "lvrt_cat3_fig_discharge"));
    }

    /** Service and ride-through. */
    static Stream<Arguments> faultsOfService() {
        return Stream.of(
                fault(
                        "half the observation time",
                        s -> service(s, 0.5, 1),
                        "enter_service_default"),
                fault("half the return ramp", s -> service(s, 1, 0.5), "enter_service_default"),
                fault("no return ramp", s -> service(s, 1, 0), "en50549_reconnect"),
                fault(
                        "a recovery gradient twice as steep",
                        s -> service(s, 1, 0.5),
                        "en50549_reconnect"),
                fault("the voltage window 1 % too wide", s -> window(s, 0.01), "es_edges_v"),
                fault("the voltage window 1 % too narrow", s -> window(s, -0.01), "es_edges_v"),
                fault("no ride-through modes", OracleMutationTest::noTable, "lvrt_cat3_fig_charge"),
                fault(
                        "no momentary cessation",
                        s -> never(s, GridMode.MOMENTARY_CESSATION),
                        "rt_edges_cat3"),
                fault(
                        "another category's table",
                        s -> table(s, categoryTwo(), s.frequencyResponse()),
                        "rt_edges_cat3"));
    }

    /** Support functions. */
    static Stream<Arguments> faultsOfSupport() {
        return Stream.of(
                fault("droop 10 % flatter", s -> droop(s, 1.1, 0, 1), "droop_of_default_discharge"),
                fault("deadband 20 mHz wider", s -> droop(s, 1, 0.02, 1), "droop_uf_charging"),
                fault("response time twice as long", s -> droop(s, 1, 0, 2), "droop_uf_charging"),
                fault(
                        "the time constant taken for the response time",
                        s -> droop(s, 1, 0, 2.3),
                        "droop_of_default_discharge"),
                fault("no way below zero export", s -> most(s, 0), "en50549_lfsm_o_storage"),
                fault(
                        "no under-frequency response",
                        OracleMutationTest::overOnly,
                        "droop_uf_charging"),
                fault("no frequency response", OracleMutationTest::noDroop, "droop_uf_charging"),
                fault("no frequency response, LFSM", OracleMutationTest::noDroop, "vde4105_p_f"),
                fault("LFSM returns twice as fast", s -> recovery(s, 2), "vde4105_p_f"),
                fault("held for half the time", s -> held(s, 0.5, 1), "as4777_a_overfreq"),
                fault("five times the hysteresis", s -> held(s, 1, 5), "as4777_a_overfreq"),
                fault(
                        "no volt-var",
                        s -> support(s, s.support().with(new ReactiveMode.Off())),
                        "voltvar_catB_default_p1"),
                fault(
                        "volt-var with the wrong sign",
                        OracleMutationTest::reversed,
                        "voltvar_catA_default"),
                fault(
                        "no volt-watt",
                        s -> support(s, without(s.support(), true, false)),
                        "voltwatt_default_gen"),
                fault(
                        "no power limit",
                        s -> support(s, without(s.support(), false, true)),
                        "pri_catB_table39"),
                fault(
                        "no power factor",
                        s -> support(s, s.support().with(new ReactiveMode.Off())),
                        "constpf_inj_abs"),
                fault(
                        "no watt-var",
                        s -> support(s, s.support().with(new ReactiveMode.Off())),
                        "wattvar_default"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"faultsOfTheStages", "faultsOfTheRim", "faultsOfService", "faultsOfSupport"})
    void a_fault_in_the_engine(String name, Fault fault, List<String> vectors) throws IOException {
        for (String v : vectors) {
            OracleVector vector = OracleVector.load(OracleTest.class, "/oracle", v);
            OracleTrace trace = new OracleReplay(vector, fault).run();
            assertThat(new OracleComparator().compare(vector, trace).passed())
                    .as("%s goes unnoticed in %s", name, v)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "lvrt_cat3_fig_charge, -1, 1", "voltvar_catB_default_p1, 1, -1",
        "droop_uf_charging, 1.02, 1", "voltvar_catB_default_p1, 1, 1.02"
    })
    void a_reversed_sign_and_two_percent_of_gain(String name, double p, double q)
            throws IOException {
        OracleVector vector = OracleVector.load(OracleTest.class, "/oracle", name);
        OracleTrace trace = new OracleReplay(vector).run().scaled(p, q);

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

    /** The lowest of the last samples: a good one does not reset at once. */
    private static final class DropOutDelay implements Consumer<GridSample> {
        private final double[] last;
        private int next;

        DropOutDelay(int samples) {
            last = new double[samples];
            java.util.Arrays.fill(last, 1);
        }

        @Override
        public void accept(GridSample s) {
            last[next] = s.voltageL1Pu;
            next = (next + 1) % last.length;
            double furthest = s.voltageL1Pu;
            for (double v : last) {
                furthest = Math.abs(v - 1) > Math.abs(furthest - 1) ? v : furthest;
            }
            s.voltageL1Pu = furthest;
            s.voltageL2Pu = furthest;
            s.voltageL3Pu = furthest;
        }
    }

    private static void averaged(GridSample s) {
        double mean = (s.voltageL1Pu + s.voltageL2Pu + s.voltageL3Pu) / 3;
        s.voltageL1Pu = mean;
        s.voltageL2Pu = mean;
        s.voltageL3Pu = mean;
    }

    private static void gain(GridSample s, double factor) {
        s.voltageL1Pu *= factor;
        s.voltageL2Pu *= factor;
        s.voltageL3Pu *= factor;
    }

    private static void offset(GridSample s, double pu) {
        s.voltageL1Pu += pu;
        s.voltageL2Pu += pu;
        s.voltageL3Pu += pu;
    }

    private static ConverterModel.Parameters responding(
            ConverterModel.Parameters p, double pause, double cease, double restore) {
        return new ConverterModel.Parameters(
                p.lagT90Seconds(),
                p.rampSeconds() * restore,
                p.limitPu(),
                pause,
                cease,
                p.returnSeconds(),
                p.susceptancePu());
    }

    private static ProtectionSettings late(ProtectionSettings s, long millis) {
        return stages(
                s,
                t ->
                        new Stage(
                                t.id(),
                                t.quantity(),
                                t.over(),
                                t.threshold(),
                                t.delayNanos() + millis * 1_000_000));
    }

    private static ProtectionSettings window(ProtectionSettings s, double wider) {
        Service v = s.service();
        var changed =
                new Service(
                        v.lowestVoltagePu() - wider,
                        v.highestVoltagePu() + wider,
                        v.lowestFrequencyHz(),
                        v.highestFrequencyHz(),
                        v.observationNanos(),
                        v.rampNanos());
        return with(s, s.phases(), s.stages(), s.mean(), s.rateOfChangeWindowNanos(), changed);
    }

    private static ProtectionSettings never(ProtectionSettings s, GridMode mode) {
        RideThrough t = s.rideThrough();
        List<Band> bands = t.voltageBands().stream().filter(b -> b.mode() != mode).toList();
        return table(
                s,
                new RideThrough(
                        t.continuousLowPu(),
                        t.continuousHighPu(),
                        bands,
                        t.continuousLowHz(),
                        t.continuousHighHz(),
                        t.frequencyBands()),
                s.frequencyResponse());
    }

    private static RideThrough categoryTwo() {
        return new RideThrough(
                0.88,
                1.1,
                List.of(
                        new Band(1.2, 9, GridMode.CEASE_TO_ENERGISE),
                        new Band(1.1, 1.2, GridMode.PERMISSIVE_OPERATION),
                        new Band(0.65, 0.88, GridMode.MANDATORY_OPERATION),
                        new Band(0.3, 0.65, GridMode.PERMISSIVE_OPERATION),
                        new Band(-9, 0.3, GridMode.CEASE_TO_ENERGISE)),
                58.8,
                61.2,
                List.of());
    }

    private static ProtectionSettings most(ProtectionSettings s, double importPu) {
        var l = (FrequencyResponse.Lfsm) s.frequencyResponse();
        return table(
                s,
                s.rideThrough(),
                new FrequencyResponse.Lfsm(
                        l.over(),
                        l.under(),
                        l.responseNanos(),
                        l.recovery(),
                        l.lowestPowerPu(),
                        importPu));
    }

    private static ProtectionSettings overOnly(ProtectionSettings s) {
        var d = (FrequencyResponse.Droop) s.frequencyResponse();
        return table(
                s,
                s.rideThrough(),
                new FrequencyResponse.Droop(
                        d.overDeadbandHz(),
                        99,
                        d.overDroop(),
                        d.underDroop(),
                        d.responseNanos(),
                        d.lowestPowerPu(),
                        d.highestPowerPu()));
    }

    private static ProtectionSettings recovery(ProtectionSettings s, double factor) {
        var l = (FrequencyResponse.Lfsm) s.frequencyResponse();
        var r = java.util.Objects.requireNonNull(l.recovery());
        return table(
                s,
                s.rideThrough(),
                new FrequencyResponse.Lfsm(
                        l.over(),
                        l.under(),
                        l.responseNanos(),
                        new FrequencyResponse.Recovery(r.perMinutePu() * factor, r.windowNanos()),
                        l.lowestPowerPu(),
                        l.highestPowerPu()));
    }

    private static ProtectionSettings held(ProtectionSettings s, double hold, double hysteresis) {
        var h = (FrequencyResponse.Held) s.frequencyResponse();
        return table(
                s,
                s.rideThrough(),
                new FrequencyResponse.Held(
                        h.overStartHz(),
                        h.overEndHz(),
                        h.underStartHz(),
                        h.underEndHz(),
                        h.hysteresisHz() * hysteresis,
                        Math.round(h.holdNanos() * hold),
                        h.perMinutePu()));
    }

    private static SupportSettings without(SupportSettings s, boolean voltWatt, boolean limit) {
        return new SupportSettings(
                s.controlVoltage(),
                s.voltageFilterNanos(),
                s.reactiveMode(),
                s.handoverNanos(),
                voltWatt ? null : s.voltWatt(),
                limit ? null : s.powerLimit(),
                s.demandRampNanos(),
                s.dynamicVoltage(),
                s.capability(),
                s.reactionNanos());
    }

    private static ProtectionSettings reversed(ProtectionSettings s) {
        var v = (ReactiveMode.VoltVar) s.support().reactiveMode();
        var points = new double[2 * v.curve().points()];
        for (int i = 0; i < v.curve().points(); i++) {
            points[2 * i] = v.curve().x(i);
            points[2 * i + 1] = -v.curve().y(i);
        }
        return support(
                s,
                s.support()
                        .with(
                                new ReactiveMode.VoltVar(
                                        Curve.of(points),
                                        v.referencePu(),
                                        v.autonomous(),
                                        v.follower(),
                                        v.responseNanos())));
    }

    private static ProtectionSettings support(ProtectionSettings s, SupportSettings support) {
        return new ProtectionSettings(
                s.profile(),
                s.phases(),
                s.nominalFrequencyHz(),
                s.stages(),
                s.mean(),
                s.rateOfChangeWindowNanos(),
                s.service(),
                s.rideThrough(),
                s.frequencyResponse(),
                support,
                s.consecutive(),
                s.phaseJump(),
                s.longestSampleAgeNanos(),
                s.longestStepNanos());
    }
}
