package org.tidegate.ocpp.internal.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.ocpp.OperatorRule;
import org.tidegate.ocpp.internal.json.Json;
import org.tidegate.ocpp.internal.json.Violation;
import org.tidegate.ocpp.internal.message.Data.OperationMode;
import org.tidegate.ocpp.internal.message.Data.StatusInfo;
import org.tidegate.ocpp.internal.message.OperatorCall.SetChargingProfile;
import org.tidegate.ocpp.internal.message.Profile.ScheduleUpdate;
import org.tidegate.ocpp.internal.profile.Abilities.LoadThresholds;
import org.tidegate.ocpp.internal.profile.Basis.Conditions;

@DisplayName("Operation modes of charging profiles")
class ProfileModesTest {
    private static final long NOW = Instant.parse("2026-03-28T12:00:00Z").toEpochMilli();
    private static final LoadThresholds LOAD = new LoadThresholds(6_000, 1_000, -500, 500);
    private static final Abilities ALL = new Abilities(true, true, LOAD);
    private static final String CURVE =
            "\"v2xFreqWattCurve\":[{\"frequency\":50.2,\"power\":9000},"
                    + "{\"frequency\":49.8,\"power\":-9000}]";

    private static String json(
            int id, String purpose, String kind, String schedule, String periods) {
        String tx = purpose.equals("TxProfile") ? "\"transactionId\":\"tx\"," : "";
        int evse = purpose.startsWith("ChargingStation") ? 0 : 1;
        return """
        {"evseId":%d,"chargingProfile":{"id":%d,"stackLevel":1,"chargingProfilePurpose":"%s",%s%s,
         "chargingSchedule":[{"id":7,"chargingRateUnit":"W",%s"chargingSchedulePeriod":[%s]}]}}
        """
                .formatted(evse, id, purpose, tx, kind, schedule, periods);
    }

    private static String relative(String period) {
        return json(
                5,
                "TxProfile",
                "\"chargingProfileKind\":\"Relative\"",
                "",
                "{\"startPeriod\":0," + period + "}");
    }

    private static SetChargingProfile read(String json) {
        try {
            return Json.read(SetChargingProfile.class, json);
        } catch (Violation e) {
            throw new AssertionError(json, e);
        }
    }

    private static String code(@Nullable StatusInfo no) {
        return no == null ? "Accepted" : no.reasonCode();
    }

    private static ProfileBook book(String... jsons) {
        ProfileBook book = ProfileBook.EMPTY;
        for (String json : jsons) {
            SetChargingProfile c = read(json);
            StatusInfo no = ProfileRules.refusal(c.evseId(), c.chargingProfile(), book, "tx", ALL);
            boolean external = json.contains("ExternalConstraints");
            assertThat(external ? "Accepted" : code(no))
                    .as("%s: %s", json, no)
                    .isEqualTo("Accepted");
            book = book.with(new ProfileBook.Entry(c.evseId(), c.chargingProfile(), 0));
        }
        return book;
    }

    private static Basis basis(Conditions conditions) {
        return new Basis("tx", NOW, 0, NOW, ZoneId.of("Europe/Berlin"), conditions);
    }

