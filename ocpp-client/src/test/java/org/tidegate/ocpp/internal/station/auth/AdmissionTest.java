package org.tidegate.ocpp.internal.station.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tidegate.ocpp.OperatorState;
import org.tidegate.ocpp.StationState;
import org.tidegate.ocpp.StationState.Session;
import org.tidegate.ocpp.internal.station.Keep;
import org.tidegate.ocpp.internal.station.StationBench;

@DisplayName("Who may charge")
class AdmissionTest {
    private final StationBench bench = new StationBench().booted();

    AdmissionTest() {
        bench.access = new StationState.Access(true, 0, "", "", null);
        bench.seconds(1);
    }

    private static String list(int version, String kind, String... entries) {
        return """
        {"versionNumber":%d,"updateType":"%s","localAuthorizationList":[%s]}
        """
                .formatted(version, kind, String.join(",", entries));
    }

    private static String entry(String token, String status) {
        return """
        {"idToken":{"idToken":"%s","type":"ISO14443"},"idTokenInfo":{"status":"%s"}}
        """
                .formatted(token, status);
    }

    @Test
    void a_session_waits_for_a_card_where_a_reader_is_fitted() {
        bench.plugIn();
        bench.seconds(30);
        assertThat(bench.all("Authorize")).isEmpty();
        assertThat(bench.phase).isEqualTo(Session.WAITING_FOR_AUTHORISATION);
        bench.present("04AABBCC");
        bench.seconds(2);
        assertThat(bench.last("Authorize").at("/idToken/idToken").asText()).isEqualTo("04AABBCC");
        assertThat(bench.phase).isEqualTo(Session.ENERGY);
        assertThat(bench.last("TransactionEvent").at("/idToken/idToken").asText())
                .isEqualTo("04AABBCC");
    }

    @Test
    void a_card_before_the_plug_is_good_for_the_connection_time_out_and_no_longer() {
        bench.present("04AABBCC");
        bench.seconds(10);
        bench.plugIn();
        bench.seconds(2);
        assertThat(bench.phase).isEqualTo(Session.ENERGY);
        bench.unplug();
        bench.seconds(2);
        bench.present("04AABBCC");
        bench.seconds(62);
        bench.plugIn();
        bench.seconds(5);
        assertThat(bench.phase).isEqualTo(Session.WAITING_FOR_AUTHORISATION);
    }

    @Test
    void a_card_before_the_plug_opens_the_second_session_as_it_opened_the_first() {
        for (int i = 1; i <= 3; i++) {
            bench.present("04AABBCC");
            bench.seconds(5);
            bench.plugIn();
            bench.seconds(2);
            assertThat(bench.phase).as("session " + i).isEqualTo(Session.ENERGY);
            bench.unplug();
            bench.seconds(5);
        }
        assertThat(bench.all("Authorize")).isNotEmpty();
    }

    @Test
    void a_refused_contract_is_a_no_for_the_vehicle_even_where_a_reader_is_fitted() {
        bench.answers.put("Authorize", "{\"idTokenInfo\":{\"status\":\"Blocked\"}}");
        bench.plugIn();
        bench.seconds(1);
        bench.access =
                new StationState.Access(
                        true,
                        bench.access.presentation(),
                        "",
                        "",
                        new StationState.Contract(bench.session, "DETDGC1", "", List.of(), true));
        bench.seconds(2);
        assertThat(bench.operator().authorisation())
                .isEqualTo(OperatorState.Authorisation.REJECTED);
    }

    @Test
    void the_configured_token_stands_in_once_the_vehicle_has_chosen_not_to_show_a_contract() {
        bench.plugIn();
        bench.seconds(20);
        assertThat(bench.all("Authorize")).isEmpty();
        bench.access = StationState.Access.NONE;
        bench.seconds(2);
        assertThat(bench.last("Authorize").at("/idToken/type").asText()).isEqualTo("Central");
        assertThat(bench.phase).isEqualTo(Session.ENERGY);
    }

    @Test
    void a_refused_card_leaves_the_session_open_for_another() {
        bench.answers.put("Authorize", "{\"idTokenInfo\":{\"status\":\"Blocked\"}}");
        bench.plugIn();
        bench.seconds(1);
        bench.present("BAD");
        bench.seconds(2);
        assertThat(bench.phase).isEqualTo(Session.WAITING_FOR_AUTHORISATION);
        bench.answers.put("Authorize", "{\"idTokenInfo\":{\"status\":\"Accepted\"}}");
        bench.present("GOOD");
        bench.seconds(2);
        assertThat(bench.phase).isEqualTo(Session.ENERGY);
    }

