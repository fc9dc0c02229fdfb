package org.tidegate.rig.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.ocpp.DerAuthority;
import org.tidegate.ocpp.DerControl;
import org.tidegate.ocpp.StationState.Session;

/**
 * Our station at central systems of somebody else's making, which judge every message in both
 * directions by schemas of their own.
 */
@DisplayName("Central systems that others have written")
class ForeignCsmsTest {
    /** An inverter of which the operator may change one thing. */
    private static final DerAuthority DER =
            new DerAuthority() {
                @Override
                public Set<DerControl.Type> supported() {
                    return Set.of(DerControl.Type.LIMIT_MAX_DISCHARGE);
                }

                @Override
                public String refusal(DerControl candidate, List<DerControl> beside) {
                    return "";
                }
            };

    private static void assumeInstalled(String library) {
        var missing = ForeignCsms.missing(library);
        assumeTrue(missing.isEmpty(), missing.orElse(""));
    }

    private static LiveStation station(ForeignCsms csms, String subprotocol) {
        return new LiveStation(LiveStation.settings(csms.url(), subprotocol), DER);
    }

    private static String soon() {
        return Instant.now().minus(Duration.ofSeconds(60)).toString();
    }

    private static JsonNode last(ForeignCsms csms, String action) {
        return Objects.requireNonNull(csms.lastOf(action), action);
    }

    // ---- 1.6 --------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({"ocpp-rpc, true", "ocpp-ws-io, true"})
    void of_version_1_6_has_a_session_from_boot_to_reset(String library, boolean strict)
            throws Exception {
        assumeInstalled(library);
        try (var csms = new ForeignCsms(library, "ocpp1.6", strict);
                LiveStation station = station(csms, "ocpp1.6")) {
            station.until("statuses", () -> csms.got("StatusNotification").size() >= 2);
            assertThat(csms.got("BootNotification")).hasSize(1);
            JsonNode keys = csms.call("GetConfiguration", "{}");
            assertThat(keys.path("configurationKey").findValuesAsText("key"))
                    .contains("NumberOfConnectors", "MeterValueSampleInterval");
            assertThat(
                            csms.call("GetConfiguration", "{\"key\":[\"Nonsense\"]}")
                                    .at("/unknownKey/0")
                                    .asText())
                    .isEqualTo("Nonsense");
            assertThat(
                            csms.status(
                                    "ChangeConfiguration",
                                    "{\"key\":\"MeterValueSampleInterval\",\"value\":\"1\"}"))
                    .isEqualTo("Accepted");
            start16(csms, station);
            steer16(csms, station);
            assertThat(
                            csms.status(
                                    "ChangeAvailability",
                                    "{\"connectorId\":0,\"type\":\"Inoperative\"}"))
                    .isEqualTo("Scheduled");
            assertThat(csms.status("RemoteStopTransaction", "{\"transactionId\":77}"))
                    .isEqualTo("Accepted");
            station.until("stop", () -> !csms.got("StopTransaction").isEmpty());
            assertThat(last(csms, "StopTransaction").path("reason").asText()).isEqualTo("Remote");
            assertThat(
                            csms.status(
                                    "ChangeAvailability",
                                    "{\"connectorId\":0,\"type\":\"Operative\"}"))
                    .isEqualTo("Accepted");
            upkeep16(csms, station);
            assertThat(csms.status("Reset", "{\"type\":\"Soft\"}")).isEqualTo("Accepted");
            station.until("reset", () -> station.operator().resetRequested());
            assertThat(csms.faults()).isEmpty();
        }
    }

    private static void start16(ForeignCsms csms, LiveStation station) {
        assertThat(
                        csms.status(
                                "RemoteStartTransaction",
                                "{\"connectorId\":1,\"idTag\":\"REMOTE-1\"}"))
                .isEqualTo("Accepted");
        station.charger.plugIn();
        station.until("start", () -> !csms.got("StartTransaction").isEmpty());
        assertThat(last(csms, "StartTransaction").path("idTag").asText()).isEqualTo("REMOTE-1");
        station.until("energy", () -> station.charger.session() == Session.ENERGY);
        station.until("meter values", () -> csms.got("MeterValues").size() >= 3);
        assertThat(last(csms, "MeterValues").path("transactionId").asInt()).isEqualTo(77);
    }

