package org.tidegate.rig.operator;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.tidegate.ocpp.OcppEvent;
import org.tidegate.ocpp.OcppSettings;
import org.tidegate.ocpp.OperatorState.Authorisation;
import org.tidegate.ocpp.StationState.Session;

@DisplayName("Transactions and power cuts")
class OutboxCrashTest {

    @Test
    void a_power_cut_in_a_session_closes_it_with_the_last_known_meter_value() {
        OperatorBench bench = OperatorBench.inSession();
        bench.runs(ofMinutes(10));
        double importWh = bench.charger.importWh;
        bench.powerCycle(ofSeconds(20));
        bench.runs(ofSeconds(20));

        var tx = bench.twin.transactions().getFirst();
        assertThat(tx.last().stoppedReason()).isEqualTo("PowerLoss");
        assertThat(tx.last().importWh()).isCloseTo(importWh, within(0.1));
        assertThat(tx.last().offline()).isTrue();
        assertThat(bench.eventCodes()).contains(OcppEvent.TRANSACTION_CLOSED);
        bench.everythingSentWasValid();

        bench.charger.plugIn();
        bench.runsUntil(() -> bench.twin.openTransaction().isPresent());
        assertThat(bench.twin.transactions()).hasSize(2);
    }

    @Test
    void a_session_held_offline_is_delivered_whole_after_power_cuts_and_marked_offline() {
        OperatorBench bench = OperatorBench.inSession();
        bench.runs(ofSeconds(30));
        bench.twin.disappear();
        bench.runs(ofMinutes(30));
        bench.charger.unplug();
        bench.runs(ofSeconds(5));
        for (int i = 0; i < 3; i++) {
            bench.powerCycle(ofSeconds(30));
            bench.runs(ofMinutes(1));
        }
        assertThat(bench.operator.latest().queued()).isGreaterThan(30);
        bench.twin.reappear();
        bench.runsUntil(() -> bench.operator.latest().online());
        bench.runsUntil(() -> bench.operator.latest().queued() == 0);

        var tx = bench.twin.transactions().getFirst();
        assertThat(tx.ended()).isTrue();
        assertThat(tx.last().stoppedReason()).isEqualTo("EVDisconnected");
        assertThat(tx.entries().stream().filter(Ledger.Entry::offline)).hasSizeGreaterThan(28);
        bench.everythingSentWasValid();
    }

    /**
     * Cuts the power during a random disk operation, six times in each of 170 stories, while
     * sessions come and go: 1,020 crashes and more, over the three versions in turn.
     */
    @RepeatedTest(170)
    void no_transaction_is_lost_or_told_twice_whenever_the_power_goes(RepetitionInfo info) {
        long seed = info.getCurrentRepetition();
        var random = new SplittableRandom(seed);
        OcppVersion version = OcppVersion.values()[(int) (seed / 2 % 3)];
        var bench =
                new OperatorBench(
                        seed,
                        OperatorBench.settings().speaking(OperatorTemperTest.OFFERED),
                        List.of(version),
                        Temper.SMART);
        int complete = 0;
        for (int life = 0; life < 6; life++) {
            bench.disk.cutAfter(1 + random.nextInt(60));
            complete += live(bench, random);
            bench.kill();
            bench.twin.reappear();
            bench.runs(ofSeconds(1 + random.nextInt(100)));
            boot(bench, random);
        }
        bench.disk.cutAfter(Long.MAX_VALUE);
        bench.twin.reappear();
        bench.runs(ofMinutes(4));
        assertThat(bench.operator.latest().queued()).isZero();
        bench.everythingSentWasValid();
        assertThat(bench.twin.transactions()).allMatch(Ledger.Transaction::ended);
        assertThat(bench.twin.transactions()).hasSizeGreaterThanOrEqualTo(complete);
        assertThat(bench.twin.transactions())
                .as("never two for one session")
                .hasSizeLessThanOrEqualTo((int) bench.charger.sessionNumber());
        double metered = bench.charger.importWh - 1000;
        double each = version == OcppVersion.V16 ? 2.0 : 0.1; // 1.6 meters in whole Wh
        double rounding = each * bench.twin.transactions().size();
        assertThat(bench.twin.importedWh()).isCloseTo(metered, within(0.1 + rounding));
    }

    /** Starting reads and writes too, so the power may go during the start. */
    private static void boot(OperatorBench bench, SplittableRandom random) {
        while (true) {
            try {
                bench.restoreDisk();
                if (random.nextInt(3) == 0) {
                    bench.disk.cutAfter(1 + random.nextInt(6));
                }
                bench.startPlane();
                return;
            } catch (CrashingDisk.PowerCut _) {
                bench.kill();
            }
        }
    }

