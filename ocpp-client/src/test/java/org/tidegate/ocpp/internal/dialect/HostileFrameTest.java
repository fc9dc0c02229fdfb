package org.tidegate.ocpp.internal.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidegate.ocpp.OcppFrames;
import org.tidegate.ocpp.OcppFrames.Fate;
import org.tidegate.ocpp.OcppFrames.Verdict;

@DisplayName("A hostile frame")
@Timeout(60)
class HostileFrameTest {
    private static final Duration LONGEST = Duration.ofSeconds(1);

    /** The bar is 8 MB of growth; this is all that is allocated, before any collection. */
    private static final long MOST_BYTES = 8 << 20;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final Map<String, String> FRAMES = frames();

    private static Map<String, String> frames() {
        var all = new LinkedHashMap<String, String>();
        all.put("nothing", "");
        all.put("ten megabytes", "[2,\"1\",\"" + "x".repeat(10 << 20) + "\",{}]");
        all.put("as long as may be", "[2,\"1\",\"" + "x".repeat((1 << 20) - 20) + "\",{}]");
        all.put("100,000 lists", "[".repeat(100_000));
        all.put("100,000 lists, closed", "[".repeat(100_000) + "]".repeat(100_000));
        all.put(
                "100,000 objects",
                "[2,\"1\",\"DataTransfer\",{\"data\":" + "{\"a\":".repeat(100_000));
        all.put("a key twice", transfer("{\"a\":1,\"a\":2}"));
        all.put("1e999", "[2,\"1\",\"GetCompositeSchedule\",{\"duration\":1e999}]");
        all.put("a number for a kind", "[1e999,\"1\",\"Reset\",{}]");
        all.put(
                "a long number",
                "[2,\"1\",\"CancelReservation\",{\"reservationId\":" + "9".repeat(900_000) + "}]");
        all.put("NUL in a text", "[2,\"1\",\"Re\u0000set\",{}]");
        all.put("NUL in an escape", "[2,\"\\u0000\",\"Reset\",{\"type\":\"\\u0000\"}]");
        all.put("half a surrogate", "[2,\"1\",\"Reset\",{\"type\":\"\\ud800\"}]");
        all.put("a replaced byte", "[2,\"1\",\"Reset\",{\"type\":\"\ufffd\"}]");
        all.put("an id too long", "[2,\"" + "i".repeat(37) + "\",\"Reset\",{}]");
        all.put("a long id", "[2,\"" + "i".repeat(500_000) + "\",\"Reset\",{}]");
        all.put("an empty id", "[2,\"\",\"Reset\",{}]");
        all.put("text for a number", "[\"2\",\"1\",\"Reset\",{}]");
        all.put(
                "text for a whole number",
                "[2,\"1\",\"CancelReservation\",{\"reservationId\":\"5\"}]");
        all.put("no payload", "[2,\"1\",\"Reset\"]");
        all.put("a list for a payload", "[2,\"1\",\"Reset\",[]]");
        all.put("null for a payload", "[2,\"1\",\"Reset\",null]");
        all.put("two values", "[2,\"1\",\"ClearCache\",{}][2,\"1\",\"ClearCache\",{}]");
        all.put("no list", "{\"a\":1}");
        all.put("an unknown kind", "[7,\"1\",{}]");
        all.put("an answer nobody waits for", "[3,\"other\",{}]");
        all.put("an error nobody waits for", "[4,\"other\",\"x\",\"y\",{}]");
        all.put("an answer of nonsense", "[3,\"boot\",{\"status\":5}]");
        all.put("an error of nonsense", "[4,\"boot\",5]");
        all.put("a long error", "[4,\"boot\",\"" + "x".repeat(60_000) + "\",\"y\",{}]");
        all.put("many keys", transfer("{" + keys(60_000) + "}"));
        all.put("many keys in the payload", "[2,\"1\",\"Reset\",{" + keys(60_000) + "}]");
        all.put("many small objects", transfer("[" + "{},".repeat(300_000) + "{}]"));
        all.put(
                "many elements",
                "[2,\"1\",\"GetConfiguration\",{\"key\":[" + "\"a\",".repeat(200_000) + "\"a\"]}]");
        all.put("colliding keys", transfer("{" + collisions() + "}"));
        all.put(
                "escaped keys",
                transfer("{" + keys(600).replace("\"a", "\"\\u0061".repeat(1)) + "}"));
        all.put("long escaped keys", transfer("{\"" + "\\u0061".repeat(100_000) + "\":0}"));
        all.put(
                "a shell",
                "[2,\"1\",\"Reset\",{\"type\":\"$(reboot); `id` | rm -rf / && echo ' \\\" > /x\"}]");
        all.put("a long white space", " ".repeat(900_000) + "[2,\"1\",\"ClearCache\",{}]");
        return all;
    }

    private static String transfer(String data) {
        return "[2,\"1\",\"DataTransfer\",{\"vendorId\":\"v\",\"data\":" + data + "}]";
    }

    private static String keys(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "\"" + Integer.toString(i, 36) + "\":0")
                .collect(Collectors.joining(","));
    }

    /** Texts whose hash is the same: "Aa" and "BB" in every combination. */
    private static String collisions() {
        return IntStream.range(0, 1 << 14)
                .mapToObj(i ->
                        IntStream.range(0, 14)
                                .mapToObj(b -> (i >> b & 1) == 0 ? "Aa" : "BB")
                                .collect(Collectors.joining("", "\"", "\":0")))
                .collect(Collectors.joining(","));
    }

    static Stream<Arguments> hostile() {
        return OcppFrames.subprotocols().stream()
                .flatMap(v -> FRAMES.keySet().stream().map(f -> Arguments.of(v, f)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("hostile")
    void is_answered_or_ignored_in_time_and_within_bounds(String version, String name) {
        String frame = FRAMES.getOrDefault(name, "");
        OcppFrames frames = OcppFrames.of(version);
        frames.read("[2,\"1\",\"Reset\",{\"type\":\"Hard\"}]"); // classes are loaded once

        long before = THREADS.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();
        Verdict verdict = frames.read(frame);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;

        assertThat(verdict.reply()).hasSizeLessThan(600).doesNotContain("\u0000");
        assertThat(took).isLessThan(LONGEST);
        assertThat(bytes).isLessThan(MOST_BYTES);
    }

    @Test
    void is_refused_by_its_own_id_where_that_can_be_read() {
        for (String version : OcppFrames.subprotocols()) {
            OcppFrames frames = OcppFrames.of(version);
            assertThat(frames.read("[2,\"my id\",\"Nonsense\",{}]").reply())
                    .startsWith("[4,\"my id\",\"NotImplemented\"");
            assertThat(frames.read("[2,\"my id\",\"Reset\",{\"type\":").reply())
                    .startsWith("[4,\"my id\",\"Form");
            assertThat(frames.read("nonsense").reply()).startsWith("[4,\"-1\",");
        }
    }

    @Test
    void does_not_change_what_comes_after_it() {
        for (String version : OcppFrames.subprotocols()) {
            OcppFrames frames = OcppFrames.of(version);
            FRAMES.values().forEach(frames::read);
            assertThat(frames.read("[2,\"9\",\"ClearCache\",{}]").fate()).isEqualTo(Fate.REQUEST);
            assertThat(frames.read("[3,\"other\",{}]").fate()).isEqualTo(Fate.IGNORED);
        }
    }
}
