package org.tidegate.rig.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.ocpp.NettyOcppTransport;
import org.tidegate.ocpp.OcppPlane;
import org.tidegate.ocpp.OcppSettings;
import org.tidegate.ocpp.OperatorState;
import org.tidegate.ocpp.StationState;
import org.tidegate.ocpp.StationState.Session;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.PlaneThread;
import org.tidegate.runtime.Published;

/**
 * Everything of {@link HostileFrames} over a real socket, from a server by hand, at a station in
 * the middle of a session with meter values queued.
 */
@DisplayName("An operator that attacks over a real socket")
class HostileSocketTest {
    private static final Pattern CALL = Pattern.compile("^\\[2,\"([^\"]+)\",\"([A-Za-z]+)\",");

    /** One frame of the station, or the end of its connection as an empty text. */
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    private final AtomicReference<RawServer.@Nullable Peer> peer = new AtomicReference<>();
    private final Clock clock = Clock.system();
    private final Published<StationState> station =
            new Published<>(StationState.unknown(clock.nanos()));
    private final Published<OperatorState> operator =
            new Published<>(OperatorState.offline(clock.nanos()));
    private final ScriptedCharger charger = new ScriptedCharger(operator, station);
    private final List<AutoCloseable> open = new ArrayList<>();
    private volatile boolean answersTransactions = true;
    private volatile @Nullable Throwable died;

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
        assertThat(died).isNull();
    }

    /** Answers what a station needs for a session, whatever the version, and writes all down. */
    private void serve(RawServer.Peer p, String version) throws IOException {
        p.accept(version);
        peer.set(p);
        for (String frame = p.read(); frame != null; frame = p.read()) {
            Matcher call = CALL.matcher(frame);
            if (call.find()) {
                String answer = answer(version, call.group(2));
                boolean transaction =
                        call.group(2).matches("TransactionEvent|MeterValues|StopTransaction");
                if (!transaction || answersTransactions) {
                    p.text("[3,\"" + call.group(1) + "\"," + answer + "]");
                }
            } else {
                heard.add(frame);
            }
        }
        peer.compareAndSet(p, null);
        heard.add("");
    }

    private static String answer(String version, String action) {
        String token = version.equals("ocpp1.6") ? "idTagInfo" : "idTokenInfo";
        return switch (action) {
            case "BootNotification" ->
                    "{\"currentTime\":\"2026-01-01T00:00:00Z\",\"interval\":300,"
                            + "\"status\":\"Accepted\"}";
            case "Heartbeat" -> "{\"currentTime\":\"2026-01-01T00:00:00Z\"}";
            case "Authorize" -> "{\"" + token + "\":{\"status\":\"Accepted\"}}";
            case "StartTransaction" ->
                    "{\"transactionId\":77,\"idTagInfo\":{\"status\":\"Accepted\"}}";
            default -> "{}";
        };
    }

    private void until(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private void start(String version) throws IOException {
        var server = new RawServer(p -> serve(p, version));
        NettyOcppTransport transport = NettyOcppTransport.inLaboratory(null);
        var plane =
                new OcppPlane(
                        OcppSettings.of(server.url(), "TG-0001")
                                .withMeterInterval(Duration.ofSeconds(1))
                                .withBackOff(Duration.ofMillis(50), Duration.ofMillis(10))
                                .withDoublings(0)
                                .speaking(List.of(version)),
                        transport,
                        station,
                        operator,
                        new CrashingDisk(1),
                        new EventRing("ocpp", 4096),
                        clock,
                        new SplittableRandom(1));
        PlaneThread.Obituary obituary = (_, cause) -> died = cause;
        var storage = new PlaneThread(plane.storage(), clock, obituary);
        var thread = new PlaneThread(plane, clock, obituary);
        plane.wakeEachOther(thread, storage);
        transport.onEvent(thread);
        open.add(server);
        open.add(transport);
        open.add(new PlaneThread(charger, clock, obituary).start());
        open.add(storage.start());
        open.add(thread.start());
    }

    /** What cannot be said in a text frame of well-formed UTF-8. */
    private static List<byte[]> broken() {
        return List.of(
                new byte[] {(byte) 0x81, 2, (byte) 0xC3, 0x28},
                new byte[] {(byte) 0x82, 1, 0},
                new byte[] {(byte) 0xF1, 0},
                new byte[] {(byte) 0x81, 127, 0x7F, -1, -1, -1, -1, -1, -1, -1});
    }

    @ParameterizedTest
    @ValueSource(strings = {"ocpp2.1", "ocpp2.0.1", "ocpp1.6"})
    void is_answered_or_left_within_a_second_and_moves_nothing(String version) throws Exception {
        start(version);
        until("online", () -> operator.latest().online());
        charger.plugIn();
        until("energy", () -> charger.session() == Session.ENERGY);
        answersTransactions = false;
        until("a queue", () -> operator.latest().queued() >= 3);
        int queued = operator.latest().queued();
        long session = charger.sessionNumber();
        long children = ProcessHandle.current().descendants().count();
        List<String> texts = HostileFrames.texts(); // 12 MB of the attacker's own
        long before = TransportTest.used();
        long worstNanos = 0;
        long mostBytes = 0;
        for (String text : texts) {
            worstNanos =
                    Math.max(
                            worstNanos,
                            attacked(
                                    text.substring(0, Math.min(60, text.length())),
                                    p -> p.text(text),
                                    expectsAnswer(text)));
            mostBytes = Math.max(mostBytes, TransportTest.used() - before);
            assertUntouched(queued, session);
        }
        for (byte[] bytes : broken()) {
            worstNanos =
                    Math.max(worstNanos, attacked("a broken frame", p -> p.write(bytes), true));
            assertUntouched(queued, session);
        }
        System.out.printf(
                "%s: answered or left within %.0f ms, heap grew by %.1f MB%n",
                version, worstNanos / 1e6, mostBytes / 1e6);
        assertThat(worstNanos).isLessThan(TimeUnit.SECONDS.toNanos(1));
        assertThat(mostBytes).isLessThan(8_000_000);
        assertThat(ProcessHandle.current().descendants().count())
                .as("no process is born of a message")
                .isEqualTo(children);
        answersTransactions = true;
        until("all told", () -> operator.latest().queued() <= 1);
    }

    /** An answer to nobody's question, or a message of no known kind, is ignored, rightly. */
    private static boolean expectsAnswer(String text) {
        return List.of("[3,", "[4,", "[9,", "[-2,", "[2e").stream().noneMatch(text::startsWith);
    }

    private void assertUntouched(int queued, long session) {
        OperatorState o = operator.latest();
        assertThat(o.queued()).isGreaterThanOrEqualTo(queued);
        assertThat(charger.session()).isEqualTo(Session.ENERGY);
        assertThat(charger.sessionNumber()).isEqualTo(session);
        assertThat(o.stopSession()).isZero();
        assertThat(o.resetRequested()).isFalse();
        assertThat(o.targetW()).isNaN();
        assertThat(o.dischargeLimitW()).isZero();
    }

    /** Nanoseconds until the station has answered or hung up. */
    private long attacked(String name, RawServer.Conduct attack, boolean expectsAnswer)
            throws Exception {
        until("connected", () -> peer.get() != null && operator.latest().online());
        heard.clear();
        RawServer.Peer victim = Objects.requireNonNull(peer.get());
        long from = System.nanoTime();
        try {
            attack.on(victim);
        } catch (IOException _) {
            // it hung up before it had read everything: as good as an answer
        }
        if (!expectsAnswer) {
            return 0;
        }
        String answer = heard.poll(5, TimeUnit.SECONDS);
        long tookNanos = System.nanoTime() - from;
        assertThat(answer).as("an answer to %s, or the end", name).isNotNull();
        if (!answer.isEmpty()) {
            assertThat(answer.substring(0, 2)).isIn("[4", "[3");
        }
        return tookNanos;
    }
}
