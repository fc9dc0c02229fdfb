package org.tidegate.iso15118;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("When a vehicle connects to the charger's TCP port")
class V2gListenerTest {
    private static final long PATIENCE_SECONDS = 10;

    private final Semaphore wakes = new Semaphore(0);
    private V2gListener listener = open();

    private static V2gListener open() {
        try {
            return V2gListener.plain(InetAddress.getLoopbackAddress(), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void listen() {
        listener.onActivity(wakes::release);
    }

    @AfterEach
    void stop() {
        listener.close();
    }

    @Test
    void the_port_is_of_the_dynamic_range() {
        assertThat(listener.port()).isBetween(49152, 65535);
    }

    @Test
    void bytes_go_both_ways_and_the_end_is_seen_after_the_last_byte() throws Exception {
        try (var vehicle = new Socket(listener.address(), listener.port())) {
            vehicle.getOutputStream().write("hello".getBytes(StandardCharsets.US_ASCII));
            V2gConnection charger = arrival();
            assertThat(readUntil(charger, 5)).isEqualTo("hello");

            charger.write("welcome".getBytes(StandardCharsets.US_ASCII));
            charger.close();
            assertThat(new String(vehicle.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("welcome");
            assertThat(charger.tlsProtocol()).isNull();
            assertThat(charger.isOpen()).isFalse();
        }
    }

    @Test
    void a_vehicle_that_asks_without_reading_is_cut_off_and_never_holds_the_plane()
            throws Exception {
        try (var vehicle = new Socket(listener.address(), listener.port())) {
            vehicle.getOutputStream().write(1);
            V2gConnection charger = arrival();
            byte[] into = new byte[64];
            byte[] answer = new byte[8_000];
            for (int i = 0; i < 20_000 && charger.isOpen(); i++) {
                vehicle.getOutputStream().write(1);
                charger.read(into);
                charger.write(answer);
            }
            assertThat(charger.failure()).contains("does not read");
        } catch (java.net.SocketException _) {
            // The cut has reached the vehicle's side first: as good.
        }
    }

    @Test
    void a_vehicle_that_hangs_up_is_noticed_without_being_asked() throws Exception {
        var vehicle = new Socket(listener.address(), listener.port());
        vehicle.getOutputStream().write(1);
        V2gConnection charger = arrival();
        vehicle.close();

        assertThat(readUntil(charger, Integer.MAX_VALUE)).hasSize(1);
        assertThat(charger.read(new byte[8])).isEqualTo(-1);
        assertThat(charger.isOpen()).isFalse();
        assertThat(charger.failure()).isNull();
    }

    @Test
    void a_second_vehicle_is_turned_away_until_the_first_has_gone() throws Exception {
        try (var first = new Socket(listener.address(), listener.port())) {
            first.getOutputStream().write(1);
            V2gConnection served = arrival();
            try (var second = new Socket(listener.address(), listener.port())) {
                assertThat(second.getInputStream().read()).isEqualTo(-1);
            }
            assertThat(listener.turnedAway()).isEqualTo(1);
            assertThat(listener.poll()).isNull();

            first.shutdownOutput();
            readUntil(served, Integer.MAX_VALUE);
            try (var third = new Socket(listener.address(), listener.port())) {
                third.getOutputStream().write(1);
                assertThat(arrival()).isNotSameAs(served);
                assertThat(third.isConnected()).isTrue();
            }
        }
    }

    @Test
    void a_vehicle_that_never_reads_is_cut_off_and_the_charger_never_waits_for_it()
            throws Exception {
        try (var vehicle = new Socket(listener.address(), listener.port())) {
            vehicle.getOutputStream().write('!');
            V2gConnection charger = arrival();
            byte[] much = new byte[1 << 20];
            for (int i = 0; i < 100 && charger.failure() == null; i++) {
                charger.write(much);
            }
            assertThat(charger.failure()).contains("does not read");
            assertThat(readUntil(charger, Integer.MAX_VALUE)).isEqualTo("!");
            assertThat(vehicle.isConnected()).isTrue();
        }
    }

    @Test
    void a_vehicle_that_says_nothing_is_cut_off_in_time_and_the_next_is_served() throws Exception {
        try (var silent = new Socket(listener.address(), listener.port())) {
            V2gConnection given = arrival();
            assertThat(given.failureKind()).isEqualTo(Refusal.TLS_TIMEOUT);
            assertThat(given.failure()).contains("5 s");
            assertThat(silent.getInputStream().read()).isEqualTo(-1);
        }
        try (var next = new Socket(listener.address(), listener.port())) {
            next.getOutputStream().write(1);
            assertThat(arrival().failure()).isNull();
        }
    }

    @org.junit.jupiter.api.RepeatedTest(10)
    void messages_survive_any_cut_and_any_joining_on_the_way(
            org.junit.jupiter.api.RepetitionInfo seed) throws Exception {
        var random = new java.util.SplittableRandom(seed.getCurrentRepetition());
        var stream = new java.io.ByteArrayOutputStream();
        var sent = new java.util.ArrayList<Integer>();
        for (int i = 0; i < 40; i++) {
            int length = random.nextInt(4) == 0 ? random.nextInt(6000) : random.nextInt(80);
            stream.writeBytes(V2gtp.frame(V2gtp.TYPE_COMMON, new byte[length]));
            sent.add(length);
        }
        byte[] all = stream.toByteArray();
        try (var vehicle = new Socket(listener.address(), listener.port())) {
            vehicle.setTcpNoDelay(true);
            Thread writer =
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    for (int at = 0; at < all.length; ) {
                                        int most = random.nextInt(3) == 0 ? 3 : 9000;
                                        int n = 1 + random.nextInt(most);
                                        n = Math.min(n, all.length - at);
                                        vehicle.getOutputStream().write(all, at, n);
                                        at += n;
                                    }
                                    vehicle.shutdownOutput();
                                } catch (IOException e) {
                                    throw new java.io.UncheckedIOException(e);
                                }
                            });
            V2gConnection charger = arrival();
            var reassembly = new V2gtp.Reassembly();
            var received = new java.util.ArrayList<Integer>();
            byte[] buffer = new byte[1 + random.nextInt(700)];
            for (int n = charger.read(buffer); n >= 0; n = charger.read(buffer)) {
                reassembly.feed(buffer, 0, n);
                for (var item = reassembly.next(); item != null; item = reassembly.next()) {
                    received.add(((V2gtp.Frame) item).payload().length);
                }
                if (n == 0) {
                    boolean _ = wakes.tryAcquire(1, TimeUnit.SECONDS);
                }
            }
            writer.join();
            assertThat(received).isEqualTo(sent);
        }
    }

    @Test
    void an_address_in_use_is_refused_with_place_and_reason() {
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> V2gListener.plain(listener.address(), listener.port()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(String.valueOf(listener.port()));
    }

    private V2gConnection arrival() throws InterruptedException {
        @Nullable V2gConnection connection = listener.poll();
        for (int i = 0; i < 100 && connection == null; i++) {
            assertThat(wakes.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            connection = listener.poll();
        }
        return Objects.requireNonNull(connection);
    }

    private String readUntil(V2gConnection from, int count) throws InterruptedException {
        var text = new StringBuilder();
        byte[] buffer = new byte[64];
        while (text.length() < count) {
            int n = from.read(buffer);
            if (n < 0) {
                break;
            }
            text.append(new String(Arrays.copyOf(buffer, n), StandardCharsets.US_ASCII));
            if (n == 0) {
                assertThat(wakes.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            }
        }
        return text.toString();
    }
}
