package org.tidegate.rig.operator;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.ocpp.OcppEvent;
import org.tidegate.ocpp.OperatorState;
import org.tidegate.ocpp.StationState.Session;

@DisplayName("An operator that means harm, or is broken")
class OperatorHostileTest {
    private final OperatorBench bench = OperatorBench.inSession();

    @BeforeEach
    void a_set_point_is_in_force() {
        bench.answer(bench.twin.setSetpoint(1234));
        bench.runs(ofSeconds(3));
    }

    @AfterEach
    void the_session_goes_on_and_all_that_was_sent_is_valid() {
        assertThat(bench.charger.session()).isEqualTo(Session.ENERGY);
        assertThat(bench.operator.latest().online()).isTrue();
        bench.everythingSentWasValid();
    }

    private String lastFrameAfter(String raw) {
        OperatorState before = bench.operator.latest();
        int frames = bench.twin.received().size();
        bench.twin.sendRaw(raw);
        bench.runs(ofSeconds(1));
        OperatorState after = bench.operator.latest();
        assertThat(after.targetW()).isEqualTo(before.targetW());
        assertThat(after.limitW()).isEqualTo(before.limitW());
        assertThat(after.dischargeLimitW()).isEqualTo(before.dischargeLimitW());
        assertThat(after.stopSession()).isZero();
        assertThat(after.resetRequested()).isFalse();
        var received = bench.twin.received();
        return received.size() == frames ? "" : received.getLast();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    hello                                       | "-1"  | RpcFrameworkError
                    {}                                          | "-1"  | RpcFrameworkError
                    []                                          | "-1"  | RpcFrameworkError
                    [2]                                         | "-1"  | RpcFrameworkError
                    [2,7,"Reset",{}]                            | "-1"  | RpcFrameworkError
                    ["2","a","Reset",{}]                        | "-1"  | RpcFrameworkError
                    [2,"a","Reset"                              | "a"   | FormatViolation
                    [2,"a","Reset"]                             | "a"   | FormatViolation
                    [2,"a","Reset",{"type":"OnIdle"},1]         | "a"   | FormatViolation
                    [2,"a","Reset",{"type":"OnIdle"}] x         | "a"   | FormatViolation
                    [2,"a","Reset",{"type":"OnIdle","x":1}]     | "a"   | FormatViolation
                    [2,"a","Reset",{"type":"OnIdle","type":"OnIdle"}] | "a" | FormatViolation
                    [2,"a","Reset",{}]                          | "a"   | OccurrenceConstraintViolation
                    [2,"a","Reset",{"type":"Now"}]              | "a"   | PropertyConstraintViolation
                    [2,"a","Reset",{"type":5}]                  | "a"   | TypeConstraintViolation
                    [2,"a","Reset",{"type":null}]               | "a"   | TypeConstraintViolation
                    [2,"a","Reset",[]]                          | "a"   | TypeConstraintViolation
                    [2,"a",5,{}]                                | "a"   | RpcFrameworkError
                    [2,"a","LaunchRocket",{}]                   | "a"   | NotImplemented
                    [2,"a","reset",{}]                          | "a"   | NotImplemented
                    [2,"a","GetCompositeSchedule",{"duration":"60","evseId":1}]   | "a" | TypeConstraintViolation
                    [2,"a","GetCompositeSchedule",{"duration":1e999,"evseId":1}]  | "a" | PropertyConstraintViolation
                    [2,"a","GetCompositeSchedule",{"duration":NaN,"evseId":1}]    | "a" | FormatViolation
                    [2,"a","GetCompositeSchedule",{"duration":1.5,"evseId":1}]    | "a" | TypeConstraintViolation
                    [2,"a","GetCompositeSchedule",{"duration":99999999999,"evseId":1}] | "a" | PropertyConstraintViolation
                    [2,"a","GetCompositeSchedule",{"duration":60,"evseId":-1}]    | "a" | PropertyConstraintViolation
                    [2,"a","GetVariables",{"getVariableData":[]}] | "a" | OccurrenceConstraintViolation
                    [2,"a","RequestStopTransaction",{"transactionId":"0123456789012345678901234567890123456"}] | "a" | PropertyConstraintViolation
                    [2,"0123456789012345678901234567890123456","Reset",{"type":"OnIdle"}] | "-1" | RpcFrameworkError
                    [2,"a","UpdateDynamicSchedule",{"chargingProfileId":81,"scheduleUpdate":{"dischargeLimit":1}}] | "a" | PropertyConstraintViolation
                    [2,"a","DataTransfer",{"vendorId":"x","customData":{}}] | "a" | OccurrenceConstraintViolation
                    """)
    void nonsense_gets_the_right_error_and_changes_nothing(String raw, String id, String code) {
        assertThat(lastFrameAfter(raw)).startsWith("[4," + id + ",\"" + code + "\"");
        assertThat(bench.eventCodes()).contains(OcppEvent.MESSAGE_REFUSED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    [3,"unknown",{}]
                    [3,"unknown",{"status":"Accepted"}]
                    [4,"unknown","InternalError","",{}]
                    [4,"-1","RpcFrameworkError","",{}]
                    [5,"x","InternalError","",{}]
                    [6,"x","NotifyPeriodicEventStream",{}]
                    [9,"x","y",{}]
                    [-2,"x","y",{}]
                    """)
    void what_is_not_for_us_is_ignored_with_an_event(String raw) {
        assertThat(lastFrameAfter(raw)).isEmpty();
        assertThat(bench.eventCodes())
                .containsAnyOf(OcppEvent.MESSAGE_IGNORED, OcppEvent.MESSAGE_REFUSED);
    }

    @Test
    void a_duplicate_and_a_late_answer_are_ignored() {
        String beat = "{\"requestedMessage\":\"Heartbeat\"}";
        bench.twin.mute(true);
        bench.twin.call("TriggerMessage", beat);
        bench.runs(ofSeconds(1));
        String call = bench.twin.received().getLast();
        String id = call.substring(4, call.indexOf('"', 4));
        bench.runs(ofSeconds(35));
        assertThat(bench.eventCodes()).contains(OcppEvent.CALL_TIMED_OUT);
        bench.twin.mute(false);
        String late = "[3,\"" + id + "\",{\"currentTime\":\"2026-01-01T00:00:00Z\"}]";
        bench.twin.sendRaw(late);
        bench.twin.sendRaw(late);
        bench.runs(ofSeconds(5));
        assertThat(bench.eventCodes()).contains(OcppEvent.MESSAGE_IGNORED);
    }

    @Test
    void a_hundred_thousand_nested_lists_and_ten_megabytes_are_refused_quickly() {
        String deep =
                "[2,\"a\",\"DataTransfer\",{\"vendorId\":\"x\",\"data\":" + "[".repeat(100_000);
        assertThat(lastFrameAfter(deep)).startsWith("[4,\"a\",\"FormatViolation\"");
        String huge =
                "[2,\"a\",\"DataTransfer\",{\"vendorId\":\"x\",\"data\":\""
                        + "x".repeat(10 << 20)
                        + "\"}]";
        assertThat(lastFrameAfter(huge)).startsWith("[4,\"-1\",\"RpcFrameworkError\"");
        String manyKeys = "[2,\"a\",\"DataTransfer\",{\"vendorId\":\"x\",\"data\":{";
        var keys = new StringBuilder(manyKeys);
        for (int i = 0; i < 50_000; i++) {
            keys.append('"').append(i).append("\":0,");
        }
        assertThat(lastFrameAfter(keys.append("\"z\":0}}]").toString()))
                .contains("OccurrenceConstraintViolation", "more than 200 keys");
    }

    @Test
    void shell_words_zero_bytes_and_torn_surrogates_are_only_text() {
        for (String text :
                new String[] {
                    "$(reboot)", "`id`;rm -rf /", "\\u0000", "\\ud800", "%s%n{}", "'\\\""
                }) {
            String frame =
                    "[2,\"a\",\"DataTransfer\",{\"vendorId\":\""
                            + text
                            + "\",\"data\":\""
                            + text
                            + "\"}]";
            assertThat(lastFrameAfter(frame)).contains("UnknownVendorId");
        }
    }

    @Test
    void an_answer_that_breaks_its_schema_counts_as_a_failure_and_is_tried_again() {
        bench.twin.mute(true);
        int before = bench.twin.count("TransactionEvent");
        bench.runsUntil(() -> bench.twin.count("TransactionEvent") > before);
        String call = bench.twin.received().getLast();
        String id = call.substring(4, call.indexOf('"', 4));
        bench.twin.mute(false);
        bench.twin.sendRaw("[3,\"" + id + "\",{\"totalCost\":\"free\"}]");
        bench.runs(ofSeconds(15));
        assertThat(bench.eventCodes()).contains(OcppEvent.CALL_FAILED);
        assertThat(bench.twin.count("TransactionEvent")).isGreaterThan(before + 1);
    }

    @Test
    void a_flood_of_orders_is_answered_and_does_not_stop_time() {
        for (int i = 0; i < 5000; i++) {
            bench.twin.call("GetCompositeSchedule", "{\"duration\":86400,\"evseId\":1}");
        }
        bench.runs(ofSeconds(30));
        String id = bench.twin.call("DataTransfer", "{\"vendorId\":\"x\"}");
        assertThat(bench.answer(id)).contains("UnknownVendorId");
    }

    /** The worst schedules a valid message can carry, asked for over the longest time. */
    @Test
    void the_largest_composite_schedule_is_bounded() {
        var periods = new StringBuilder("{\"startPeriod\":0,\"limit\":1}");
        for (int i = 1; i < 1024; i++) {
            periods.append(",{\"startPeriod\":")
                    .append(i)
                    .append(",\"limit\":")
                    .append(i % 7)
                    .append('}');
        }
        for (int id = 1; id <= 31; id++) {
            String set =
                    """
                    {"evseId":1,"chargingProfile":{"id":%d,"stackLevel":%d,
                     "chargingProfilePurpose":"TxDefaultProfile","chargingProfileKind":"Recurring",
                     "recurrencyKind":"Daily","chargingSchedule":[{"id":1,"duration":86399,
                      "startSchedule":"2020-01-01T00:00:00Z","chargingRateUnit":"W",
                      "chargingSchedulePeriod":[%s]}]}}
                    """
                            .formatted(id, id, periods);
            assertThat(bench.answer(bench.twin.call("SetChargingProfile", set)))
                    .contains("Accepted");
        }
        String ask = "{\"duration\":2147483647,\"evseId\":1}";
        long before = System.nanoTime();
        String answer = bench.answer(bench.twin.call("GetCompositeSchedule", ask));
        assertThat(System.nanoTime() - before).isLessThan(5_000_000_000L);
        assertThat(answer).contains("Accepted");
        assertThat(answer.length()).isLessThan(200_000);
        String clear = bench.twin.call("ClearChargingProfile", "{}");
        assertThat(bench.answer(clear)).contains("Accepted");
    }

    /** Valid frames with a few characters changed: whatever comes out, the station stands. */
    @RepeatedTest(20)
    void mutated_frames_never_throw_hang_or_steer(RepetitionInfo info) {
        var random = new SplittableRandom(info.getCurrentRepetition());
        String tx = bench.twin.openTransaction().orElseThrow();
        String[] seeds = {
            "[2,\"m1\",\"GetVariables\",{\"getVariableData\":[{\"component\":{\"name\":\"EVSE\"},"
                    + "\"variable\":{\"name\":\"AvailabilityState\"}}]}]",
            "[2,\"m2\",\"GetChargingProfiles\",{\"requestId\":1,\"chargingProfile\":{}}]",
            "[3,\"m3\",{\"idTokenInfo\":{\"status\":\"Accepted\"}}]",
            "[2,\"m4\",\"GetTransactionStatus\",{\"transactionId\":\"" + tx + "\"}]",
            "[2,\"m5\",\"TriggerMessage\",{\"requestedMessage\":\"MeterValues\"}]",
        };
        for (int i = 0; i < 100; i++) {
            var frame = new StringBuilder(seeds[random.nextInt(seeds.length)]);
            for (int change = 1 + random.nextInt(3); change > 0; change--) {
                int at = random.nextInt(frame.length());
                switch (random.nextInt(3)) {
                    case 0 -> frame.deleteCharAt(at);
                    case 1 -> frame.insert(at, (char) random.nextInt(32, 126));
                    default -> frame.setCharAt(at, "{}[]\",:0\\".charAt(random.nextInt(9)));
                }
            }
            bench.twin.sendRaw(frame.toString());
        }
        bench.runs(ofSeconds(20));
        assertThat(bench.operator.latest().targetW()).isEqualTo(1234);
        assertThat(bench.operator.latest().dischargeLimitW()).isEqualTo(-11_000);
    }

    @Test
    void an_operator_that_hangs_up_in_the_middle_gets_everything_later() {
        bench.twin.disappear();
        bench.runs(ofMinutes(20));
        assertThat(bench.charger.session()).isEqualTo(Session.ENERGY);
        assertThat(bench.eventCodes()).contains(OcppEvent.LINK_LOST);
        bench.twin.reappear();
        bench.runsUntil(() -> bench.operator.latest().online());
        bench.runsUntil(() -> bench.operator.latest().queued() == 0);
        assertThat(bench.twin.count("BootNotification")).isEqualTo(1);
        var entries = bench.twin.transactions().getFirst().entries();
        assertThat(entries.stream().filter(Ledger.Entry::offline)).hasSizeGreaterThan(17);
    }

    @Test
    void an_operator_that_answers_slowly_is_waited_for_with_one_call_at_a_time() {
        bench.twin.delayAnswers(ofSeconds(20));
        bench.runs(ofMinutes(5));
        bench.twin.delayAnswers(ofSeconds(0));
        bench.runs(ofMinutes(1));
        assertThat(bench.eventCodes()).doesNotContain(OcppEvent.CALL_TIMED_OUT);
    }
}
