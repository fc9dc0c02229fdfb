package org.tidegate.ocpp.internal.station.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tidegate.ocpp.internal.station.StationBench;

@DisplayName("Monitors and streams")
class MonitorDeskTest {
    private static final String SOC =
            "\"component\":{\"name\":\"ConnectedEV\",\"evse\":{\"id\":1}},"
                    + "\"variable\":{\"name\":\"StateOfCharge\"}";

    private final StationBench bench = new StationBench().booted();

    private JsonNode set(String type, double value, int severity, String where, String more) {
        return bench.order(
                        "SetVariableMonitoring",
                        """
                        {"setMonitoringData":[{"value":%s,"type":"%s","severity":%d,%s%s}]}
                        """
                                .formatted(value, type, severity, where, more))
                .at("/setMonitoringResult/0");
    }

    private List<JsonNode> events() {
        return bench.all("NotifyEvent").stream()
                .map(e -> e.at("/eventData/0"))
                .filter(e -> e.get("eventNotificationType").asText().equals("CustomMonitor"))
                .toList();
    }

    @Test
    void a_threshold_alarms_once_clears_once_and_outlives_a_restart() {
        int id = set("UpperThreshold", 80, 5, SOC, "").get("id").asInt();
        bench.restart();
        bench.booted();
        bench.soc = 81;
        bench.seconds(5);
        bench.soc = 82;
        bench.seconds(5);
        bench.soc = 70;
        bench.seconds(5);
        assertThat(events()).hasSize(2);
        assertThat(events().getFirst().get("variableMonitoringId").asInt()).isEqualTo(id);
        assertThat(events().getFirst().get("trigger").asText()).isEqualTo("Alerting");
        assertThat(events().getFirst().get("actualValue").asText()).isEqualTo("81");
        assertThat(events().getLast().get("cleared").asBoolean()).isTrue();
    }

    @Test
    void a_delta_compares_with_what_was_told_last() {
        set("Delta", 5, 6, SOC, "");
        bench.seconds(2);
        for (double soc : new double[] {52, 54, 55, 57, 50}) {
            bench.soc = soc;
            bench.seconds(2);
        }
        assertThat(events().stream().map(e -> e.get("actualValue").asText()))
                .containsExactly("55", "50");
    }

    @Test
    void periodic_values_come_in_time_and_aligned_ones_at_round_times() {
        set("Periodic", 10, 9, SOC, "");
        bench.seconds(35);
        assertThat(events()).hasSize(3).allMatch(e -> e.get("trigger").asText().equals("Periodic"));
        set("PeriodicClockAligned", 60, 9, SOC, "");
        int before = events().size();
        bench.seconds(60);
        assertThat(events().size() - before).isBetween(6, 8);
    }

    @Test
    void the_level_silences_what_is_less_severe() {
        set("Periodic", 5, 7, SOC, "");
        assertThat(bench.status("SetMonitoringLevel", "{\"severity\":6}")).isEqualTo("Accepted");
        bench.seconds(12);
        assertThat(events()).isEmpty();
        assertThat(bench.status("SetMonitoringLevel", "{\"severity\":10}")).isEqualTo("Rejected");
        bench.status("SetMonitoringLevel", "{\"severity\":7}");
        bench.seconds(6);
        assertThat(events()).isNotEmpty();
    }

    @Test
    void offline_only_what_is_severe_enough_is_queued() {
        bench.set("MonitoringCtrlr", "OfflineQueuingSeverity", "", "4");
        set("UpperThreshold", 80, 4, SOC, "");
        set("UpperThreshold", 85, 5, SOC, "");
        bench.seconds(2);
        bench.cut();
        bench.soc = 90;
        bench.seconds(3);
        bench.mend();
        assertThat(events()).hasSize(1);
        assertThat(events().getFirst().get("severity").asInt()).isEqualTo(4);
    }