    /** Sessions until the power goes; returns how many the operator heard the beginning of. */
    private static int live(OperatorBench bench, SplittableRandom random) {
        int before = bench.twin.transactions().size();
        try {
            for (int i = 0; i < 4; i++) {
                if (random.nextInt(3) == 0) {
                    bench.twin.disappear();
                }
                bench.charger.plugIn();
                bench.runs(ofSeconds(10 + random.nextInt(200)));
                bench.twin.reappear();
                bench.runs(ofMillis(random.nextInt(20_000)));
                bench.charger.unplug();
                bench.runs(ofSeconds(2 + random.nextInt(10)));
            }
        } catch (CrashingDisk.PowerCut _) {
            // what this test is about
        }
        return bench.twin.transactions().size() - before;
    }

    @Test
    void a_poisoned_message_is_set_aside_and_the_queue_goes_on() {
        OperatorBench bench = OperatorBench.inSession();
        bench.twin.refuse("TransactionEvent", "InternalError");
        bench.runs(ofMinutes(3));
        assertThat(bench.eventCodes()).contains(OcppEvent.MESSAGE_SET_ASIDE);
        assertThat(bench.twin.count("Heartbeat") + bench.twin.count("StatusNotification"))
                .isPositive();
        bench.twin.refuseNoMore("TransactionEvent");
        bench.runs(ofMinutes(3));
        bench.charger.unplug();
        bench.runs(ofSeconds(5));
        assertThat(bench.operator.latest().queued()).isZero();
        assertThat(bench.twin.transactions().getFirst().ended()).isTrue();
        assertThat(bench.twin.violations()).isEmpty();
    }

    @Test
    void attempts_are_counted_over_restarts() {
        OcppSettings settings = new OperatorBench().settings;
        var bench = new OperatorBench(5, settings);
        bench.bringIntoSession();
        bench.twin.refuse("TransactionEvent", "InternalError");
        bench.charger.unplug();
        int restarts = 0;
        while (!bench.eventCodes().contains(OcppEvent.MESSAGE_SET_ASIDE)) {
            bench.runs(ofSeconds(12));
            bench.powerCycle(ofSeconds(1));
            assertThat(++restarts).isLessThan(10);
        }
        assertThat(restarts).isGreaterThan(1);
    }

    @Test
    void a_full_disk_lets_the_session_end_and_no_new_one_begin() {
        OperatorBench bench = OperatorBench.inSession();
        bench.disk.full(true);
        bench.runs(ofMinutes(3));
        assertThat(bench.eventCodes()).contains(OcppEvent.OUTBOX_NOT_DURABLE);
        bench.charger.unplug();
        bench.runs(ofSeconds(5));
        assertThat(bench.twin.transactions().getFirst().ended()).isTrue();

        bench.charger.plugIn();
        bench.runs(ofSeconds(5));
        assertThat(bench.operator.latest().authorisation()).isEqualTo(Authorisation.REJECTED);
        assertThat(bench.operator.latest().authorisationReason()).contains("outbox");
        assertThat(bench.charger.session()).isEqualTo(Session.FINISHED);

        bench.disk.full(false);
        bench.charger.unplug();
        bench.runs(ofSeconds(10));
        assertThat(bench.eventCodes()).contains(OcppEvent.OUTBOX_DURABLE);
        bench.charger.plugIn();
        bench.runsUntil(() -> bench.twin.openTransaction().isPresent());
        bench.powerCycle(ofSeconds(1));
        bench.runs(ofSeconds(20));
        assertThat(bench.twin.transactions()).hasSize(2).allMatch(Ledger.Transaction::ended);
        bench.everythingSentWasValid();
    }

    @Test
    void the_log_on_disk_does_not_grow_with_the_years() throws Exception {
        OperatorBench bench = OperatorBench.inSession();
        bench.twin.call(
                "SetVariables",
                """
                {"setVariableData":[{"component":{"name":"SampledDataCtrlr"},
                 "variable":{"name":"TxUpdatedInterval"},"attributeValue":"1"}]}
                """);
        bench.runs(ofMinutes(40));
        assertThat(bench.twin.count("TransactionEvent")).isGreaterThan(2000);
        long bytes = 0;
        for (String file : bench.disk.list("ocpp-outbox")) {
            bytes += bench.disk.read(file).length;
        }
        assertThat(bytes).isLessThan(2_000_000);
        bench.powerCycle(ofSeconds(1));
        bench.runs(ofSeconds(20));
        assertThat(bench.twin.transactions().getFirst().ended()).isTrue();
        bench.everythingSentWasValid();
    }
}