    @Test
    void the_same_card_ends_what_it_began_and_another_does_not() {
        bench.plugIn();
        bench.present("ONE");
        bench.seconds(3);
        bench.present("TWO");
        bench.seconds(3);
        assertThat(bench.phase).isEqualTo(Session.ENERGY);
        bench.present("one"); // letters' case says nothing
        bench.seconds(3);
        JsonNode ended = bench.last("TransactionEvent");
        assertThat(ended.get("eventType").asText()).isEqualTo("Ended");
        assertThat(ended.get("triggerReason").asText()).isEqualTo("StopAuthorized");
        assertThat(ended.at("/transactionInfo/stoppedReason").asText()).isEqualTo("Local");
        assertThat(ended.at("/idToken/idToken").asText()).isEqualTo("one");
    }

    @Test
    void a_card_of_the_same_group_ends_it_too() {
        bench.answers.put(
                "Authorize",
                """
                {"idTokenInfo":{"status":"Accepted",
                 "groupIdToken":{"idToken":"FAMILY","type":"Central"}}}
                """);
        bench.plugIn();
        bench.present("ONE");
        bench.seconds(3);
        bench.present("TWO");
        bench.seconds(3);
        assertThat(bench.last("TransactionEvent").get("eventType").asText()).isEqualTo("Ended");
    }

    @Test
    void a_master_pass_ends_a_session_and_begins_none() {
        bench.set("AuthCtrlr", "MasterPassGroupId", "", "POLICE");
        bench.plugIn();
        bench.present("ONE");
        bench.seconds(3);
        bench.answers.put(
                "Authorize",
                """
                {"idTokenInfo":{"status":"Accepted",
                 "groupIdToken":{"idToken":"police","type":"Central"}}}
                """);
        bench.present("BADGE");
        bench.seconds(3);
        assertThat(bench.last("TransactionEvent").at("/transactionInfo/stoppedReason").asText())
                .isEqualTo("MasterPass");
        bench.unplug();
        bench.seconds(1);
        bench.plugIn();
        bench.seconds(1);
        bench.present("BADGE2");
        bench.seconds(3);
        assertThat(bench.phase).isEqualTo(Session.WAITING_FOR_AUTHORISATION);
    }

    @Test
    void offline_the_local_list_opens_and_a_stranger_waits() {
        assertThat(bench.status("SendLocalList", list(1, "Full", entry("FRIEND", "Accepted"))))
                .isEqualTo("Accepted");
        bench.cut();
        bench.plugIn();
        bench.present("STRANGER");
        bench.seconds(5);
        assertThat(bench.phase).isEqualTo(Session.WAITING_FOR_AUTHORISATION);
        bench.present("friend");
        bench.seconds(2);
        assertThat(bench.phase).isEqualTo(Session.ENERGY);
        bench.mend();
        assertThat(bench.all("TransactionEvent").getFirst().get("offline").asBoolean()).isTrue();
    }

    @Test
    void offline_a_token_the_list_blocks_stays_out_although_strangers_are_let_in() {
        bench.status("SendLocalList", list(1, "Full", entry("THIEF", "Blocked")));
        bench.set("AuthCtrlr", "OfflineTxForUnknownIdEnabled", "", "true");
        bench.cut();
        bench.plugIn();
        bench.present("THIEF");
        bench.seconds(3);
        assertThat(bench.phase).isEqualTo(Session.WAITING_FOR_AUTHORISATION);
        bench.present("STRANGER");
        bench.seconds(3);
        assertThat(bench.phase).isEqualTo(Session.ENERGY);
    }

    @Test
    void a_stranger_let_in_offline_is_stopped_once_the_operator_says_no() {
        bench.set("AuthCtrlr", "OfflineTxForUnknownIdEnabled", "", "true");
        bench.cut();
        bench.plugIn();
        bench.present("STRANGER");
        bench.seconds(3);
        bench.answers.put("TransactionEvent", "{\"idTokenInfo\":{\"status\":\"Invalid\"}}");
        bench.mend();
        JsonNode ended = bench.last("TransactionEvent");
        assertThat(ended.get("eventType").asText()).isEqualTo("Ended");
        assertThat(ended.at("/transactionInfo/stoppedReason").asText()).isEqualTo("DeAuthorized");
    }

    @Test
    void without_stop_on_invalid_id_nothing_flows_any_more_and_the_transaction_stays() {
        bench.set("TxCtrlr", "StopTxOnInvalidId", "", "false");
        bench.plugIn();
        bench.present("ONE");
        bench.answers.put("TransactionEvent", "{\"idTokenInfo\":{\"status\":\"Expired\"}}");
        bench.seconds(5);
        assertThat(bench.operator().limitW()).isZero();
        assertThat(bench.operator().dischargeLimitW()).isZero();
        assertThat(bench.last("TransactionEvent").get("triggerReason").asText())
                .isIn("Deauthorized", "ChargingStateChanged");
        assertThat(bench.phase).isEqualTo(Session.ENERGY);
    }