    @Test
    void what_cannot_be_monitored_is_refused_by_name() {
        String nowhere = "\"component\":{\"name\":\"Teapot\"},\"variable\":{\"name\":\"Heat\"}";
        String noVariable =
                "\"component\":{\"name\":\"EVSE\",\"evse\":{\"id\":1}},"
                        + "\"variable\":{\"name\":\"Heat\"}";
        String state =
                "\"component\":{\"name\":\"EVSE\",\"evse\":{\"id\":1}},"
                        + "\"variable\":{\"name\":\"AvailabilityState\"}";
        assertThat(set("Delta", 1, 5, nowhere, "").get("status").asText())
                .isEqualTo("UnknownComponent");
        assertThat(set("Delta", 1, 5, noVariable, "").get("status").asText())
                .isEqualTo("UnknownVariable");
        assertThat(set("UpperThreshold", 1, 5, state, "").get("status").asText())
                .isEqualTo("UnsupportedMonitorType");
        assertThat(set("UpperThreshold", 101, 5, SOC, "").get("status").asText())
                .as("more than 100 %")
                .isEqualTo("Rejected");
        assertThat(set("Delta", -1, 5, SOC, "").get("status").asText()).isEqualTo("Rejected");
        assertThat(set("Periodic", 0, 5, SOC, "").get("status").asText()).isEqualTo("Rejected");
        assertThat(set("Delta", 1, 10, SOC, "").get("status").asText()).isEqualTo("Rejected");
        assertThat(set("Delta", 1, 5, SOC, ",\"id\":77").get("status").asText())
                .isEqualTo("Rejected");
        assertThat(set("Delta", 1, 5, SOC, "").get("status").asText()).isEqualTo("Accepted");
        assertThat(set("Delta", 2, 5, SOC, "").get("status").asText()).isEqualTo("Duplicate");
        assertThat(set("Delta", 1, 5, state, "").get("status").asText()).isEqualTo("Accepted");
    }

    @Test
    void monitors_are_reported_cleared_and_the_base_clears_them_all() {
        int id = set("Delta", 5, 6, SOC, "").get("id").asInt();
        set("UpperThreshold", 80, 6, SOC, "");
        assertThat(
                        bench.status(
                                "GetMonitoringReport",
                                """
                                {"requestId":1,"monitoringCriteria":["DeltaMonitoring"]}
                                """))
                .isEqualTo("Accepted");
        bench.seconds(1);
        assertThat(
                        bench.last("NotifyMonitoringReport")
                                .at("/monitor/0/variableMonitoring/0/id")
                                .asInt())
                .isEqualTo(id);
        JsonNode cleared =
                bench.order("ClearVariableMonitoring", "{\"id\":[" + id + ",999]}")
                        .get("clearMonitoringResult");
        assertThat(cleared.at("/0/status").asText()).isEqualTo("Accepted");
        assertThat(cleared.at("/1/status").asText()).isEqualTo("NotFound");
        assertThat(bench.status("SetMonitoringBase", "{\"monitoringBase\":\"HardWiredOnly\"}"))
                .isEqualTo("Accepted");
        assertThat(bench.status("GetMonitoringReport", "{\"requestId\":2}"))
                .isEqualTo("EmptyResultSet");
    }

    @Test
    void a_fault_is_told_without_a_monitor_and_once() {
        bench.fault = "CONTACTOR_WELDED";
        bench.seconds(5);
        bench.fault = "";
        bench.seconds(5);
        List<JsonNode> problems =
                bench.all("NotifyEvent").stream().map(e -> e.at("/eventData/0")).toList();
        assertThat(problems).hasSize(2);
        assertThat(problems.getFirst().get("techCode").asText()).isEqualTo("CONTACTOR_WELDED");
        assertThat(problems.getLast().get("cleared").asBoolean()).isTrue();
    }

    @Test
    void a_stream_sends_batches_nobody_answers_and_is_listed_adjusted_and_closed() {
        JsonNode set =
                set(
                        "Periodic",
                        1,
                        9,
                        SOC,
                        ",\"periodicEventStream\":{\"interval\":10,\"values\":5}");
        int id = set.get("id").asInt();
        bench.seconds(30);
        List<JsonNode> batches = bench.all("NotifyPeriodicEventStream");
        assertThat(batches.size()).isBetween(4, 6);
        assertThat(batches.getFirst().get("data").size()).isEqualTo(5);
        assertThat(events()).as("in the stream instead").isEmpty();
        assertThat(
                        bench.order("GetPeriodicEventStream", "{}")
                                .at("/constantStreamData/0/id")
                                .asInt())
                .isEqualTo(id);
        assertThat(
                        bench.status(
                                "AdjustPeriodicEventStream",
                                "{\"id\":" + id + ",\"params\":{\"values\":2}}"))
                .isEqualTo("Accepted");
        bench.order("ClearVariableMonitoring", "{\"id\":[" + id + "]}");
        bench.seconds(1);
        assertThat(bench.last("ClosePeriodicEventStream").get("id").asInt()).isEqualTo(id);
        int sent = bench.all("NotifyPeriodicEventStream").size();
        bench.seconds(20);
        assertThat(bench.all("NotifyPeriodicEventStream")).hasSize(sent);
    }

    @Test
    void a_stream_the_operator_refuses_becomes_ordinary_events() {
        bench.answers.put("OpenPeriodicEventStream", "{\"status\":\"Rejected\"}");
        set("Periodic", 5, 9, SOC, ",\"periodicEventStream\":{\"values\":5}");
        bench.seconds(12);
        assertThat(bench.all("NotifyPeriodicEventStream")).isEmpty();
        assertThat(events()).isNotEmpty();
    }
}
