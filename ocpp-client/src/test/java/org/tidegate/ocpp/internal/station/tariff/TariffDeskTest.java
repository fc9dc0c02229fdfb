package org.tidegate.ocpp.internal.station.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tidegate.ocpp.StationState;
import org.tidegate.ocpp.internal.message.Tariffs.Price;
import org.tidegate.ocpp.internal.message.Tariffs.TaxRate;
import org.tidegate.ocpp.internal.station.StationBench;

@DisplayName("Tariffs and the bill")
class TariffDeskTest {
    private static final String ENERGY =
            "\"energy\":{\"prices\":[{\"priceKwh\":0.50}],"
                    + "\"taxRates\":[{\"type\":\"VAT\",\"tax\":20}]}";

    private final StationBench bench = new StationBench().booted();

    private static String tariff(String id, String prices) {
        return "{\"tariffId\":\"%s\",\"currency\":\"EUR\",%s}".formatted(id, prices);
    }

    private String setDefault(String id, String prices) {
        return bench.status(
                "SetDefaultTariff", "{\"evseId\":0,\"tariff\":" + tariff(id, prices) + "}");
    }

    private JsonNode bill(double watts, Duration time) {
        bench.plugIn();
        bench.powerW = watts;
        bench.runs(time);
        bench.unplug();
        bench.seconds(2);
        return bench.last("TransactionEvent").get("costDetails");
    }

    @Test
    void energy_into_the_vehicle_costs_and_what_it_gives_back_does_not() {
        setDefault("T1", ENERGY);
        JsonNode charged = bill(3000, Duration.ofMinutes(20));
        assertThat(charged.at("/totalUsage/energy").asDouble()).isCloseTo(1000, within(10.0));
        assertThat(charged.at("/totalCost/total/exclTax").asDouble()).isCloseTo(0.50, within(0.01));
        assertThat(charged.at("/totalCost/total/inclTax").asDouble()).isCloseTo(0.60, within(0.01));
        assertThat(
                        bench.all("TransactionEvent")
                                .getFirst()
                                .at("/transactionInfo/tariffId")
                                .asText())
                .isEqualTo("T1");
        JsonNode given = bill(-3000, Duration.ofMinutes(20));
        assertThat(given.at("/totalCost/total/inclTax").asDouble()).isZero();
    }

    @Test
    void time_costs_while_charging_and_idle_time_costs_otherwise() {
        setDefault(
                "T2",
                "\"chargingTime\":{\"prices\":[{\"priceMinute\":0.10}]},"
                        + "\"idleTime\":{\"prices\":[{\"priceMinute\":0.01}]},"
                        + "\"fixedFee\":{\"prices\":[{\"priceFixed\":1.0}]}");
        JsonNode bill = bill(3000, Duration.ofMinutes(10));
        assertThat(bill.at("/totalCost/fixed/exclTax").asDouble()).isEqualTo(1.0);
        assertThat(bill.at("/totalCost/chargingTime/exclTax").asDouble())
                .isCloseTo(1.0, within(0.02));
        assertThat(bill.at("/totalUsage/chargingTime").asInt()).isBetween(595, 605);
    }

    @Test
    void a_later_price_never_changes_what_was_used_before() {
        setDefault("T3", ENERGY);
        bench.plugIn();
        bench.powerW = 6000;
        bench.runs(Duration.ofMinutes(10));
        String change =
                "{\"transactionId\":\"%s\",\"tariff\":%s}"
                        .formatted(
                                bench.transactionId(),
                                tariff("T4", "\"energy\":{\"prices\":[{\"priceKwh\":5.0}]}"));
        assertThat(bench.status("ChangeTransactionTariff", change)).isEqualTo("Accepted");
        bench.seconds(1);
        assertThat(bench.all("TransactionEvent"))
                .anyMatch(e -> e.get("triggerReason").asText().equals("TariffChanged"));
        bench.runs(Duration.ofMinutes(10));
        bench.unplug();
        bench.seconds(2);
        JsonNode bill = bench.last("TransactionEvent").get("costDetails");
        assertThat(bill.at("/totalCost/energy/exclTax").asDouble())
                .isCloseTo(0.5 + 5.0, within(0.1));
        assertThat(bill.get("chargingPeriods").size()).isEqualTo(2);
    }

    @Test
    void prices_depend_on_the_time_of_day_and_the_energy_used() {
        String night =
                """
                "energy":{"prices":[
                 {"priceKwh":0.10,"conditions":{"startTimeOfDay":"22:00","endTimeOfDay":"06:00"}},
                 {"priceKwh":1.00,"conditions":{"maxEnergy":500}},
                 {"priceKwh":0.20}]}\
                """;
        setDefault("T5", night); // the bench begins at 14:13 UTC
        JsonNode bill = bill(6000, Duration.ofMinutes(10));
        assertThat(bill.at("/totalCost/energy/exclTax").asDouble())
                .isCloseTo(0.5 * 1.0 + 0.5 * 0.2, within(0.02));
        bench.set("ClockCtrlr", "TimeOffset", "", "+09:00"); // 23:24 there
        JsonNode cheap = bill(6000, Duration.ofMinutes(10));
        assertThat(cheap.at("/totalCost/energy/exclTax").asDouble()).isCloseTo(0.10, within(0.01));
    }

