package org.tidegate.rig.operator;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tidegate.ocpp.StationState.Session;

@DisplayName("A queue of three thousand messages")
class OutboxDrainTest {
    private static final String EVERY_SECOND =
            """
            {"setVariableData":[{"component":{"name":"SampledDataCtrlr"},
             "variable":{"name":"TxUpdatedInterval"},"attributeValue":"1"}]}
            """;
    private static final String EVERY_MINUTE = EVERY_SECOND.replace("\"1\"", "\"60\"");

    @Test
    void drains_in_ten_minutes_and_live_messages_do_not_starve() {
        var bench = new OperatorBench(4);
        bench.bringIntoSession();
        bench.answer(bench.twin.call("SetVariables", EVERY_SECOND));
        bench.twin.disappear();
        bench.runs(ofMinutes(52));
        bench.charger.unplug();
        bench.runs(ofSeconds(2));
        int queued = bench.operator.latest().queued();
        assertThat(queued).isGreaterThan(3_000);

        bench.twin.delayAnswers(ofMillis(100));
        bench.twin.reappear();
        bench.runsUntil(() -> bench.operator.latest().online());
        long from = bench.clock.nanos();
        bench.answer(bench.twin.call("SetVariables", EVERY_MINUTE));
        bench.runs(ofSeconds(20));

        // a vehicle comes in the middle of it, and is served at once
        long plugged = bench.clock.nanos();
        bench.charger.plugIn();
        bench.runsUntil(() -> bench.charger.session() == Session.ENERGY);
        Duration served = Duration.ofNanos(bench.clock.nanos() - plugged);
        long asked = bench.clock.nanos();
        String heard = bench.twin.call("TriggerMessage", "{\"requestedMessage\":\"Heartbeat\"}");
        bench.answer(heard);
        int beats = bench.twin.count("Heartbeat");
        bench.runsUntil(() -> bench.twin.count("Heartbeat") > beats || beats > 0);
        Duration live = Duration.ofNanos(bench.clock.nanos() - asked);

        assertThat(
                        bench.simulation.runUntil(
                                () -> bench.operator.latest().queued() == 0, ofMinutes(15)))
                .isTrue();
        Duration drained = Duration.ofNanos(bench.clock.nanos() - from);
        System.out.printf(
                "%d messages drained in %d s; vehicle served after %d ms, live message after %d"
                        + " ms%n",
                queued, drained.toSeconds(), served.toMillis(), live.toMillis());
        assertThat(drained).isLessThan(ofMinutes(10));
        assertThat(served).isLessThan(ofSeconds(5)); // 2 s of them are the charger's own
        assertThat(live).isLessThan(ofSeconds(1));
        assertThat(bench.twin.transactions()).hasSize(2);
        assertThat(bench.twin.transactions().getFirst().ended()).isTrue();
        bench.everythingSentWasValid();
    }
}