    private static void steer16(ForeignCsms csms, LiveStation station) {
        String schedule =
                "\"chargingSchedule\":{\"chargingRateUnit\":\"W\",\"startSchedule\":\""
                        + soon()
                        + "\",\"chargingSchedulePeriod\":[{\"startPeriod\":0,\"limit\":3000.0}]}";
        assertThat(
                        csms.status(
                                "SetChargingProfile",
                                "{\"connectorId\":1,\"csChargingProfiles\":{"
                                        + "\"chargingProfileId\":1,\"stackLevel\":0,"
                                        + "\"transactionId\":77,"
                                        + "\"chargingProfilePurpose\":\"TxProfile\","
                                        + "\"chargingProfileKind\":\"Absolute\","
                                        + schedule
                                        + "}}"))
                .isEqualTo("Accepted");
        station.until("3 kW", () -> station.charger.powerW() == 3000);
        JsonNode composite =
                csms.call(
                        "GetCompositeSchedule",
                        "{\"connectorId\":1,\"duration\":600,\"chargingRateUnit\":\"W\"}");
        assertThat(composite.at("/chargingSchedule/chargingSchedulePeriod/0/limit").asDouble())
                .isEqualTo(3000);
        assertThat(csms.status("ClearChargingProfile", "{\"id\":1}")).isEqualTo("Accepted");
        station.until("11 kW", () -> station.charger.powerW() == 11_000);
    }

    private static void upkeep16(ForeignCsms csms, LiveStation station) {
        int beats = csms.got("Heartbeat").size();
        assertThat(csms.status("TriggerMessage", "{\"requestedMessage\":\"Heartbeat\"}"))
                .isEqualTo("Accepted");
        station.until("heartbeat", () -> csms.got("Heartbeat").size() > beats);
        assertThat(
                        csms.status(
                                "SendLocalList",
                                "{\"listVersion\":3,\"updateType\":\"Full\","
                                        + "\"localAuthorizationList\":[{\"idTag\":\"A\","
                                        + "\"idTagInfo\":{\"status\":\"Accepted\"}}]}"))
                .isEqualTo("Accepted");
        assertThat(csms.call("GetLocalListVersion", "{}").path("listVersion").asInt())
                .isEqualTo(3);
        assertThat(csms.status("UnlockConnector", "{\"connectorId\":1}")).isEqualTo("UnlockFailed");
        assertThat(csms.status("DataTransfer", "{\"vendorId\":\"nobody\"}"))
                .isEqualTo("UnknownVendorId");
        assertThat(csms.status("ClearCache", "{}")).isEqualTo("Accepted");
        station.charger.unplug();
        station.until(
                "free",
                () ->
                        csms.got("StatusNotification").stream()
                                .filter(s -> s.path("connectorId").asInt() == 1)
                                .reduce((_, b) -> b)
                                .filter(s -> s.path("status").asText().equals("Available"))
                                .isPresent());
        assertThat(
                        csms.status(
                                "ReserveNow",
                                "{\"connectorId\":1,\"expiryDate\":\"2099-01-01T00:00:00Z\","
                                        + "\"idTag\":\"A\",\"reservationId\":5}"))
                .isEqualTo("Accepted");
        assertThat(csms.status("CancelReservation", "{\"reservationId\":5}"))
                .isEqualTo("Accepted");
        assertThat(csms.call("GetDiagnostics", "{\"location\":\"https://files.invalid/\"}").has("error"))
                .isFalse();
        assertThat(
                        csms.status(
                                "ExtendedTriggerMessage",
                                "{\"requestedMessage\":\"StatusNotification\",\"connectorId\":1}"))
                .isEqualTo("Accepted");
    }