    @Test
    void a_minimum_and_a_maximum_bound_the_bill() {
        setDefault("T6", ENERGY + ",\"minCost\":{\"exclTax\":2.0,\"inclTax\":2.4}");
        JsonNode least = bill(3000, Duration.ofMinutes(2));
        assertThat(least.at("/totalCost/typeOfCost").asText()).isEqualTo("MinCost");
        assertThat(least.at("/totalCost/total/inclTax").asDouble()).isEqualTo(2.4);
        bench.order("ClearTariffs", "{}");
        setDefault("T7", ENERGY + ",\"maxCost\":{\"exclTax\":0.01,\"inclTax\":0.012}");
        JsonNode most = bill(3000, Duration.ofMinutes(2));
        assertThat(most.at("/totalCost/typeOfCost").asText()).isEqualTo("MaxCost");
        assertThat(most.at("/totalCost/total/exclTax").asDouble()).isEqualTo(0.01);
    }

    @Test
    void what_cannot_be_counted_is_refused_and_not_billed_wrongly() {
        assertThat(
                        setDefault(
                                "X",
                                "\"energy\":{\"prices\":[{\"priceKwh\":1,"
                                        + "\"conditions\":{\"minCurrent\":10}}]}"))
                .isEqualTo("ConditionNotSupported");
        assertThat(
                        setDefault(
                                "X",
                                "\"energy\":{\"prices\":[{\"priceKwh\":1,"
                                        + "\"conditions\":{\"startTimeOfDay\":\"noon\"}}]}"))
                .isEqualTo("ConditionNotSupported");
        assertThat(setDefault("X", "\"reservationTime\":{\"prices\":[{\"priceMinute\":1}]}"))
                .isEqualTo("ConditionNotSupported");
        var many = String.join(",", Collections.nCopies(51, "{\"priceKwh\":1}"));
        assertThat(setDefault("X", "\"energy\":{\"prices\":[" + many + "]}"))
                .isEqualTo("TooManyElements");
        assertThat(bench.status("GetTariffs", "{\"evseId\":0}")).isEqualTo("NoTariff");
        assertThat(setDefault("X", ENERGY)).isEqualTo("Accepted");
        assertThat(setDefault("X", ENERGY)).isEqualTo("DuplicateTariffId");
    }

    @Test
    void tariffs_outlive_a_restart_are_listed_and_cleared() {
        setDefault("T8", ENERGY);
        bench.restart();
        bench.booted();
        assertThat(
                        bench.order("GetTariffs", "{\"evseId\":1}")
                                .at("/tariffAssignments/0/tariffId")
                                .asText())
                .isEqualTo("T8");
        JsonNode cleared = bench.order("ClearTariffs", "{\"tariffIds\":[\"T8\",\"T9\"]}");
        assertThat(cleared.at("/clearTariffsResult/0/status").asText()).isEqualTo("Accepted");
        assertThat(cleared.at("/clearTariffsResult/1/status").asText()).isEqualTo("NoTariff");
        JsonNode bill = bill(3000, Duration.ofMinutes(1));
        assertThat(bill).isNull();
    }

    @Test
    void the_drivers_own_tariff_beats_the_default_and_goes_with_the_transaction() {
        setDefault("T10", ENERGY);
        bench.answers.put(
                "Authorize",
                "{\"idTokenInfo\":{\"status\":\"Accepted\"},\"tariff\":"
                        + tariff("MINE", "\"energy\":{\"prices\":[{\"priceKwh\":2.0}]}")
                        + "}");
        JsonNode bill = bill(6000, Duration.ofMinutes(10));
        assertThat(bill.at("/totalCost/total/exclTax").asDouble()).isCloseTo(2.0, within(0.05));
        bench.answers.put("Authorize", "{\"idTokenInfo\":{\"status\":\"Accepted\"}}");
        JsonNode next = bill(6000, Duration.ofMinutes(10));
        assertThat(next.at("/totalCost/total/exclTax").asDouble()).isCloseTo(0.5, within(0.02));
    }

    @Test
    void the_running_cost_is_told_and_a_cost_limit_holds_the_energy() {
        bench.set("TariffCostCtrlr", "Enabled", "RunningCost", "true");
        bench.set("TariffCostCtrlr", "Interval", "Cost", "30");
        setDefault("T11", "\"energy\":{\"prices\":[{\"priceKwh\":10.0}]}");
        bench.answers.put("TransactionEvent", "{\"transactionLimit\":{\"maxCost\":1.0}}");
        bench.plugIn();
        bench.powerW = 6000;
        bench.runs(Duration.ofMinutes(3));
        assertThat(bench.all("TransactionEvent"))
                .anyMatch(e ->
                        e.get("triggerReason").asText().equals("RunningCost")
                                && e.at("/costDetails/totalCost/total/inclTax").asDouble() > 0);
        assertThat(bench.all("TransactionEvent"))
                .anyMatch(e -> e.get("triggerReason").asText().equals("CostLimitReached"));
        assertThat(bench.operator().limitW()).isZero();
        assertThat(bench.operator().front().cost()).endsWith("EUR");
    }

