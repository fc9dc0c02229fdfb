package org.tidegate.ocpp.internal.station.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tidegate.ocpp.internal.station.StationBench;

@DisplayName("The station's variables")
class DeviceDeskTest {
    private static final Path REQUIRED = Path.of("../../shared/ocpp/required_variables.csv");

    /** Components this charger has none of, as the device model then has none either. */
    private static final Set<String> NOT_FITTED =
            Set.of("ACDERCtrlr", "PaymentCtrlr", "WebPaymentsCtrlr");

    private final StationBench bench = new StationBench().booted();

    private List<JsonNode> report(String base) {
        assertThat(
                        bench.status(
                                "GetBaseReport",
                                "{\"requestId\":7,\"reportBase\":\"" + base + "\"}"))
                .isEqualTo("Accepted");
        bench.seconds(20);
        var all = new ArrayList<JsonNode>();
        bench.all("NotifyReport").forEach(r -> r.get("reportData").forEach(all::add));
        return all;
    }

    @Test
    void every_required_variable_of_what_is_fitted_is_reported() throws IOException {
        assumeTrue(Files.exists(REQUIRED), "the list of required variables is not here");
        var known = new HashSet<String>();
        for (JsonNode each : report("FullInventory")) {
            known.add(
                    each.at("/component/name").asText()
                            + "."
                            + each.at("/variable/name").asText()
                            + "."
                            + each.at("/variable/instance").asText());
        }
        var missing = new ArrayList<String>();
        for (String line : Files.readAllLines(REQUIRED).stream().skip(1).toList()) {
            String[] cells = line.split(",", -1);
            String instance = cells[2].startsWith("<") ? "en" : cells[2];
            String key = cells[0] + "." + cells[1] + "." + instance;
            boolean only201 = cells[4].isEmpty(); // 2.1 has it by language
            if (!NOT_FITTED.contains(cells[0]) && !only201 && !known.contains(key)) {
                missing.add(key);
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void no_variable_is_there_twice_and_every_page_keeps_its_bounds() {
        var keys = new ArrayList<String>();
        for (JsonNode each : report("FullInventory")) {
            keys.add(each.get("component") + "" + each.get("variable"));
        }
        assertThat(keys).doesNotHaveDuplicates().hasSizeGreaterThan(150);
        List<JsonNode> pages = bench.all("NotifyReport");
        for (int i = 0; i < pages.size(); i++) {
            assertThat(pages.get(i).get("seqNo").asInt()).isEqualTo(i);
            assertThat(pages.get(i).get("tbc").asBoolean()).isEqualTo(i < pages.size() - 1);
            assertThat(pages.get(i).get("reportData").size())
                    .isLessThanOrEqualTo(DeviceDesk.REPORT_ITEMS);
            assertThat(pages.get(i).get("reportData").toString().length())
                    .isLessThanOrEqualTo(DeviceDesk.REPORT_BYTES + 2);
        }
    }

    @Test
    void the_configuration_inventory_has_only_what_can_be_set() {
        for (JsonNode each : report("ConfigurationInventory")) {
            assertThat(each.at("/variableAttribute/0/mutability").asText())
                    .isNotEqualTo("ReadOnly");
        }
    }

    @Test
    void a_setting_outlives_a_restart_and_a_preset_does_not_hide_it() {
        assertThat(bench.set("SampledDataCtrlr", "TxUpdatedInterval", "", "17"))
                .isEqualTo("Accepted");
        bench.restart();
        bench.booted();
        assertThat(bench.get("SampledDataCtrlr", "TxUpdatedInterval")).isEqualTo("17");
    }

    @Test
    void values_out_of_range_or_of_another_kind_change_nothing() {
        for (String[] bad :
                new String[][] {
                    {"OCPPCommCtrlr", "HeartbeatInterval", "0"},
                    {"OCPPCommCtrlr", "HeartbeatInterval", "-5"},
                    {"OCPPCommCtrlr", "HeartbeatInterval", "1e3"},
                    {"OCPPCommCtrlr", "HeartbeatInterval", "99999999999999999999"},
                    {"TxCtrlr", "StopTxOnInvalidId", "yes"},
                    {"TxCtrlr", "TxStartPoint", "Authorized,Unheard"},
                    {"TxCtrlr", "TxStartPoint", "Authorized,Authorized"},
                    {"SampledDataCtrlr", "TxUpdatedMeasurands", "Current.Import"},
                    {"ClockCtrlr", "TimeOffset", "2 hours"},
                    {"TariffCostCtrlr", "Currency", "euro"}
                }) {
            String before = bench.get(bad[0], bad[1]);
            assertThat(bench.set(bad[0], bad[1], "", bad[2])).as(bad[1]).isEqualTo("Rejected");
            assertThat(bench.get(bad[0], bad[1])).as(bad[1]).isEqualTo(before);
        }
    }

    @Test
    void what_is_unknown_read_only_or_secret_is_named_as_such() {
        assertThat(bench.set("Nothing", "X", "", "1")).isEqualTo("UnknownComponent");
        assertThat(bench.set("TxCtrlr", "X", "", "1")).isEqualTo("UnknownVariable");
        assertThat(bench.set("SecurityCtrlr", "SecurityProfile", "", "0")).isEqualTo("Rejected");
        JsonNode secret =
                bench.order(
                        "GetVariables",
                        """
                        {"getVariableData":[
                         {"component":{"name":"SecurityCtrlr"},
                          "variable":{"name":"BasicAuthPassword"}},
                         {"attributeType":"MaxSet","component":{"name":"TxCtrlr"},
                          "variable":{"name":"EVConnectionTimeOut"}}]}
                        """);
        assertThat(secret.at("/getVariableResult/0/attributeStatus").asText())
                .isEqualTo("Rejected");
        assertThat(secret.at("/getVariableResult/0").has("attributeValue")).isFalse();
        assertThat(secret.at("/getVariableResult/1/attributeStatus").asText())
                .isEqualTo("NotSupportedAttributeType");
    }

    @Test
    void too_many_elements_are_an_error_and_none_is_carried_out() {
        var items = new ArrayList<String>();
        for (int i = 0; i <= DeviceDesk.MOST_ITEMS; i++) {
            items.add(
                    """
                    {"component":{"name":"TxCtrlr"},"variable":{"name":"EVConnectionTimeOut"},
                     "attributeValue":"9"}\
                    """);
        }
        JsonNode error =
                bench.order(
                        "SetVariables", "{\"setVariableData\":[" + String.join(",", items) + "]}");
        assertThat(error.get(0).asInt()).isEqualTo(4);
        assertThat(error.get(2).asText()).isEqualTo("OccurrenceConstraintViolation");
        assertThat(bench.get("TxCtrlr", "EVConnectionTimeOut")).isEqualTo("60");
    }

    @Test
    void a_report_can_be_asked_for_by_component_variable_and_criterion() {
        assertThat(
                        bench.status(
                                "GetReport",
                                """
                                {"requestId":1,"componentVariable":[
                                 {"component":{"name":"EVSE","evse":{"id":1}},
                                  "variable":{"name":"AvailabilityState"}}]}
                                """))
                .isEqualTo("Accepted");
        bench.seconds(1);
        assertThat(
                        bench.last("NotifyReport")
                                .at("/reportData/0/variableAttribute/0/value")
                                .asText())
                .isEqualTo("Available");
        assertThat(
                        bench.status(
                                "GetReport",
                                "{\"requestId\":2,\"componentCriteria\":[\"Problem\"]}"))
                .isEqualTo("EmptyResultSet");
        bench.fault = "CONTACTOR_WELDED";
        bench.seconds(1);
        assertThat(
                        bench.status(
                                "GetReport",
                                "{\"requestId\":3,\"componentCriteria\":[\"Problem\"]}"))
                .isEqualTo("Accepted");
        assertThat(
                        bench.status(
                                "GetReport",
                                """
                                {"requestId":4,"componentVariable":[
                                 {"component":{"name":"Teapot"}}]}
                                """))
                .isEqualTo("EmptyResultSet");
    }
}
