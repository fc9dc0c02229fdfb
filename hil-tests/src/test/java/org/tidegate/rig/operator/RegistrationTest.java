package org.tidegate.rig.operator;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a strict operator hears while it has not accepted the station. */
@DisplayName("A station that has not been accepted yet")
class RegistrationTest {
    private static OperatorBench bench(OcppVersion version) {
        return new OperatorBench(
                1,
                OperatorBench.settings().speaking(List.of(version.subprotocol())),
                List.of(version),
                Temper.SMART);
    }

    private static List<String> calls(OperatorBench bench) {
        return bench.twin.received().stream()
                .filter(f -> f.startsWith("[2,"))
                .map(f -> f.replaceFirst("^\\[2,\"[^\"]*\",\"(\\w+)\".*", "$1"))
                .toList();
    }

    private static String get(OcppVersion version) {
        return version == OcppVersion.V16
                ? "{\"key\":[\"HeartbeatInterval\"]}"
                : "{\"getVariableData\":[{\"component\":{\"name\":\"OCPPCommCtrlr\"},"
                        + "\"variable\":{\"name\":\"HeartbeatInterval\"}}]}";
    }

    private static String getAction(OcppVersion version) {
        return version == OcppVersion.V16 ? "GetConfiguration" : "GetVariables";
    }

    @ParameterizedTest
    @EnumSource(OcppVersion.class)
    void says_nothing_but_boot_notifications_at_the_interval_while_it_is_pending(
            OcppVersion version) {
        OperatorBench bench = bench(version);
        bench.twin.registration("Pending", 20);
        bench.runs(ofSeconds(30));
        bench.charger.plugIn();
        bench.runs(ofSeconds(35));
        bench.charger.fault("OVERTEMPERATURE");
        bench.runs(ofSeconds(36));
        assertThat(calls(bench)).hasSize(6).containsOnly("BootNotification");
        assertThat(bench.answer(bench.twin.call(getAction(version), get(version))))
                .contains("HeartbeatInterval", "\"300\"");
        bench.twin.registration("Accepted", 300);
        bench.runs(ofMinutes(1));
        assertThat(calls(bench)).contains("StatusNotification", "SecurityEventNotification");
        bench.everythingSentWasValid();
    }

    @ParameterizedTest
    @EnumSource(OcppVersion.class)
    void says_what_it_is_asked_for_while_it_is_pending_and_starts_nothing(OcppVersion version) {
        OperatorBench bench = bench(version);
        bench.twin.registration("Pending", 600);
        bench.runs(ofSeconds(10));
        for (String message : List.of("Heartbeat", "StatusNotification", "BootNotification")) {
            String id =
                    bench.twin.call("TriggerMessage", "{\"requestedMessage\":\"" + message + "\"}");
            assertThat(bench.answer(id)).contains("Accepted");
            bench.runs(ofSeconds(2));
            assertThat(calls(bench)).last().isEqualTo(message);
        }
        bench.charger.plugIn();
        bench.runs(ofSeconds(5));
        assertThat(bench.answer(bench.twin.requestStart(5))).contains("Rejected");
        bench.runs(ofSeconds(30));
        assertThat(calls(bench)).doesNotContain("TransactionEvent", "StartTransaction");
        bench.everythingSentWasValid();
    }

    @ParameterizedTest
    @EnumSource(OcppVersion.class)
    void is_silent_until_the_interval_is_over_when_it_was_rejected(OcppVersion version) {
        OperatorBench bench = bench(version);
        bench.twin.registration("Rejected", 60);
        bench.runs(ofSeconds(10));
        assertThat(bench.answer(bench.twin.call(getAction(version), get(version))))
                .contains("SecurityError");
        bench.charger.plugIn();
        bench.runs(ofSeconds(45));
        assertThat(calls(bench)).containsExactly("BootNotification");
        bench.runs(ofSeconds(10));
        assertThat(calls(bench)).containsExactly("BootNotification", "BootNotification");
        bench.everythingSentWasValid();
    }
}
