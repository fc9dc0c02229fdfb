package org.tidegate.rig.operator;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The operator's meter values at ±3 kW")
class OperatorSignTest {
    private final OperatorBench bench = OperatorBench.inSession();

    @AfterEach
    void everything_sent_was_valid() {
        bench.everythingSentWasValid();
    }

    @Test
    void plus_three_kilowatts_move_only_the_import_register() {
        bench.charger.fix(3000);
        Ledger.Entry from = periodicValue();
        Ledger.Entry to = periodicValue();
        assertThat(to.importWh() - from.importWh()).isCloseTo(50, within(0.2));
        assertThat(to.exportWh() - from.exportWh()).isZero();
        assertThat(to.importW()).isEqualTo(3000);
        assertThat(to.exportW()).isZero();
    }

    @Test
    void minus_three_kilowatts_move_only_the_export_register() {
        bench.charger.fix(-3000);
        Ledger.Entry from = periodicValue();
        Ledger.Entry to = periodicValue();
        assertThat(to.importWh() - from.importWh()).isZero();
        assertThat(to.exportWh() - from.exportWh()).isCloseTo(50, within(0.2));
        assertThat(to.importW()).isZero();
        assertThat(to.exportW()).isEqualTo(3000);
    }

    @Test
    void a_set_point_of_plus_three_kilowatts_charges() {
        bench.answer(bench.twin.setSetpoint(3000));
        bench.runs(ofSeconds(2));
        assertThat(bench.operator.latest().targetW()).isEqualTo(3000);
        assertThat(bench.charger.powerW()).isEqualTo(3000);
    }

    @Test
    void a_set_point_of_minus_three_kilowatts_discharges() {
        bench.answer(bench.twin.setSetpoint(-3000));
        bench.runs(ofSeconds(2));
        assertThat(bench.operator.latest().targetW()).isEqualTo(-3000);
        assertThat(bench.charger.powerW()).isEqualTo(-3000);
    }

    private Ledger.Entry periodicValue() {
        int before = bench.twin.count("TransactionEvent");
        bench.runs(ofMinutes(1));
        bench.runsUntil(() -> bench.twin.count("TransactionEvent") > before);
        return bench.twin.transactions().getFirst().last();
    }
}