    // ---- 2.0.1 and 2.1 ----------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({
        "ocpp-rpc, ocpp2.0.1, true",
        "ocpp-rpc, ocpp2.1, false", // its own 2.1 schemas are labelled wrongly: it refuses all
        "ocpp-ws-io, ocpp2.0.1, true",
        "ocpp-ws-io, ocpp2.1, true"
    })
    void of_version_2_has_a_session_from_boot_to_reset(
            String library, String subprotocol, boolean strict) throws Exception {
        assumeInstalled(library);
        try (var csms = new ForeignCsms(library, subprotocol, strict);
                LiveStation station = station(csms, subprotocol)) {
            station.until("status", () -> !csms.got("StatusNotification").isEmpty());
            assertThat(csms.got("BootNotification")).hasSize(1);
            deviceModel(csms, station);
            String tx = start(csms, station);
            steer(csms, station, tx);
            if (subprotocol.equals("ocpp2.1")) {
                discharge(csms, station, tx);
                der(csms, station);
            }
            assertThat(
                            csms.call(
                                            "GetTransactionStatus",
                                            "{\"transactionId\":\"" + tx + "\"}")
                                    .path("ongoingIndicator")
                                    .asBoolean())
                    .isTrue();
            assertThat(
                            csms.status(
                                    "RequestStopTransaction",
                                    "{\"transactionId\":\"" + tx + "\"}"))
                    .isEqualTo("Accepted");

            station.until("ended", () -> events(csms, "eventType", "Ended") == 1);
            assertThat(
                            last(csms, "TransactionEvent")
                                    .at("/transactionInfo/stoppedReason")
                                    .asText())
                    .isEqualTo("Remote");
            upkeep(csms, station);
            assertThat(csms.status("Reset", "{\"type\":\"OnIdle\"}"))
                    .isIn("Accepted", "Scheduled");
            station.until("reset", () -> station.operator().resetRequested());
            assertThat(csms.faults()).isEmpty();
        }
    }

    private static long events(ForeignCsms csms, String field, String value) {
        Predicate<JsonNode> is = e -> e.path(field).asText().equals(value);
        return csms.got("TransactionEvent").stream().filter(is).count();
    }

    private static void deviceModel(ForeignCsms csms, LiveStation station) {
        JsonNode got =
                csms.call(
                        "GetVariables",
                        "{\"getVariableData\":[{\"component\":{\"name\":\"OCPPCommCtrlr\"},"
                                + "\"variable\":{\"name\":\"HeartbeatInterval\"}},"
                                + "{\"component\":{\"name\":\"Nonsense\"},"
                                + "\"variable\":{\"name\":\"x\"}}]}");
        assertThat(got.path("getVariableResult").findValuesAsText("attributeStatus"))
                .containsExactly("Accepted", "UnknownComponent");
        JsonNode set =
                csms.call(
                        "SetVariables",
                        "{\"setVariableData\":[{\"attributeValue\":\"1\","
                                + "\"component\":{\"name\":\"SampledDataCtrlr\"},"
                                + "\"variable\":{\"name\":\"TxUpdatedInterval\"}}]}");
        assertThat(set.at("/setVariableResult/0/attributeStatus").asText()).isEqualTo("Accepted");
        assertThat(
                        csms.status(
                                "GetBaseReport",
                                "{\"requestId\":1,\"reportBase\":\"FullInventory\"}"))
                .isEqualTo("Accepted");
        station.until(
                "the whole report",
                () ->
                        csms.got("NotifyReport").stream()
                                .anyMatch(r -> !r.path("tbc").asBoolean(false)));
        assertThat(
                        csms.status(
                                "GetReport",
                                "{\"requestId\":2,\"componentVariable\":[{"
                                        + "\"component\":{\"name\":\"EVSE\"}}]}"))
                .isIn("Accepted", "EmptyResultSet");
    }

    private static String start(ForeignCsms csms, LiveStation station) {
        assertThat(
                        csms.status(
                                "RequestStartTransaction",
                                "{\"evseId\":1,\"remoteStartId\":9,\"idToken\":{"
                                        + "\"idToken\":\"REMOTE-1\",\"type\":\"Central\"}}"))
                .isEqualTo("Accepted");
        station.charger.plugIn();
        station.until("start", () -> events(csms, "eventType", "Started") == 1);
        JsonNode started = csms.got("TransactionEvent").getFirst();
        assertThat(started.at("/transactionInfo/remoteStartId").asInt()).isEqualTo(9);
        station.until("energy", () -> station.charger.session() == Session.ENERGY);
        station.until(
                "meter values", () -> events(csms, "triggerReason", "MeterValuePeriodic") >= 2);
        return started.at("/transactionInfo/transactionId").asText();
    }

    private static String profile(int id, String tx, String kind, String start, String period) {
        return "{\"evseId\":1,\"chargingProfile\":{\"id\":"
                + id
                + ",\"stackLevel\":"
                + id
                + ",\"chargingProfilePurpose\":\"TxProfile\",\"chargingProfileKind\":\""
                + kind
                + "\",\"transactionId\":\""
                + tx
                + "\",\"chargingSchedule\":[{\"id\":"
                + id
                + start
                + ",\"chargingRateUnit\":\"W\",\"chargingSchedulePeriod\":[{\"startPeriod\":0,"
                + period
                + "}]}]}}";
    }

    private static void steer(ForeignCsms csms, LiveStation station, String tx) {
        String start = ",\"startSchedule\":\"" + soon() + "\"";
        assertThat(
                        csms.status(
                                "SetChargingProfile",
                                profile(1, tx, "Absolute", start, "\"limit\":3000.0")))
                .isEqualTo("Accepted");
        station.until("3 kW", () -> station.charger.powerW() == 3000);
        JsonNode composite =
                csms.call("GetCompositeSchedule", "{\"evseId\":1,\"duration\":600}");
        assertThat(composite.at("/schedule/chargingSchedulePeriod/0/limit").asDouble())
                .isEqualTo(3000);
        assertThat(
                        csms.status(
                                "GetChargingProfiles",
                                "{\"requestId\":3,\"evseId\":1,\"chargingProfile\":{"
                                        + "\"chargingProfilePurpose\":\"TxProfile\"}}"))
                .isEqualTo("Accepted");
        station.until("profiles", () -> !csms.got("ReportChargingProfiles").isEmpty());
    }

    private static void discharge(ForeignCsms csms, LiveStation station, String tx) {
        assertThat(
                        csms.status(
                                "SetChargingProfile",
                                profile(
                                        2,
                                        tx,
                                        "Dynamic",
                                        "",
                                        "\"operationMode\":\"CentralSetpoint\","
                                                + "\"limit\":11000.0,"
                                                + "\"dischargeLimit\":-11000.0,"
                                                + "\"setpoint\":-3000.0")))
                .isEqualTo("Accepted");
        station.until("-3 kW", () -> station.charger.powerW() == -3000);
        assertThat(
                        csms.status(
                                "UpdateDynamicSchedule",
                                "{\"chargingProfileId\":2,\"scheduleUpdate\":{"
                                        + "\"setpoint\":-4500.0}}"))
                .isEqualTo("Accepted");
        station.until("-4.5 kW", () -> station.charger.powerW() == -4500);
        station.until(
                "the new mode",
                () -> events(csms, "triggerReason", "OperationModeChanged") == 1);
        station.until(
                "export is told",
                () ->
                        last(csms, "TransactionEvent").toString().contains("Power.Active.Export")
                                && last(csms, "TransactionEvent").toString().contains("4500"));
    }

    private static void der(ForeignCsms csms, LiveStation station) {
        assertThat(
                        csms.status(
                                "SetDERControl",
                                "{\"isDefault\":true,\"controlId\":\"half\","
                                        + "\"controlType\":\"LimitMaxDischarge\","
                                        + "\"limitMaxDischarge\":{\"priority\":1,"
                                        + "\"pctMaxDischargePower\":50.0}}"))
                .isEqualTo("Accepted");
        assertThat(csms.status("GetDERControl", "{\"requestId\":7,\"isDefault\":true}"))
                .isEqualTo("Accepted");
        station.until("the control", () -> !csms.got("ReportDERControl").isEmpty());
        assertThat(csms.status("ClearDERControl", "{\"isDefault\":true}")).isEqualTo("Accepted");
        assertThat(
                        csms.status(
                                "SetDERControl",
                                "{\"isDefault\":true,\"controlId\":\"x\","
                                        + "\"controlType\":\"FixedVar\",\"fixedVar\":{"
                                        + "\"priority\":1,\"setpoint\":0.0,"
                                        + "\"unit\":\"PctMaxVar\"}}"))
                .isEqualTo("NotSupported");
        assertThat(csms.status("AFRRSignal", "{\"timestamp\":\"" + soon() + "\",\"signal\":5}"))
                .isEqualTo("Rejected");
    }

    private static void upkeep(ForeignCsms csms, LiveStation station) {
        int beats = csms.got("Heartbeat").size();
        assertThat(csms.status("TriggerMessage", "{\"requestedMessage\":\"Heartbeat\"}"))
                .isEqualTo("Accepted");
        station.until("heartbeat", () -> csms.got("Heartbeat").size() > beats);
        assertThat(
                        csms.status(
                                "ChangeAvailability", "{\"operationalStatus\":\"Operative\"}"))
                .isEqualTo("Accepted");
        assertThat(
                        csms.status(
                                "SetMonitoringBase", "{\"monitoringBase\":\"FactoryDefault\"}"))
                .isEqualTo("Accepted");
        assertThat(csms.status("SetMonitoringLevel", "{\"severity\":5}")).isEqualTo("Accepted");
        assertThat(
                        csms.status(
                                "SendLocalList",
                                "{\"versionNumber\":3,\"updateType\":\"Full\","
                                        + "\"localAuthorizationList\":[{\"idToken\":{"
                                        + "\"idToken\":\"A\",\"type\":\"ISO14443\"},"
                                        + "\"idTokenInfo\":{\"status\":\"Accepted\"}}]}"))
                .isEqualTo("Accepted");
        assertThat(csms.call("GetLocalListVersion", "{}").path("versionNumber").asInt())
                .isEqualTo(3);
        assertThat(csms.status("UnlockConnector", "{\"evseId\":1,\"connectorId\":1}"))
                .isEqualTo("UnlockFailed");
        assertThat(csms.status("DataTransfer", "{\"vendorId\":\"nobody\"}"))
                .isEqualTo("UnknownVendorId");
        assertThat(
                        csms.status(
                                "GetInstalledCertificateIds",
                                "{\"certificateType\":[\"CSMSRootCertificate\"]}"))
                .isEqualTo("NotFound");
        assertThat(
                        csms.status(
                                "CustomerInformation",
                                "{\"requestId\":8,\"report\":true,\"clear\":false,"
                                        + "\"customerIdentifier\":\"nobody\"}"))
                .isIn("Accepted", "Invalid", "Rejected");
        assertThat(csms.status("ClearCache", "{}")).isEqualTo("Accepted");
    }
}
