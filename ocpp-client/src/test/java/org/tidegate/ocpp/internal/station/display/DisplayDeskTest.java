package org.tidegate.ocpp.internal.station.display;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tidegate.ocpp.StationState;
import org.tidegate.ocpp.internal.station.Keep;
import org.tidegate.ocpp.internal.station.StationBench;

@DisplayName("What people read and what is known about them")
class DisplayDeskTest {
    private final StationBench bench = new StationBench().booted();

    private String set(int id, String priority, String text, String more) {
        return bench.status(
                "SetDisplayMessage",
                """
                {"message":{"id":%d,"priority":"%s",
                 "message":{"format":"UTF8","language":"en","content":"%s"}%s}}
                """
                        .formatted(id, priority, text, more));
    }

    private String shown() {
        return bench.operator().front().message();
    }

    @Test
    void the_front_message_wins_and_goes_with_its_time() {
        assertThat(set(1, "NormalCycle", "hello", "")).isEqualTo("Accepted");
        assertThat(shown()).isEqualTo("hello");
        set(2, "InFront", "closed today", "");
        set(
                3,
                "AlwaysFront",
                "evacuate",
                ",\"endDateTime\":\"" + bench.instant().plusSeconds(20) + "\"");
        assertThat(shown()).isEqualTo("evacuate");
        bench.seconds(25);
        assertThat(shown()).isEqualTo("closed today");
        bench.restart();
        bench.booted();
        assertThat(shown()).isEqualTo("closed today");
        assertThat(bench.status("ClearDisplayMessage", "{\"id\":2}")).isEqualTo("Accepted");
        assertThat(bench.status("ClearDisplayMessage", "{\"id\":2}")).isEqualTo("Unknown");
        assertThat(shown()).isEqualTo("hello");
    }

    @Test
    void normal_messages_take_turns() {
        set(1, "NormalCycle", "one", "");
        set(2, "NormalCycle", "two", "");
        var seen = new HashSet<String>();
        for (int i = 0; i < 25; i++) {
            bench.seconds(1);
            seen.add(shown());
        }
        assertThat(seen).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void a_message_for_a_transaction_goes_with_it_and_one_for_a_state_with_the_state() {
        assertThat(set(1, "InFront", "thanks", ",\"transactionId\":\"nobody\""))
                .isEqualTo("UnknownTransaction");
        set(2, "NormalCycle", "discharging", ",\"state\":\"Discharging\"");
        bench.charging();
        assertThat(
                        set(
                                1,
                                "InFront",
                                "thanks",
                                ",\"transactionId\":\"" + bench.transactionId() + "\""))
                .isEqualTo("Accepted");
        assertThat(shown()).isEqualTo("thanks");
        bench.unplug();
        bench.seconds(2);
        assertThat(shown()).isEmpty();
        bench.plugIn();
        bench.powerW = -3000;
        bench.seconds(3);
        assertThat(shown()).isEqualTo("discharging");
    }

    @Test
    void formats_that_are_not_drawn_and_messages_that_are_over_are_refused() {
        assertThat(
                        bench.status(
                                "SetDisplayMessage",
                                """
                                {"message":{"id":1,"priority":"InFront",
                                 "message":{"format":"HTML","content":"<script>"}}}
                                """))
                .isEqualTo("NotSupportedMessageFormat");
        assertThat(set(1, "InFront", "x", ",\"endDateTime\":\"2020-01-01T00:00:00Z\""))
                .isEqualTo("Rejected");
        assertThat(bench.status("GetDisplayMessages", "{\"requestId\":1}")).isEqualTo("Unknown");
        set(4, "InFront", "x", "");
        assertThat(bench.status("GetDisplayMessages", "{\"requestId\":1,\"priority\":\"InFront\"}"))
                .isEqualTo("Accepted");
        bench.seconds(1);
        assertThat(bench.last("NotifyDisplayMessages").at("/messageInfo/0/id").asInt())
                .isEqualTo(4);
    }

    // ---- customer information ----------------------------------------------------------------

    private JsonNode ask(String flags, String who) {
        return bench.order(
                "CustomerInformation",
                "{\"requestId\":5," + flags + (who.isEmpty() ? "" : "," + who) + "}");
    }

    private static final String WHO = "\"idToken\":{\"idToken\":\"REGULAR\",\"type\":\"ISO14443\"}";

    @Test
    void what_is_known_of_a_token_is_told_and_then_forgotten() {
        bench.access = new StationState.Access(true, 0, "", "", null);
        bench.seconds(1);
        bench.plugIn();
        bench.present("REGULAR");
        bench.seconds(3);
        bench.unplug();
        bench.seconds(2);
        assertThat(ask("\"report\":true,\"clear\":true", WHO).get("status").asText())
                .isEqualTo("Accepted");
        bench.seconds(1);
        assertThat(bench.last("NotifyCustomerInformation").get("data").asText())
                .contains("authorisation cache");
        ask("\"report\":true,\"clear\":false", WHO);
        bench.seconds(1);
        assertThat(bench.last("NotifyCustomerInformation").get("data").asText())
                .doesNotContain("authorisation cache");
        assertThat(bench.disk.get(Keep.TOKEN_CACHE)).doesNotContain("REGULAR");
    }

    @Test
    void exactly_one_name_and_something_to_do_are_needed() {
        assertThat(ask("\"report\":true,\"clear\":false", "").get("status").asText())
                .isEqualTo("Invalid");
        assertThat(
                        ask(
                                        "\"report\":true,\"clear\":false",
                                        WHO + ",\"customerIdentifier\":\"x\"")
                                .get("status")
                                .asText())
                .isEqualTo("Invalid");
        assertThat(ask("\"report\":false,\"clear\":false", WHO).get("status").asText())
                .isEqualTo("Rejected");
    }
}
