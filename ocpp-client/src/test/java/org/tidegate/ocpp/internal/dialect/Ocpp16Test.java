package org.tidegate.ocpp.internal.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.ocpp.internal.dialect.Dialect.Inbound;
import org.tidegate.ocpp.internal.json.ErrorCode;
import org.tidegate.ocpp.internal.json.Violation;
import org.tidegate.ocpp.internal.message.Authorisation;
import org.tidegate.ocpp.internal.message.Data;
import org.tidegate.ocpp.internal.message.Data.Measurand;
import org.tidegate.ocpp.internal.message.Diagnostics;
import org.tidegate.ocpp.internal.message.Firmware;
import org.tidegate.ocpp.internal.message.OperatorAnswer;
import org.tidegate.ocpp.internal.message.OperatorCall;
import org.tidegate.ocpp.internal.message.Profile;
import org.tidegate.ocpp.internal.message.StationCall;

@DisplayName("OCPP 1.6J")
class Ocpp16Test {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    private final Ocpp16 dialect = new Ocpp16();

    private static Data.MeterValue reading(double importWh, double exportWh, double powerW) {
        var wh = new Data.UnitOfMeasure("Wh", null);
        var w = new Data.UnitOfMeasure("W", null);
        return new Data.MeterValue(
                List.of(
                        value(importWh, Measurand.ENERGY_ACTIVE_IMPORT_REGISTER, wh),
                        value(exportWh, Measurand.ENERGY_ACTIVE_EXPORT_REGISTER, wh),
                        value(Math.max(0, powerW), Measurand.POWER_ACTIVE_IMPORT, w),
                        value(Math.max(0, -powerW), Measurand.POWER_ACTIVE_EXPORT, w),
                        value(powerW, Measurand.POWER_ACTIVE_SETPOINT, w)),
                NOON);
    }

    private static Data.SampledValue value(
            double value, Measurand measurand, Data.UnitOfMeasure unit) {
        return new Data.SampledValue(
                value, measurand, Data.ReadingContext.SAMPLE_PERIODIC, null, unit);
    }

    private static StationCall.TransactionEvent event(
            Data.EventType type,
            String transaction,
            Data.@Nullable StoppedReason reason,
            @Nullable List<Data.MeterValue> values) {
        return new StationCall.TransactionEvent(
                type,
                values,
                NOON,
                Data.TriggerReason.TRIGGER,
                0,
                null,
                new Data.TransactionInfo(transaction, null, null, reason, null, null),
                type == Data.EventType.STARTED ? new Data.Evse(1, 1) : null,
                type == Data.EventType.STARTED ? new Data.IdToken(null, "CARD", "ISO14443") : null);
    }

    private void starts(String transaction, int number) {
        var start = event(Data.EventType.STARTED, transaction, null, List.of(reading(1000, 50, 0)));
        dialect.call("s", start);
        Inbound answer =
                dialect.read(
                        "[3,\"s\",{\"transactionId\":%d,\"idTagInfo\":{\"status\":\"Accepted\"}}]"
                                .formatted(number),
                        "s",
                        start);
        assertThat(answer).isInstanceOf(Inbound.Answer.class);
    }

    @Test
    void a_transaction_is_told_with_the_number_the_operator_gave_it() {
        var start = event(Data.EventType.STARTED, "tx-1", null, List.of(reading(1000.4, 50, 0)));
        assertThat(dialect.call("a", start))
                .isEqualTo(
                        "[2,\"a\",\"StartTransaction\",{\"connectorId\":1,\"idTag\":\"CARD\","
                                + "\"meterStart\":1000,\"timestamp\":\"2026-06-01T12:00:00.000Z\"}]");
        starts("tx-1", 4711);

        var update = event(Data.EventType.UPDATED, "tx-1", null, List.of(reading(1500, 50, 3000)));
        assertThat(dialect.call("b", update))
                .startsWith("[2,\"b\",\"MeterValues\",{\"connectorId\":1,\"transactionId\":4711,")
                .contains("\"value\":\"1500\"", "Energy.Active.Import.Register", "\"unit\":\"Wh\"")
                .doesNotContain("Setpoint");

        var stop =
                event(
                        Data.EventType.ENDED,
                        "tx-1",
                        Data.StoppedReason.EV_DISCONNECTED,
                        List.of(reading(2500, 50, 0)));
        assertThat(dialect.call("c", stop))
                .contains(
                        "\"StopTransaction\"",
                        "\"meterStop\":2500",
                        "\"transactionId\":4711",
                        "\"reason\":\"EVDisconnected\"");
    }