    private static Basis plain() {
        return basis(new Conditions(Double.NaN, false, LOAD, true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    Accepted            | "operationMode":"LocalFrequency","v2xBaseline":0,CURVE
                    NoFreqWattCurve     | "operationMode":"LocalFrequency","v2xBaseline":0
                    NoFreqWattCurve     | "operationMode":"LocalFrequency",CURVE
                    NoFreqWattCurve     | "operationMode":"LocalFrequency","v2xBaseline":0,"v2xFreqWattCurve":[{"frequency":50,"power":1}]
                    InvalidSchedule     | "operationMode":"LocalFrequency","v2xBaseline":0,CURVE,"setpoint":5
                    InvalidSchedule     | "operationMode":"LocalFrequency","v2xBaseline":0,CURVE,"limit":5
                    InvalidSchedule     | "operationMode":"LocalFrequency","v2xBaseline":0,"v2xFreqWattCurve":[{"frequency":50,"power":1},{"frequency":50,"power":2}]
                    InvalidSchedule     | "operationMode":"LocalFrequency","v2xBaseline":0,"v2xFreqWattCurve":[{"frequency":50,"power":1},{"frequency":0.05,"power":2}]
                    InvalidSchedule     | "operationMode":"LocalFrequency","v2xBaseline":0,CURVE,"v2xSignalWattCurve":[{"signal":1,"power":1},{"signal":1,"power":2}]
                    Accepted            | "operationMode":"LocalLoadBalancing"
                    Accepted            | "operationMode":"LocalLoadBalancing","limit":5000,"dischargeLimit":-3000
                    InvalidSchedule     | "operationMode":"LocalLoadBalancing","setpoint":1
                    Accepted            | "operationMode":"ExternalSetpoint","limit":5000,"dischargeLimit":-3000
                    InvalidSchedule     | "operationMode":"ExternalSetpoint","setpoint":1
                    Accepted            | "operationMode":"ExternalLimits"
                    InvalidSchedule     | "operationMode":"Idle","limit":1
                    Accepted            | "operationMode":"Idle","preconditioningRequest":true
                    InvalidSchedule     | "operationMode":"CentralSetpoint","setpoint":1,CURVE
                    """)
    void are_checked_for_their_fields(String expected, String period) {
        SetChargingProfile c = read(relative(period.replace("CURVE", CURVE)));
        StatusInfo no =
                ProfileRules.refusal(c.evseId(), c.chargingProfile(), ProfileBook.EMPTY, "tx", ALL);
        assertThat(code(no)).isEqualTo(expected);
        assertThat(expected.length()).isLessThanOrEqualTo(20);
    }

    @ParameterizedTest
    @CsvSource({
        "PriorityCharging, LocalFrequency",
        "PriorityCharging, CentralSetpoint",
        "LocalGeneration, CentralSetpoint",
        "ChargingStationMaxProfile, ExternalLimits"
    })
    void are_not_for_every_purpose(String purpose, String mode) {
        String json =
                json(
                        5,
                        purpose,
                        "\"chargingProfileKind\":\"Absolute\"",
                        "\"startSchedule\":\"2026-03-28T00:00:00Z\",",
                        "{\"startPeriod\":0,\"operationMode\":\"" + mode + "\",\"setpoint\":1}");
        SetChargingProfile c = read(json);
        assertThat(
                        code(
                                ProfileRules.refusal(
                                        c.evseId(),
                                        c.chargingProfile(),
                                        ProfileBook.EMPTY,
                                        "tx",
                                        ALL)))
                .isEqualTo("InvalidOperationMode");
    }

    @ParameterizedTest
    @CsvSource({
        "false, true, LocalLoadBalancing, UnsupportedParam",
        "true, true, LocalLoadBalancing, MissingDevModelInfo",
        "true, false, ExternalSetpoint, InvalidOperationMode",
        "true, false, ExternalLimits, InvalidOperationMode"
    })
    void need_what_they_look_at(boolean meter, boolean manager, String mode, String expected) {
        SetChargingProfile c = read(relative("\"operationMode\":\"" + mode + "\""));
        var without = new Abilities(meter, manager, null);
        assertThat(
                        code(
                                ProfileRules.refusal(
                                        1, c.chargingProfile(), ProfileBook.EMPTY, "tx", without)))
                .isEqualTo(expected);
    }

    @Test
    void thresholds_that_contradict_each_other_are_none() {
        SetChargingProfile c = read(relative("\"operationMode\":\"LocalLoadBalancing\""));
        for (LoadThresholds t :
                List.of(
                        new LoadThresholds(1_000, 1_000, 0, 0),
                        new LoadThresholds(2_000, 1_000, -800, 500),
                        new LoadThresholds(Double.NaN, 1_000, 0, 0))) {
            assertThat(
                            code(
                                    ProfileRules.refusal(
                                            1,
                                            c.chargingProfile(),
                                            ProfileBook.EMPTY,
                                            "tx",
                                            new Abilities(true, true, t))))
                    .isEqualTo("MissingDevModelInfo");
        }
    }

    @Test
    void local_frequency_permits_what_its_curves_can_ask_for() {
        ProfileBook book =
                book(
                        relative(
                                "\"operationMode\":\"LocalFrequency\",\"v2xBaseline\":1000,"
                                        + CURVE
                                        + ",\"v2xSignalWattCurve\":[{\"signal\":100,\"power\":2000},"
                                        + "{\"signal\":-100,\"power\":-2000}]"));
        Effective e = Composite.at(book, plain(), NOW);
        assertThat(e.mode()).isEqualTo(OperationMode.LOCAL_FREQUENCY);
        assertThat(e.dischargeLimitW()).isEqualTo(1_000 - 9_000 - 2_000);
        assertThat(e.rule())
                .isEqualTo(
                        new OperatorRule.Frequency(
                                List.of(
                                        new OperatorRule.Point(49.8, -9_000),
                                        new OperatorRule.Point(50.2, 9_000)),
                                1_000,
                                0,
                                0));
        assertThat(Curves.at(e.signalCurve(), 50)).isCloseTo(1_000, within(1e-9));
        assertThat(Curves.at(e.signalCurve(), 500)).isEqualTo(2_000);
        assertThat(Curves.at(List.of(), 5)).isZero();
    }

    @Test
    void modes_left_to_the_site_are_capped_by_the_stations_maximum() {
        ProfileBook book =
                book(
                        relative("\"operationMode\":\"LocalLoadBalancing\""),
                        json(
                                9,
                                "ChargingStationMaxProfile",
                                "\"chargingProfileKind\":\"Absolute\"",
                                "\"startSchedule\":\"2026-03-28T00:00:00Z\",",
                                "{\"startPeriod\":0,\"limit\":4000,\"dischargeLimit\":-2500}"));
        Effective e = Composite.at(book, plain(), NOW);
        assertThat(e.limitW()).isEqualTo(4_000);
        assertThat(e.dischargeLimitW()).isEqualTo(-2_500);
        assertThat(e.rule()).isEqualTo(new OperatorRule.LoadBalancing(6_000, 1_000, -500, 500));
        Effective gone = Composite.at(book, basis(Conditions.NONE), NOW);
        assertThat(gone.dischargeLimitW()).as("thresholds taken back").isZero();
    }

    @Test
    void priority_charging_replaces_the_transactions_profile_while_it_is_activated() {
        ProfileBook book =
                book(
                        relative("\"operationMode\":\"CentralSetpoint\",\"setpoint\":-3000"),
                        json(
                                6,
                                "PriorityCharging",
                                "\"chargingProfileKind\":\"Relative\"",
                                "",
                                "{\"startPeriod\":0,\"limit\":11000}"));
        assertThat(Composite.at(book, plain(), NOW).targetW()).isEqualTo(-3_000);
        Effective e = Composite.at(book, basis(new Conditions(Double.NaN, true, null, true)), NOW);
        assertThat(e.targetW()).isNaN();
        assertThat(e.limitW()).isEqualTo(11_000);
        assertThat(e.dischargeLimitW()).isZero();
    }

    @Test
    void local_generation_is_added_to_the_limit() {
        ProfileBook book =
                book(
                        relative("\"limit\":4000"),
                        json(
                                6,
                                "LocalGeneration",
                                "\"chargingProfileKind\":\"Relative\"",
                                "",
                                "{\"startPeriod\":0,\"limit\":2500}"));
        assertThat(Composite.at(book, plain(), NOW).limitW()).isEqualTo(6_500);
    }

    @ParameterizedTest
    @CsvSource({"true, -1000", "false, 2000"})
    void external_constraints_cap_and_priority_decides_whose_set_point_counts(
            boolean managerFirst, double expectedW) {
        ProfileBook book =
                book(
                        relative(
                                "\"operationMode\":\"CentralSetpoint\",\"setpoint\":3000,"
                                        + "\"limit\":5000,\"dischargeLimit\":-2000"),
                        json(
                                -1,
                                "ChargingStationExternalConstraints",
                                "\"chargingProfileKind\":\"Absolute\"",
                                "\"startSchedule\":\"2026-03-28T00:00:00Z\",",
                                "{\"startPeriod\":0,\"operationMode\":\"ExternalSetpoint\","
                                        + "\"setpoint\":-1000,\"limit\":2000}"));
        Effective e =
                Composite.at(
                        book, basis(new Conditions(Double.NaN, false, null, managerFirst)), NOW);
        assertThat(e.targetW()).isEqualTo(expectedW);
        assertThat(e.limitW()).isEqualTo(2_000);
        assertThat(e.dischargeLimitW()).isEqualTo(-2_000);
    }

    @ParameterizedTest
    @CsvSource({"79, 8000", "80, 3000", "95, 3000", "NaN, 8000"})
    void limit_at_soc_caps_from_that_state_of_charge_on(double soc, double expectedW) {
        ProfileBook book =
                book(
                        json(
                                5,
                                "TxProfile",
                                "\"chargingProfileKind\":\"Relative\"",
                                "\"limitAtSoC\":{\"soc\":80,\"limit\":3000},",
                                "{\"startPeriod\":0,\"limit\":8000}"));
        assertThat(Composite.at(book, basis(new Conditions(soc, false, null, true)), NOW).limitW())
                .isEqualTo(expectedW);
    }

    @RepeatedTest(50)
    void a_random_delay_moves_each_period_but_the_first_and_skips_the_overtaken(
            RepetitionInfo seed) {
        var random = new SplittableRandom(seed.getCurrentRepetition());
        var periods = new StringBuilder("{\"startPeriod\":0,\"limit\":1000}");
        int start = 0;
        for (int i = 1; i < 8; i++) {
            start += 1 + random.nextInt(60);
            periods.append(",{\"startPeriod\":%d,\"limit\":%d}".formatted(start, 1_000 * (i + 1)));
        }
        ProfileBook book =
                book(
                        json(
                                        5,
                                        "TxProfile",
                                        "\"chargingProfileKind\":\"Relative\"",
                                        "\"randomizedDelay\":60,",
                                        periods.toString())
                                .replace("\"transactionId\":\"tx\"", "\"transactionId\":\"tx\""));
        Basis basis = plain();
        assertThat(Composite.at(book, basis, NOW).limitW()).isEqualTo(1_000);
        double before = 0;
        for (int t = 0; t < start + 61; t++) {
            double limit = Composite.at(book, basis, NOW + t * 1_000L).limitW();
            assertThat(limit).as("periods never go back").isGreaterThanOrEqualTo(before);
            before = limit;
        }
        assertThat(before).isEqualTo(8_000);
        List<Composite.Segment> told =
                Composite.over(book, basis, NOW, (start + 120) * 1_000L, 1_000);
        for (Composite.Segment s : told) {
            assertThat(Composite.at(book, basis, s.fromMillis())).isEqualTo(s.effective());
        }
        var planned = new Basis(null, NOW, 0, NOW); // K08.FR.06
        assertThat(Composite.at(book, planned, NOW)).isEqualTo(Effective.NONE); // no transaction
    }

    @Test
    void delays_of_different_transactions_are_spread_over_their_range() {
        var drawn = new ArrayList<Integer>();
        var random = new SplittableRandom(1);
        for (int i = 0; i < 200; i++) {
            String tx = new UUID(random.nextLong(), random.nextLong()).toString();
            String json =
                    json(
                                    5,
                                    "TxProfile",
                                    "\"chargingProfileKind\":\"Relative\"",
                                    "\"randomizedDelay\":600,",
                                    "{\"startPeriod\":0,\"limit\":1},{\"startPeriod\":10,\"limit\":2}")
                            .replace("\"tx\"", "\"" + tx + "\"");
            ProfileBook book =
                    ProfileBook.EMPTY.with(
                            new ProfileBook.Entry(1, read(json).chargingProfile(), 0));
            var basis = new Basis(tx, NOW, 0, NOW);
            int at = 10;
            while (Composite.at(book, basis, NOW + at * 1_000L).limitW() < 2) {
                at++;
            }
            drawn.add(at - 10);
        }
        assertThat(drawn).allMatch(d -> d >= 0 && d <= 600);
        double mean = drawn.stream().mapToInt(d -> d).average().orElseThrow();
        assertThat(mean).isBetween(240.0, 360.0);
        assertThat(drawn.stream().distinct().count()).isGreaterThan(120);
    }

    /** Europe/Berlin leaps from 02:00 to 03:00 on 29 March 2026. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-28T00:30:00Z, 1000", // 01:30
        "2026-03-28T01:10:00Z, 2000", // 02:10
        "2026-03-28T02:10:00Z, 3000", // 03:10
        "2026-03-29T00:59:59Z, 1000", // 01:59:59
        "2026-03-29T01:00:00Z, 3000", // 03:00: the period of two o'clock never comes
        "2026-10-25T00:30:00Z, 2000", // 02:30 summer time
        "2026-10-25T01:30:00Z, 2000", // 02:30 again
        "2026-10-25T02:00:00Z, 3000"
    })
    void local_time_skips_and_repeats_periods_with_the_clock_on_the_wall(
            String at, double expectedW) {
        ProfileBook book =
                book(
                        json(
                                5,
                                "TxDefaultProfile",
                                "\"chargingProfileKind\":\"Recurring\",\"recurrencyKind\":\"Daily\"",
                                "\"useLocalTime\":true,\"startSchedule\":\"2026-01-01T00:00:00Z\",",
                                "{\"startPeriod\":0,\"limit\":1000},{\"startPeriod\":7200,\"limit\":2000},"
                                        + "{\"startPeriod\":10800,\"limit\":3000}"));
        long millis = Instant.parse(at).toEpochMilli();
        assertThat(Composite.at(book, plain(), millis).limitW()).isEqualTo(expectedW);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-28T12:00:00Z", "2026-10-24T12:00:00Z"})
    void the_composite_in_local_time_has_every_edge(String from) {
        ProfileBook book =
                book(
                        json(
                                5,
                                "TxDefaultProfile",
                                "\"chargingProfileKind\":\"Recurring\",\"recurrencyKind\":\"Daily\"",
                                "\"useLocalTime\":true,\"startSchedule\":\"2026-01-01T00:00:00Z\",\"duration\":80000,",
                                "{\"startPeriod\":0,\"limit\":1000},{\"startPeriod\":7200,\"limit\":2000},"
                                        + "{\"startPeriod\":10800,\"limit\":3000}"));
        long start = Instant.parse(from).toEpochMilli();
        List<Composite.Segment> told = Composite.over(book, plain(), start, 172_800_000L, 1_000);
        int at = 0;
        for (long t = start; t < start + 172_800_000L; t += 60_000) {
            while (at + 1 < told.size() && told.get(at + 1).fromMillis() <= t) {
                at++;
            }
            assertThat(told.get(at).effective())
                    .as(Instant.ofEpochMilli(t).toString())
                    .isEqualTo(Composite.at(book, plain(), t));
        }
    }

    @Test
    void k28_a_bad_update_leaves_the_old_values() {
        ProfileBook book =
                book(
                        json(
                                5,
                                "TxProfile",
                                "\"chargingProfileKind\":\"Dynamic\"",
                                "",
                                "{\"startPeriod\":0,\"operationMode\":\"CentralSetpoint\","
                                        + "\"setpoint\":1000,\"limit\":5000,\"dischargeLimit\":-5000}"));
        var up =
                new ScheduleUpdate(
                        null, null, null, null, null, null, 6_000.0, null, null, null, null, null);
        ProfileRules.DynamicUpdate no = ProfileRules.update(book, 5, up, 10, ALL);
        assertThat(code(no.refusal())).isEqualTo("InvalidSchedule");
        assertThat(no.book()).isSameAs(book);
        var phases =
                new ScheduleUpdate(
                        null, null, null, null, null, null, 1_000.0, 5.0, null, null, null, null);
        assertThat(code(ProfileRules.update(book, 5, phases, 10, ALL).refusal()))
                .isEqualTo("PhaseConflict");
        var nobody = ProfileRules.update(book, 6, up, 10, ALL);
        assertThat(code(nobody.refusal())).isEqualTo("InvalidProfile");
    }
}
