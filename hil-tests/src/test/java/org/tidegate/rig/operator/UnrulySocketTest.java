package org.tidegate.rig.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.ocpp.StationState.Session;

/**
 * A server by hand that breaks the rules of the conversation, not of the messages: answers to
 * nobody, twice, late, in pieces; pings and closes as it likes, and connections that are dead
 * without having ended. A session runs all the while, and goes on.
 */
@DisplayName("An operator that breaks the rules of the conversation")
class UnrulySocketTest {
    private static final Pattern CALL = Pattern.compile("^\\[2,\"([^\"]+)\",\"([A-Za-z]+)\",");

    private enum Conduct {
        GOOD,
        /** Each answer once to nobody, then rightly, then once more. */
        THRICE,
        /** In fragments of a few bytes, with a ping between two of them. */
        IN_PIECES,
        /** Two seconds after the station has given up waiting. */
        LATE,
        /** Reads and never says anything, not even a pong. */
        DEAD
    }

    private final AtomicReference<RawServer.@Nullable Peer> peer = new AtomicReference<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger boots = new AtomicInteger();
    private final AtomicInteger heard = new AtomicInteger();
    private volatile Conduct conduct = Conduct.GOOD;

    private void serve(RawServer.Peer p, String version) throws IOException {
        p.accept(version);
        p.answersPings = conduct != Conduct.DEAD;
        peer.set(p);
        connections.incrementAndGet(); // last: who has seen it count finds the new peer
        for (String frame = p.read(); frame != null; frame = p.read()) {
            heard.incrementAndGet();
            Matcher call = CALL.matcher(frame);
            if (call.find()) {
                if (call.group(2).equals("BootNotification")) {
                    boots.incrementAndGet();
                }
                answer(p, call.group(1), payload(version, call.group(2)));
            }
        }
        peer.compareAndSet(p, null);
    }

    private void answer(RawServer.Peer p, String id, String payload) throws IOException {
        String text = "[3,\"" + id + "\"," + payload + "]";
        switch (conduct) {
            case GOOD -> p.text(text);
            case THRICE -> {
                p.text("[3,\"x" + id + "\"," + payload + "]");
                p.text(text);
                p.text(text);
            }
            case IN_PIECES -> {
                byte[] all = text.getBytes(StandardCharsets.UTF_8);
                for (int from = 0; from < all.length; from += 7) {
                    int to = Math.min(all.length, from + 7);
                    int first = (from == 0 ? 1 : 0) | (to == all.length ? 0x80 : 0);
                    p.frame(first, Arrays.copyOfRange(all, from, to));
                    if (from == 7) {
                        p.frame(0x89, new byte[] {1, 2, 3});
                    }
                }
            }
            case LATE ->
                    Thread.ofVirtual()
                            .start(() -> {
                                LiveStation.rest(3_000);
                                try {
                                    p.text(text);
                                } catch (IOException _) {
                                    // the station has gone
                                }
                            });
            case DEAD -> {
                // nothing
            }
        }
    }

    private static String payload(String version, String action) {
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

    @ParameterizedTest
    @ValueSource(strings = {"ocpp2.1", "ocpp2.0.1", "ocpp1.6"})
    void keeps_its_session_and_what_it_has_to_tell(String version) throws Exception {
        try (var server = new RawServer(p -> serve(p, version));
                var station =
                        new LiveStation(
                                LiveStation.settings(server.url(), version)
                                        .withPatience(
                                                Duration.ofSeconds(1), Duration.ofSeconds(1)))) {
            station.until("online", () -> station.operator().online());
            station.charger.plugIn();
            station.until("energy", () -> station.charger.session() == Session.ENERGY);
            long session = station.charger.sessionNumber();
            for (Conduct each : new Conduct[] {Conduct.THRICE, Conduct.IN_PIECES, Conduct.GOOD}) {
                conduct = each;
                int before = heard.get();
                station.until("messages, " + each, () -> heard.get() > before + 4);
                station.until("told, " + each, () -> station.operator().queued() <= 1);
            }
            assertThat(connections.get()).as("none of this ends a connection").isEqualTo(1);
            pings(station);
            closes(station);
            dies(station);
            conduct = Conduct.LATE;
            LiveStation.rest(6_000);
            conduct = Conduct.GOOD;
            station.until("all told", () -> station.operator().queued() <= 1);
            assertThat(station.charger.session()).isEqualTo(Session.ENERGY);
            assertThat(station.charger.sessionNumber()).isEqualTo(session);
            assertThat(station.operator().stopSession()).isZero();
            assertThat(boots.get()).as("a new connection is no new boot").isEqualTo(1);
        }
    }

    private void pings(LiveStation station) throws IOException {
        RawServer.Peer p = Objects.requireNonNull(peer.get());
        int before = p.pongs.get();
        for (int i = 0; i < 20; i++) {
            p.frame(0x89, new byte[i]);
            p.frame(0x8A, new byte[i]); // and pongs that nobody asked for
        }
        station.until("pongs", () -> p.pongs.get() >= before + 20);
    }

    /** Whatever the code, a binary frame, or half a goodbye: the station comes back. */
    private void closes(LiveStation station) throws IOException {
        for (int code : new int[] {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1011, 1013, 4999}) {
            comesBack(
                    station,
                    "close " + code,
                    p -> p.frame(0x88, ByteBuffer.allocate(2).putShort((short) code).array()));
        }
        comesBack(station, "close without a code", p -> p.frame(0x88, new byte[0]));
        comesBack(station, "a forbidden code", p -> p.frame(0x88, new byte[] {3, -20}));
        comesBack(station, "a code cut in half", p -> p.frame(0x88, new byte[] {3}));
        comesBack(station, "a binary frame", p -> p.frame(0x82, new byte[] {1, 2, 3}));
        comesBack(station, "a continuation of nothing", p -> p.frame(0x80, new byte[] {'x'}));
        comesBack(station, "half closed", p -> p.socket.shutdownOutput());
        comesBack(
                station,
                "reset",
                p -> {
                    p.socket.setSoLinger(true, 0);
                    p.socket.close();
                });
    }

    private void comesBack(LiveStation station, String what, RawServer.Conduct goodbye)
            throws IOException {
        station.until("connected, " + what, () -> peer.get() != null);
        int before = connections.get();
        goodbye.on(Objects.requireNonNull(peer.get()));
        station.until(what, () -> connections.get() > before && station.operator().online());
    }

    /** A connection that is dead without having ended is left for another. */
    private void dies(LiveStation station) {
        int before = connections.get();
        conduct = Conduct.DEAD;
        RawServer.Peer p = peer.get();
        if (p != null) {
            p.answersPings = false;
        }
        station.until("a dead connection is left", () -> connections.get() > before);
        conduct = Conduct.GOOD;
        station.until(
                "back", () -> station.operator().online() && station.operator().queued() <= 1);
    }
}