    @Test
    void a_power_cut_does_not_lose_the_bill() {
        setDefault(
                "T12",
                ENERGY
                        + ",\"chargingTime\":{\"prices\":[{\"priceMinute\":0.10}]},"
                        + "\"fixedFee\":{\"prices\":[{\"priceFixed\":1.0}]}");
        bench.plugIn();
        bench.powerW = 6000;
        bench.runs(Duration.ofSeconds(610)); // the last event is some seconds old
        bench.restart();
        bench.seconds(5);
        JsonNode ended =
                bench.all("TransactionEvent").stream()
                        .filter(e -> e.get("eventType").asText().equals("Ended"))
                        .findFirst()
                        .orElseThrow();
        assertThat(ended.at("/transactionInfo/stoppedReason").asText()).isEqualTo("PowerLoss");
        assertThat(ended.at("/transactionInfo/tariffId").asText()).isEqualTo("T12");
        JsonNode bill = ended.get("costDetails");
        assertThat(bill.at("/totalUsage/energy").asDouble()).isCloseTo(1020, within(10.0));
        assertThat(bill.at("/totalCost/energy/exclTax").asDouble()).isCloseTo(0.51, within(0.01));
        assertThat(bill.at("/totalCost/fixed/exclTax").asDouble()).isEqualTo(1.0);
        assertThat(bill.at("/totalCost/chargingTime/exclTax").asDouble())
                .isCloseTo(1.0, within(0.02)); // no minute in the dark is billed
    }

    @Test
    void a_bill_of_two_tariffs_outlives_a_power_cut_as_well() {
        setDefault("T13", ENERGY);
        bench.plugIn();
        bench.powerW = 6000;
        bench.runs(Duration.ofMinutes(10));
        bench.order(
                "ChangeTransactionTariff",
                "{\"transactionId\":\"%s\",\"tariff\":%s}"
                        .formatted(
                                bench.transactionId(),
                                tariff("T14", "\"energy\":{\"prices\":[{\"priceKwh\":5.0}]}")));
        bench.runs(Duration.ofMinutes(10));
        bench.restart();
        bench.seconds(5);
        JsonNode bill =
                bench.all("TransactionEvent").stream()
                        .filter(e -> e.get("eventType").asText().equals("Ended"))
                        .findFirst()
                        .orElseThrow()
                        .get("costDetails");
        assertThat(bill.at("/totalCost/energy/exclTax").asDouble())
                .isCloseTo(0.5 + 5.0, within(0.1));
        assertThat(bill.get("chargingPeriods").findValuesAsText("tariffId"))
                .containsExactly("T13", "T14");
    }

    @Test
    void a_driver_who_never_came_leaves_no_tariff_to_the_next() {
        setDefault("T15", ENERGY);
        bench.answers.put(
                "Authorize",
                "{\"idTokenInfo\":{\"status\":\"Accepted\"},\"tariff\":"
                        + tariff("MINE", "\"energy\":{\"prices\":[{\"priceKwh\":2.0}]}")
                        + "}");
        bench.access = new StationState.Access(true, 0, "", "", null);
        bench.seconds(1);
        bench.present("CARD-A");
        bench.seconds(90);
        bench.answers.put("Authorize", "{\"idTokenInfo\":{\"status\":\"Accepted\"}}");
        bench.present("CARD-B");
        bench.seconds(5);
        JsonNode bill = bill(6000, Duration.ofMinutes(10));
        assertThat(bill.at("/totalCost/total/exclTax").asDouble()).isCloseTo(0.5, within(0.02));
    }

    @Test
    void a_driver_known_after_the_start_is_billed_by_his_own_tariff() {
        bench.set("TxCtrlr", "TxStartPoint", "", "EVConnected");
        setDefault("T16", ENERGY);
        bench.answers.put(
                "Authorize",
                "{\"idTokenInfo\":{\"status\":\"Accepted\"},\"tariff\":"
                        + tariff("MINE", "\"energy\":{\"prices\":[{\"priceKwh\":2.0}]}")
                        + "}");
        JsonNode bill = bill(6000, Duration.ofMinutes(10));
        assertThat(bill.at("/totalCost/total/exclTax").asDouble()).isCloseTo(2.0, within(0.05));
    }

    @Test
    void taxes_of_a_higher_stack_are_taken_on_the_lower_ones() {
        Price p =
                Account.price(
                        100,
                        List.of(
                                new TaxRate("state", 10, 0),
                                new TaxRate("city", 5, 0),
                                new TaxRate("luxury", 10, 1)));
        assertThat(p.inclTax()).isEqualTo(115 * 1.1, within(1e-9));
    }
}