    @ParameterizedTest
    @CsvSource({"3000,3000,0", "-3000,0,3000"})
    void plus_or_minus_3_kw_show_in_one_power_each(
            double powerW, String imported, String exported) {
        starts("tx", 1);
        var update = event(Data.EventType.UPDATED, "tx", null, List.of(reading(0, 0, powerW)));

        assertThat(dialect.call("b", update))
                .contains(sample(imported, "Power.Active.Import"))
                .contains(sample(exported, "Power.Active.Export"));
    }

    private static String sample(String value, String measurand) {
        return "{\"value\":\"%s\",\"context\":\"Sample.Periodic\",\"measurand\":\"%s\",\"unit\":\"W\"}"
                .formatted(value, measurand);
    }

    @Test
    void the_operators_numbers_survive_a_restart() throws Violation {
        starts("tx-1", 4711);
        var again = new Ocpp16();
        again.remember(dialect.memory());

        assertThat(again.call("c", event(Data.EventType.ENDED, "tx-1", null, null)))
                .contains("\"transactionId\":4711", "\"meterStop\":1000");
        Inbound stop =
                again.read(
                        "[2,\"x\",\"RemoteStopTransaction\",{\"transactionId\":4711}]", null, null);
        assertThat(stop)
                .isEqualTo(new Inbound.Call("x", new OperatorCall.RequestStopTransaction("tx-1")));
    }

    @Test
    void a_stop_that_was_answered_is_forgotten() {
        starts("tx-1", 4711);
        var stop = event(Data.EventType.ENDED, "tx-1", null, null);
        dialect.call("c", stop);
        dialect.read("[3,\"c\",{}]", "c", stop);

        assertThat(dialect.memory()).isEqualTo(new Ocpp16().memory());
    }

    @Test
    void a_transaction_whose_start_was_never_answered_stops_as_minus_one() {
        dialect.call("a", event(Data.EventType.STARTED, "tx", null, List.of(reading(10, 0, 0))));

        assertThat(dialect.call("b", event(Data.EventType.ENDED, "tx", null, null)))
                .contains("\"transactionId\":-1", "\"meterStop\":10");
    }

    @Test
    void a_number_the_operator_uses_twice_belongs_to_the_newer_transaction() {
        starts("old", 7);
        starts("new", 7);

        assertThat(dialect.call("b", event(Data.EventType.ENDED, "new", null, null)))
                .contains("\"transactionId\":7");
        assertThat(dialect.call("c", event(Data.EventType.ENDED, "old", null, null)))
                .contains("\"transactionId\":-1");
    }

    @Test
    void a_remote_stop_of_an_unknown_transaction_is_rejected_at_once() {
        assertThat(
                        dialect.read(
                                "[2,\"x\",\"RemoteStopTransaction\",{\"transactionId\":5}]",
                                null,
                                null))
                .isEqualTo(new Inbound.Settled("[3,\"x\",{\"status\":\"Rejected\"}]"));
    }

    @Test
    void a_profile_for_the_running_transaction_finds_it() {
        starts("tx-1", 4711);
        String frame =
                """
                [2,"p","SetChargingProfile",{"connectorId":1,"csChargingProfiles":{
                 "chargingProfileId":8,"stackLevel":2,"chargingProfilePurpose":"TxProfile",
                 "chargingProfileKind":"Relative","chargingSchedule":{"chargingRateUnit":"W",
                 "chargingSchedulePeriod":[{"startPeriod":0,"limit":7360.5},
                 {"startPeriod":60,"limit":0,"numberPhases":3}]}}}]
                """;
        var call = (OperatorCall.SetChargingProfile) called(frame);

        assertThat(call.evseId()).isEqualTo(1);
        assertThat(call.chargingProfile().transactionId()).isEqualTo("tx-1");
        assertThat(call.chargingProfile().chargingProfilePurpose())
                .isEqualTo(Profile.Purpose.TX_PROFILE);
        assertThat(call.chargingProfile().chargingSchedule().getFirst().chargingSchedulePeriod())
                .extracting(Profile.Period::limit)
                .containsExactly(7360.5, 0.0);
        assertThat(
                        dialect.answer(
                                "p",
                                new OperatorCall.SetChargingProfileResponse(
                                        OperatorCall.ProfileStatus.ACCEPTED, null)))
                .isEqualTo("[3,\"p\",{\"status\":\"Accepted\"}]");
    }

