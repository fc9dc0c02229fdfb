package org.tidegate.ocpp.internal.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tidegate.ocpp.internal.dialect.Dialect.Inbound;
import org.tidegate.ocpp.internal.json.ErrorCode;
import org.tidegate.ocpp.internal.message.Data;
import org.tidegate.ocpp.internal.message.Data.Measurand;
import org.tidegate.ocpp.internal.message.OperatorCall;
import org.tidegate.ocpp.internal.message.Profile;
import org.tidegate.ocpp.internal.message.StationCall;
import org.tidegate.ocpp.internal.message.Streams;

@DisplayName("OCPP 2.0.1")
class Ocpp201Test {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    private final Ocpp201 dialect = new Ocpp201();

    private static Data.SampledValue value(@Nullable Measurand measurand) {
        return new Data.SampledValue(5, measurand, null, null, null);
    }

    private static StationCall.TransactionEvent event(
            Data.TriggerReason trigger, Measurand... measurands) {
        return new StationCall.TransactionEvent(
                Data.EventType.UPDATED,
                List.of(
                        new Data.MeterValue(
                                List.of(measurands).stream().map(Ocpp201Test::value).toList(),
                                NOON)),
                NOON,
                trigger,
                3,
                null,
                new Data.TransactionInfo(
                        "tx",
                        Data.ChargingState.CHARGING,
                        null,
                        null,
                        null,
                        Data.OperationMode.CENTRAL_SETPOINT),
                null,
                null);
    }

    @Test
    void a_word_only_2_1_has_is_said_with_the_nearest_one() {
        assertThat(dialect.call("1", event(Data.TriggerReason.OPERATION_MODE_CHANGED)))
                .contains("\"triggerReason\":\"ChargingRateChanged\"")
                .doesNotContain("operationMode");
    }

    @Test
    void a_value_whose_measurand_2_0_1_does_not_know_is_not_sent_as_something_else() {
        String frame =
                dialect.call(
                        "1",
                        event(
                                Data.TriggerReason.METER_VALUE_PERIODIC,
                                Measurand.POWER_ACTIVE_SETPOINT,
                                Measurand.POWER_ACTIVE_EXPORT));
        assertThat(frame).contains("Power.Active.Export").containsOnlyOnce("\"value\":5");
    }

    @Test
    void values_that_2_0_1_has_no_word_for_at_all_are_left_out_with_their_list() {
        assertThat(
                        dialect.call(
                                "1",
                                event(
                                        Data.TriggerReason.METER_VALUE_PERIODIC,
                                        Measurand.POWER_ACTIVE_SETPOINT)))
                .doesNotContain("meterValue")
                .contains("TransactionEvent");
    }

    @Test
    void a_schedule_that_lost_a_period_would_be_another_one_and_is_not_said() {
        var limit = Profile.Period.of(0, 5000.0, null, null, null);
        var setpoint = Profile.Period.of(60, null, null, -3000.0, null);
        StationCall whole = report(List.of(limit));
        StationCall broken = report(List.of(limit, setpoint));

        assertThat(dialect.says(whole)).isTrue();
        assertThat(dialect.says(broken)).isFalse();
        assertThat(new Ocpp21().says(broken)).isTrue();
    }

    private static StationCall report(List<Profile.Period> periods) {
        var schedule =
                new Profile.ChargingSchedule(
                        1,
                        null,
                        null,
                        null,
                        Profile.RateUnit.W,
                        null,
                        null,
                        null,
                        null,
                        null,
                        periods,
                        null,
                        null,
                        null,
                        null);
        var profile =
                new Profile.ChargingProfile(
                        1,
                        0,
                        Profile.Purpose.TX_DEFAULT_PROFILE,
                        Profile.Kind.ABSOLUTE,
                        null,
                        null,
                        null,
                        null,
                        60,
                        List.of(schedule),
                        null,
                        null,
                        null,
                        null);
        return new StationCall.ReportChargingProfiles(1, "CSO", List.of(profile), null, 1);
    }

    @Test
    void what_came_with_2_1_is_not_there() {
        assertThat(dialect.says(new StationCall.PullDynamicScheduleUpdate(1))).isFalse();
        assertThat(
                        dialect.send(
                                "1",
                                new Streams.NotifyPeriodicEventStream(
                                        List.of(new Streams.StreamDataElement(0, "1")),
                                        1,
                                        0,
                                        NOON)))
                .isNull();
        assertThat(dialect.read("[2,\"1\",\"GetTariffs\",{\"evseId\":0}]", null, null))
                .isInstanceOfSatisfying(
                        Inbound.Refused.class,
                        no -> assertThat(no.code()).isEqualTo(ErrorCode.NOT_IMPLEMENTED));
        assertThat(
                        dialect.read(
                                "[2,\"1\",\"Reset\",{\"type\":\"ImmediateAndResume\"}]",
                                null,
                                null))
                .isInstanceOfSatisfying(
                        Inbound.Refused.class,
                        no ->
                                assertThat(no.code())
                                        .isEqualTo(ErrorCode.PROPERTY_CONSTRAINT_VIOLATION));
    }

    @Test
    void a_token_of_a_kind_2_0_1_does_not_have_is_one_of_the_operators() {
        var token = new Data.IdToken(null, "WMIV1234567890", "EVCCID");
        assertThat(dialect.call("1", new StationCall.Authorize(token)))
                .contains("\"type\":\"Central\"");
        var tooLong = new Data.IdToken(null, "x".repeat(37), "Central");
        assertThat(dialect.says(new StationCall.Authorize(tooLong))).isFalse();
    }

    @Test
    void an_unreadable_answer_is_told_to_a_2_1_operator_and_not_to_a_2_0_1_one() {
        var beat = new StationCall.Heartbeat();
        String nonsense = "[3,\"h\",{\"currentTime\":\"noon\"}]";

        assertThat(dialect.read(nonsense, "h", beat))
                .isInstanceOfSatisfying(Inbound.Failed.class, f -> assertThat(f.reply()).isNull());
        assertThat(new Ocpp21().read(nonsense, "h", beat))
                .isInstanceOfSatisfying(
                        Inbound.Failed.class,
                        f ->
                                assertThat(f.reply())
                                        .startsWith("[5,\"h\",\"PropertyConstraintViolation\","));
    }

    @Test
    void an_answer_of_the_station_can_be_an_error() {
        assertThat(dialect.answer("1", new OperatorCall.Declined(ErrorCode.NOT_SUPPORTED, "no")))
                .isEqualTo("[4,\"1\",\"NotSupported\",\"no\",{}]");
    }
}