    @Test
    void the_cache_opens_offline_forgets_in_time_and_outlives_a_restart() {
        bench.set("AuthCacheCtrlr", "LifeTime", "", "300");
        bench.plugIn();
        bench.present("REGULAR");
        bench.seconds(3);
        bench.unplug();
        bench.seconds(2);
        bench.restart();
        bench.reachable = false;
        bench.seconds(5);
        bench.plugIn();
        bench.seconds(1);
        bench.present("REGULAR");
        bench.seconds(2);
        assertThat(bench.phase).isEqualTo(Session.ENERGY);
        bench.unplug();
        bench.runs(Duration.ofMinutes(5));
        bench.plugIn();
        bench.present("REGULAR");
        bench.seconds(2);
        assertThat(bench.phase).isEqualTo(Session.WAITING_FOR_AUTHORISATION);
    }

    @Test
    void an_emptied_cache_opens_nothing() {
        bench.plugIn();
        bench.present("REGULAR");
        bench.seconds(3);
        bench.unplug();
        bench.seconds(2);
        assertThat(bench.status("ClearCache", "{}")).isEqualTo("Accepted");
        bench.cut();
        bench.plugIn();
        bench.present("REGULAR");
        bench.seconds(2);
        assertThat(bench.phase).isEqualTo(Session.WAITING_FOR_AUTHORISATION);
        assertThat(bench.disk.get(Keep.TOKEN_CACHE)).isEmpty();
    }

    @Test
    void a_list_is_changed_whole_or_not_at_all_and_its_version_only_grows() {
        assertThat(bench.status("SendLocalList", list(5, "Full", entry("A", "Accepted"))))
                .isEqualTo("Accepted");
        assertThat(bench.status("SendLocalList", list(5, "Differential", entry("B", "Accepted"))))
                .isEqualTo("VersionMismatch");
        assertThat(
                        bench.status(
                                "SendLocalList",
                                list(
                                        6,
                                        "Differential",
                                        entry("B", "Accepted"),
                                        entry("b", "Blocked"))))
                .isEqualTo("Failed");
        assertThat(
                        bench.status(
                                "SendLocalList",
                                list(
                                        7,
                                        "Differential",
                                        entry("B", "Accepted"),
                                        "{\"idToken\":{\"idToken\":\"A\",\"type\":\"ISO14443\"}}")))
                .isEqualTo("Accepted");
        bench.restart();
        bench.booted();
        assertThat(bench.order("GetLocalListVersion", "{}").get("versionNumber").asInt())
                .isEqualTo(7);
        bench.set("AuthCtrlr", "LocalPreAuthorize", "", "true");
        bench.plugIn();
        bench.present("B");
        bench.seconds(2);
        assertThat(bench.phase).isEqualTo(Session.ENERGY);
        assertThat(bench.all("Authorize")).as("the list alone decides").isEmpty();
        assertThat(bench.status("SendLocalList", "{\"versionNumber\":0,\"updateType\":\"Full\"}"))
                .isEqualTo("Failed");
    }

    @Test
    void a_contract_is_sent_with_its_hashes_and_refused_by_its_certificate_status() {
        bench.access = new StationState.Access(false, 0, "", "", contract());
        bench.answers.put(
                "Authorize",
                """
                {"idTokenInfo":{"status":"Accepted"},"certificateStatus":"CertificateRevoked"}
                """);
        bench.plugIn();
        bench.seconds(2);
        JsonNode asked = bench.last("Authorize");
        assertThat(asked.at("/idToken/type").asText()).isEqualTo("eMAID");
        assertThat(asked.at("/iso15118CertificateHashData/0/serialNumber").asText())
                .isEqualTo("1f");
        assertThat(bench.phase).isEqualTo(Session.WAITING_FOR_AUTHORISATION);
        assertThat(bench.operator().authorisation().name()).isEqualTo("REJECTED");
    }

    private static StationState.Contract contract() {
        return new StationState.Contract(
                1,
                "DE-ABC-C12345-X",
                "",
                List.of(
                        new StationState.CertificateHash(
                                "SHA256", "aa", "bb", "1f", "http://ocsp.invalid")),
                true);
    }

    @Test
    void a_contract_opens_offline_only_if_that_is_set_and_its_chain_is_trusted() {
        bench.access = new StationState.Access(true, 0, "", "", contract());
        bench.cut();
        bench.plugIn();
        bench.seconds(3);
        assertThat(bench.phase).isEqualTo(Session.WAITING_FOR_AUTHORISATION);
        bench.mend();
        bench.set("ISO15118Ctrlr", "ContractValidationOffline", "", "true");
        bench.unplug();
        bench.seconds(1);
        assertThat(
                        bench.status(
                                "SendLocalList",
                                list(
                                        1,
                                        "Full",
                                        """
                                        {"idToken":{"idToken":"DE-ABC-C12345-X","type":"eMAID"},
                                         "idTokenInfo":{"status":"Accepted"}}\
                                        """)))
                .isEqualTo("Accepted");
        bench.cut();
        bench.session = 0;
        bench.plugIn();
        bench.seconds(3);
        assertThat(bench.phase).isEqualTo(Session.ENERGY);
    }
}