    private OperatorCall called(String frame) {
        Inbound inbound = dialect.read(frame.strip(), null, null);
        assertThat(inbound).isInstanceOf(Inbound.Call.class);
        return ((Inbound.Call) inbound).call();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    [2,"1","Reset",{"type":"Warm"}]               | PROPERTY_CONSTRAINT_VIOLATION
                    [2,"1","Reset",{"type":5}]                    | TYPE_CONSTRAINT_VIOLATION
                    [2,"1","Reset",{}]                            | OCCURRENCE_CONSTRAINT_VIOLATION
                    [2,"1","Reset",{"type":"Hard","x":1}]         | FORMAT_VIOLATION
                    [2,"1","Reset",{"type":"Hard","customData":{"vendorId":"x"}}] | FORMAT_VIOLATION
                    [2,"1","Reset",{"type":"Hard"},5]             | FORMAT_VIOLATION
                    [2,"1","Reset"]                               | FORMAT_VIOLATION
                    [2,"1","Dance",{}]                            | NOT_IMPLEMENTED
                    [2,"1","BootNotification",{}]                 | NOT_SUPPORTED
                    [2,"1","SetVariables",{}]                     | NOT_IMPLEMENTED
                    """)
    void what_breaks_a_rule_is_refused_with_its_kind_in_version_1_6(
            String frame, ErrorCode expected) {
        assertThat(dialect.read(frame, null, null))
                .isInstanceOfSatisfying(
                        Inbound.Refused.class,
                        no -> {
                            assertThat(no.code()).isEqualTo(expected);
                            assertThat(no.messageId()).isEqualTo("1");
                        });
    }

    @Test
    void errors_are_spelt_as_1_6_spells_them() {
        assertThat(dialect.error("1", ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION, "x"))
                .isEqualTo("[4,\"1\",\"OccurenceConstraintViolation\",\"x\",{}]");
        assertThat(dialect.error("1", ErrorCode.FORMAT_VIOLATION, "x"))
                .contains("FormationViolation");
        assertThat(
                        dialect.answer(
                                "1",
                                new OperatorCall.Declined(ErrorCode.NOT_SUPPORTED, "not here")))
                .isEqualTo("[4,\"1\",\"NotSupported\",\"not here\",{}]");
    }

    @Test
    void configuration_keys_are_variables() {
        var call =
                (OperatorCall.GetVariables)
                        called(
                                "[2,\"g\",\"GetConfiguration\",{\"key\":[\"HeartbeatInterval\","
                                        + "\"NumberOfConnectors\",\"AuthorizationKey\",\"Nonsense\"]}]");
        assertThat(call.getVariableData()).hasSize(1);
        Data.GetVariableData asked = call.getVariableData().getFirst();
        var result =
                new Data.GetVariableResult(
                        Data.GetVariableStatus.ACCEPTED,
                        null,
                        null,
                        "300",
                        asked.component(),
                        asked.variable());

        assertThat(dialect.answer("g", new OperatorCall.GetVariablesResponse(List.of(result))))
                .isEqualTo(
                        "[3,\"g\",{\"configurationKey\":["
                                + "{\"key\":\"HeartbeatInterval\",\"readonly\":false,\"value\":\"300\"},"
                                + "{\"key\":\"NumberOfConnectors\",\"readonly\":true,\"value\":\"1\"},"
                                + "{\"key\":\"AuthorizationKey\",\"readonly\":false}],"
                                + "\"unknownKey\":[\"Nonsense\"]}]");
    }

    @ParameterizedTest
    @CsvSource({
        "Nonsense, NotSupported",
        "NumberOfConnectors, Rejected",
        "ChargeProfileMaxStackLevel, Rejected"
    })
    void a_key_that_cannot_be_changed_says_so_at_once(String key, String status) {
        assertThat(
                        dialect.read(
                                "[2,\"c\",\"ChangeConfiguration\",{\"key\":\"%s\",\"value\":\"1\"}]"
                                        .formatted(key),
                                null,
                                null))
                .isEqualTo(new Inbound.Settled("[3,\"c\",{\"status\":\"%s\"}]".formatted(status)));
    }

    @ParameterizedTest
    @CsvSource({
        "30313233343536373839616263646566, 0123456789abcdef",
        "a plain password of words, a plain password of words"
    })
    void the_authorization_key_is_hexadecimal_where_it_can_be(String sent, String password) {
        var call =
                (OperatorCall.SetVariables)
                        called(
                                "[2,\"c\",\"ChangeConfiguration\",{\"key\":\"AuthorizationKey\",\"value\":\"%s\"}]"
                                        .formatted(sent));
        assertThat(call.setVariableData().getFirst().attributeValue()).isEqualTo(password);
    }

    @Test
    void nine_states_are_told_where_2_x_would_tell_five() {
        var five = new StationCall.StatusNotification(NOON, Data.ConnectorStatus.OCCUPIED, 1, 1);
        var nine =
                new StationCall.StatusDetail(
                        NOON,
                        1,
                        1,
                        StationCall.Detail.SUSPENDED_EVSE,
                        StationCall.Fault.NO_ERROR,
                        "x".repeat(60),
                        null);

        assertThat(dialect.says(five)).isFalse();
        assertThat(new Ocpp21().says(five)).isTrue();
        assertThat(new Ocpp21().says(nine)).isFalse();
        assertThat(dialect.call("n", nine))
                .contains("\"status\":\"SuspendedEVSE\"", "\"errorCode\":\"NoError\"")
                .contains("\"info\":\"" + "x".repeat(50) + "\"");
    }

    @Test
    void what_1_6_has_no_words_for_is_not_said() {
        var noValues = event(Data.EventType.UPDATED, "tx", null, null);
        var unlock = new StationCall.PullDynamicScheduleUpdate(1);
        var longToken =
                new StationCall.Authorize(new Data.IdToken(null, "x".repeat(21), "ISO14443"));

        assertThat(dialect.says(noValues)).isFalse();
        assertThat(dialect.says(unlock)).isFalse();
        assertThat(dialect.says(longToken)).isFalse();
        assertThatThrownBy(() -> dialect.call("1", unlock)).hasMessageContaining("no words");
    }

    @Test
    void a_token_too_long_for_1_6_still_has_its_transaction_told() {
        var start =
                new StationCall.TransactionEvent(
                        Data.EventType.STARTED,
                        null,
                        NOON,
                        Data.TriggerReason.AUTHORIZED,
                        0,
                        null,
                        new Data.TransactionInfo("tx", null, null, null, null, null),
                        new Data.Evse(1, 1),
                        new Data.IdToken(null, "😀".repeat(30), "Central"));

        assertThat(dialect.call("1", start)).contains("\"idTag\":\"" + "😀".repeat(20) + "\"");
    }

    @Test
    void diagnostics_and_logs_are_told_apart_by_their_request_id() {
        var call =
                (Diagnostics.GetLog)
                        called("[2,\"d\",\"GetDiagnostics\",{\"location\":\"ftp://h/x\"}]");
        var plain =
                new Diagnostics.LogStatusNotification(
                        Diagnostics.UploadLogStatus.PERMISSION_DENIED, call.requestId(), null);
        var signed =
                new Diagnostics.LogStatusNotification(
                        Diagnostics.UploadLogStatus.PERMISSION_DENIED, 5, null);

        assertThat(dialect.call("1", plain))
                .isEqualTo(
                        "[2,\"1\",\"DiagnosticsStatusNotification\",{\"status\":\"UploadFailed\"}]");
        assertThat(dialect.call("2", signed))
                .isEqualTo(
                        "[2,\"2\",\"LogStatusNotification\",{\"status\":\"PermissionDenied\",\"requestId\":5}]");
        assertThat(
                        dialect.answer(
                                "d",
                                new Diagnostics.GetLogResponse(
                                        Diagnostics.LogStatus.ACCEPTED, null, "log.zip")))
                .isEqualTo("[3,\"d\",{\"fileName\":\"log.zip\"}]");
    }

    @Test
    void an_unsigned_update_is_told_without_the_states_it_has_no_words_for() {
        var call =
                (Firmware.UpdateFirmware)
                        called(
                                "[2,\"u\",\"UpdateFirmware\",{\"location\":\"https://h/f\","
                                        + "\"retrieveDate\":\"2026-06-01T12:00:00Z\"}]");
        assertThat(call.firmware().signature()).isNull();
        var verified =
                new Firmware.FirmwareStatusNotification(
                        Firmware.FirmwareStatus.SIGNATURE_VERIFIED, call.requestId(), null);
        var installed =
                new Firmware.FirmwareStatusNotification(
                        Firmware.FirmwareStatus.INSTALLED, call.requestId(), null);

        assertThat(dialect.says(verified)).isFalse();
        assertThat(dialect.action(installed)).isEqualTo("FirmwareStatusNotification");
        assertThat(
                        dialect.action(
                                new Firmware.FirmwareStatusNotification(
                                        Firmware.FirmwareStatus.SIGNATURE_VERIFIED, 9, null)))
                .isEqualTo("SignedFirmwareStatusNotification");
    }

    @Test
    void requests_without_end_do_not_fill_the_memory() {
        for (int i = 0; i < 100; i++) {
            dialect.read("[2,\"%d\",\"ClearCache\",{}]".formatted(i), null, null);
        }
        assertThat(
                        dialect.answer(
                                "5",
                                new OperatorCall.ClearChargingProfileResponse(
                                        OperatorCall.ClearStatus.ACCEPTED, null)))
                .contains("InternalError");
    }

    @Test
    void a_local_list_is_a_list_of_cards() {
        var call =
                (Authorisation.SendLocalList)
                        called(
                                """
                                [2,"l","SendLocalList",{"listVersion":3,"updateType":"Differential",
                                 "localAuthorizationList":[{"idTag":"A","idTagInfo":{"status":"Accepted",
                                 "parentIdTag":"P"}},{"idTag":"B"}]}]
                                """);
        var entries = call.localAuthorizationList();
        assertThat(entries).hasSize(2);
        assertThat(entries.getFirst().idToken()).isEqualTo(new Data.IdToken(null, "A", "ISO14443"));
        assertThat(entries.getLast().idTokenInfo()).isNull();
    }

    @Test
    void a_transfer_carries_text_both_ways() {
        var call =
                (OperatorCall.DataTransfer)
                        called(
                                "[2,\"t\",\"DataTransfer\",{\"vendorId\":\"v\",\"data\":\"a\\\"b\"}]");
        assertThat(call.data()).isNotNull();
        assertThat(call.data().json()).isEqualTo("\"a\\\"b\"");
        assertThat(
                        dialect.answer(
                                "t",
                                new OperatorCall.DataTransferResponse(
                                        OperatorCall.DataTransferStatus.ACCEPTED,
                                        null,
                                        call.data())))
                .isEqualTo("[3,\"t\",{\"status\":\"Accepted\",\"data\":\"a\\\"b\"}]");
    }

    @Test
    void an_answer_is_checked_by_the_rules_of_1_6_before_anything_is_learned() {
        var start = event(Data.EventType.STARTED, "tx", null, null);
        dialect.call("s", start);
        Inbound answer =
                dialect.read(
                        "[3,\"s\",{\"transactionId\":\"4\",\"idTagInfo\":{\"status\":\"Accepted\"}}]",
                        "s",
                        start);

        assertThat(answer).isInstanceOf(Inbound.Failed.class);
        assertThat(dialect.call("e", event(Data.EventType.ENDED, "tx", null, null)))
                .contains("\"transactionId\":-1");
    }

    @Test
    void a_heartbeat_is_answered_with_the_time() {
        var beat = new StationCall.Heartbeat();
        assertThat(dialect.read("[3,\"h\",{\"currentTime\":\"2026-06-01T12:00:00Z\"}]", "h", beat))
                .isEqualTo(new Inbound.Answer(new OperatorAnswer.HeartbeatResponse(NOON)));
    }
}
