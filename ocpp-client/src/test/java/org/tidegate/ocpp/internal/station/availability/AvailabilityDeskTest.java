package org.tidegate.ocpp.internal.station.availability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.ocpp.StationState;
import org.tidegate.ocpp.StationState.Session;
import org.tidegate.ocpp.internal.station.StationBench;

@DisplayName("Availability, reservations, restarts")
class AvailabilityDeskTest {
    private final StationBench bench = new StationBench().booted();

    private String connectorStatus() {
        return bench.last("StatusNotification").get("connectorStatus").asText();
    }

    private String reserve(int id, String token, String expiry, String more) {
        return bench.status(
                "ReserveNow",
                """
                {"id":%d,"expiryDateTime":"%s","idToken":{"idToken":"%s","type":"ISO14443"}%s}
                """
                        .formatted(id, expiry, token, more));
    }

    private String in(int seconds) {
        return bench.instant().plusSeconds(seconds).toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"evse\":{\"id\":1}", ",\"evse\":{\"id\":1,\"connectorId\":1}"})
    void out_of_service_is_told_lets_nobody_in_and_outlives_a_restart(String where) {
        String order = "{\"operationalStatus\":\"%s\"" + where + "}";
        assertThat(bench.status("ChangeAvailability", order.formatted("Inoperative")))
                .isEqualTo("Accepted");
        bench.seconds(1);
        assertThat(connectorStatus()).isEqualTo("Unavailable");
        bench.restart();
        bench.booted();
        assertThat(connectorStatus()).isEqualTo("Unavailable");
        bench.plugIn();
        bench.seconds(3);
        assertThat(bench.phase).isEqualTo(Session.WAITING_FOR_AUTHORISATION);
        assertThat(bench.operator().front().operative()).isFalse();
        bench.unplug();
        assertThat(bench.status("ChangeAvailability", order.formatted("Operative")))
                .isEqualTo("Accepted");
        bench.seconds(1);
        assertThat(connectorStatus()).isEqualTo("Available");
    }

    @Test
    void a_running_transaction_is_not_disturbed() {
        bench.charging();
        assertThat(bench.status("ChangeAvailability", "{\"operationalStatus\":\"Inoperative\"}"))
                .isEqualTo("Scheduled");
        bench.seconds(5);
        assertThat(bench.phase).isEqualTo(Session.ENERGY);
        assertThat(connectorStatus()).isEqualTo("Occupied");
        bench.unplug();
        bench.seconds(2);
        assertThat(connectorStatus()).isEqualTo("Unavailable");
    }

    @Test
    void what_is_not_there_cannot_be_taken_out_of_service() {
        assertThat(
                        bench.status(
                                "ChangeAvailability",
                                "{\"operationalStatus\":\"Inoperative\",\"evse\":{\"id\":2}}"))
                .isEqualTo("Rejected");
        assertThat(connectorStatus()).isEqualTo("Available");
    }

    @Test
    void a_fixed_cable_is_not_unlocked_and_says_why() {
        JsonNode answer = bench.order("UnlockConnector", "{\"evseId\":1,\"connectorId\":1}");
        assertThat(answer.get("status").asText()).isEqualTo("UnlockFailed");
        assertThat(answer.at("/statusInfo/reasonCode").asText()).isEqualTo("FixedCable");
        assertThat(bench.status("UnlockConnector", "{\"evseId\":1,\"connectorId\":7}"))
                .isEqualTo("UnknownConnector");
        bench.charging();
        assertThat(bench.status("UnlockConnector", "{\"evseId\":1,\"connectorId\":1}"))
                .isEqualTo("OngoingAuthorizedTransaction");
        assertThat(bench.phase).isEqualTo(Session.ENERGY);
    }

    @Test
    void a_reservation_keeps_others_out_and_marks_the_transaction_of_its_owner() {
        bench.access = new StationState.Access(true, 0, "", "", null);
        bench.seconds(1);
        assertThat(reserve(5, "OWNER", in(600), "")).isEqualTo("Accepted");
        bench.seconds(1);
        assertThat(connectorStatus()).isEqualTo("Reserved");
        bench.plugIn();
        bench.present("OTHER");
        bench.seconds(2);
        assertThat(bench.phase).isEqualTo(Session.WAITING_FOR_AUTHORISATION);
        bench.present("owner");
        bench.seconds(2);
        assertThat(bench.phase).isEqualTo(Session.ENERGY);
        assertThat(bench.all("TransactionEvent").getFirst().get("reservationId").asInt())
                .isEqualTo(5);
        assertThat(bench.status("CancelReservation", "{\"reservationId\":5}"))
                .as("used up")
                .isEqualTo("Rejected");
    }

    @Test
    void it_expires_over_a_restart_and_is_told() {
        assertThat(reserve(6, "OWNER", in(30), "")).isEqualTo("Accepted");
        bench.restart();
        bench.booted();
        assertThat(connectorStatus()).isEqualTo("Reserved");
        bench.seconds(30);
        assertThat(bench.last("ReservationStatusUpdate").get("reservationUpdateStatus").asText())
                .isEqualTo("Expired");
        assertThat(connectorStatus()).isEqualTo("Available");
    }

    @Test
    void a_fault_or_an_outage_removes_it() {
        reserve(7, "OWNER", in(600), "");
        bench.fault = "INSULATION";
        bench.seconds(2);
        assertThat(bench.last("ReservationStatusUpdate").get("reservationUpdateStatus").asText())
                .isEqualTo("Removed");
        assertThat(reserve(8, "OWNER", in(600), "")).isEqualTo("Faulted");
        bench.fault = "";
        bench.seconds(1);
        bench.status("ChangeAvailability", "{\"operationalStatus\":\"Inoperative\"}");
        assertThat(reserve(9, "OWNER", in(600), "")).isEqualTo("Unavailable");
    }

    @Test
    void impossible_reservations_are_refused() {
        assertThat(reserve(1, "A", in(-1), "")).isEqualTo("Rejected");
        assertThat(reserve(1, "A", in(60), ",\"evseId\":3")).isEqualTo("Rejected");
        assertThat(reserve(1, "A", in(60), ",\"connectorType\":\"sType2\"")).isEqualTo("Rejected");
        assertThat(reserve(1, "A", in(60), ",\"connectorType\":\"cCCS2\"")).isEqualTo("Accepted");
        assertThat(reserve(2, "B", in(60), "")).isEqualTo("Occupied");
        assertThat(reserve(1, "B", in(60), ""))
                .as("the same number replaces")
                .isEqualTo("Accepted");
        assertThat(bench.status("CancelReservation", "{\"reservationId\":1}"))
                .isEqualTo("Accepted");
        bench.plugIn();
        bench.seconds(1);
        assertThat(reserve(3, "A", in(60), "")).isEqualTo("Occupied");
    }

    @Test
    void a_restart_when_idle_waits_for_the_transaction_and_lets_no_other_begin() {
        bench.charging();
        assertThat(bench.status("Reset", "{\"type\":\"OnIdle\"}")).isEqualTo("Scheduled");
        bench.seconds(10);
        assertThat(bench.operator().resetRequested()).isFalse();
        bench.unplug();
        bench.seconds(2);
        assertThat(bench.operator().resetRequested()).isTrue();
        bench.restart();
        bench.booted();
        assertThat(bench.last("BootNotification").get("reason").asText()).isEqualTo("RemoteReset");
    }

    @Test
    void an_immediate_restart_ends_the_transaction_first() {
        bench.charging();
        assertThat(bench.status("Reset", "{\"type\":\"Immediate\"}")).isEqualTo("Accepted");
        bench.seconds(3);
        assertThat(bench.last("TransactionEvent").at("/transactionInfo/stoppedReason").asText())
                .isEqualTo("ImmediateReset");
        assertThat(bench.operator().resetRequested()).isTrue();
        assertThat(bench.status("Reset", "{\"type\":\"ImmediateAndResume\"}"))
                .isEqualTo("Rejected");
    }

    @Test
    void a_short_absence_tells_only_what_has_changed() {
        int before = bench.all("StatusNotification").size();
        bench.set("OCPPCommCtrlr", "OfflineThreshold", "", "600");
        bench.cut();
        bench.mend();
        assertThat(bench.all("StatusNotification")).hasSize(before);
        bench.set("OCPPCommCtrlr", "OfflineThreshold", "", "0");
        bench.cut();
        bench.mend();
        assertThat(bench.all("StatusNotification")).hasSize(before + 1);
    }

    @Test
    void a_restart_that_does_not_come_is_asked_for_again_and_then_given_up() {
        bench.set("OCPPCommCtrlr", "ResetRetries", "", "1");
        bench.status("Reset", "{\"type\":\"Immediate\"}");
        bench.seconds(30);
        assertThat(bench.operator().resetRequested()).isTrue();
        bench.seconds(33);
        assertThat(bench.operator().resetRequested()).as("a pause").isFalse();
        bench.seconds(10);
        assertThat(bench.operator().resetRequested()).as("again").isTrue();
        bench.seconds(70);
        assertThat(bench.operator().resetRequested()).isFalse();
        bench.plugIn();
        bench.seconds(3);
        assertThat(bench.phase).as("and it serves again").isEqualTo(Session.ENERGY);
    }
}
