package org.tidegate.ocpp.internal.v2x;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tidegate.ocpp.internal.station.StationBench;

@DisplayName("Measurands of an operation mode")
class MeasurandsByModeTest {
    private final StationBench bench = new StationBench().charging();

    private void set(String variable, String mode, String value) {
        JsonNode answer =
                bench.order(
                        "SetVariables",
                        """
                        {"setVariableData":[{"attributeValue":"%s","component":{
                         "name":"V2XChargingCtrlr","evse":{"id":1}},
                         "variable":{"name":"%s","instance":"%s"}}]}
                        """
                                .formatted(value, variable, mode));
        assertThat(answer.at("/setVariableResult/0/attributeStatus").asText())
                .isEqualTo("Accepted");
    }

    private void steer(double setpointW) {
        String status =
                bench.status(
                        "SetChargingProfile",
                        """
                        {"evseId":1,"chargingProfile":{"id":5,"stackLevel":0,
                         "chargingProfilePurpose":"TxProfile","chargingProfileKind":"Dynamic",
                         "transactionId":"%s","chargingSchedule":[{"id":1,"chargingRateUnit":"W",
                         "chargingSchedulePeriod":[{"startPeriod":0,"setpoint":%s,
                         "operationMode":"CentralSetpoint"}]}]}}
                        """
                                .formatted(bench.transactionId(), setpointW));
        assertThat(status).isEqualTo("Accepted");
        bench.seconds(1);
    }

    private static List<String> measurands(JsonNode event) {
        return event.at("/meterValue/0/sampledValue").findValuesAsText("measurand");
    }

    @Test
    void come_on_top_of_the_general_ones_while_it_is_in_force() {
        set("TxUpdatedMeasurands", "CentralSetpoint", "Power.Active.Residual,SoC");
        bench.seconds(70);
        assertThat(measurands(bench.last("TransactionEvent")))
                .contains("SoC")
                .doesNotContain("Power.Active.Residual");
        steer(2500);
        JsonNode event = bench.last("TransactionEvent");
        assertThat(event.at("/transactionInfo/operationMode").asText())
                .isEqualTo("CentralSetpoint");
        assertThat(measurands(event))
                .contains("Power.Active.Import", "Power.Active.Residual")
                .doesNotHaveDuplicates();
        double residualW =
                StreamSupport.stream(
                                event.at("/meterValue/0/sampledValue").spliterator(), false)
                        .filter(s -> s.at("/measurand").asText().equals("Power.Active.Residual"))
                        .mapToDouble(s -> s.at("/value").asDouble())
                        .findFirst()
                        .orElseThrow();
        assertThat(residualW).isEqualTo(3000 - 2500);
    }

    @Test
    void may_come_more_often_than_the_general_ones() {
        set("TxUpdatedInterval", "CentralSetpoint", "2");
        steer(2500);
        int before = bench.all("TransactionEvent").size();
        bench.seconds(20);
        assertThat(bench.all("TransactionEvent").size() - before).isBetween(9, 11);
    }
}
