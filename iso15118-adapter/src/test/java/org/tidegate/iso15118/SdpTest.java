package org.tidegate.iso15118;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidegate.runtime.Clock;

@DisplayName("When a vehicle looks for the charger")
class SdpTest {
    private static final int TEST_PORT = 25118;

    static List<FramingVectors.Vector> requests() {
        return only("sdp.req.");
    }

    static List<FramingVectors.Vector> responses() {
        return only("sdp.res.");
    }

    private static List<FramingVectors.Vector> only(String prefix) {
        return FramingVectors.load().stream().filter(v -> v.name().startsWith(prefix)).toList();
    }

    private static Sdp.Offer offer(String address, int port, boolean tls) throws Exception {
        return new Sdp.Offer((Inet6Address) Inet6Address.ofLiteral(address), port, tls);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void right_requests_are_answered_and_wrong_ones_are_ignored(FramingVectors.Vector vector)
            throws Exception {
        byte[] answer = Sdp.answer(vector.bytes(), offer("fe80::1", 50000, true));

        assertThat(answer != null).as(vector.name()).isEqualTo(vector.valid());
        if (vector.valid()) {
            Sdp.Request request = Sdp.parseRequest(vector.bytes());
            assertThat(request).isEqualTo(new Sdp.Request(!vector.name().endsWith("notls")));
        }
    }

    @ParameterizedTest
    @MethodSource("responses")
    void responses_have_the_bytes_of_the_vector(FramingVectors.Vector vector) throws Exception {
        Sdp.Offer offer =
                offer(
                        vector.more().get("addr").asText(),
                        vector.more().get("port").asInt(),
                        !vector.name().endsWith("notls"));

        assertThat(Sdp.response(offer)).isEqualTo(vector.bytes());
        assertThat(Sdp.parseResponse(vector.bytes(), 0)).isEqualTo(offer);
    }

    @Test
    void the_answer_says_what_is_served_and_not_what_was_asked_for() throws Exception {
        byte[] answer =
                requireNonNull(Sdp.answer(Sdp.request(true), offer("fe80::1", 50000, false)));

        assertThat(answer[8 + 18] & 0xFF).isEqualTo(0x10);
    }

    @Test
    void a_server_on_loopback_answers_good_requests_only_and_limits_a_flood() throws Exception {
        NetworkInterface loopback = loopback();
        try (SdpServer server =
                        SdpServer.start(
                                loopback,
                                offer("::1", 50001, true),
                                Clock.system(),
                                TEST_PORT,
                                () -> true);
                var vehicle = new DatagramSocket()) {
            assertThat(server.problem()).isEmpty();
            vehicle.setSoTimeout(500);
            for (byte[] datagram : List.of(new byte[0], new byte[] {1, 2, 3}, Sdp.request(true))) {
                vehicle.send(
                        new DatagramPacket(
                                datagram,
                                datagram.length,
                                InetAddress.ofLiteral("::1"),
                                TEST_PORT));
            }
            var answer = new DatagramPacket(new byte[64], 64);
            vehicle.receive(answer);
            assertThat(Arrays.copyOf(answer.getData(), answer.getLength()))
                    .isEqualTo(Sdp.response(offer("::1", 50001, true)));

            assertThat(floodAnswers(vehicle)).isBetween(1, 45);
        }
    }

    @Test
    void nobody_is_answered_before_the_vehicle_on_this_cable_is_matched() throws Exception {
        var matched = new java.util.concurrent.atomic.AtomicBoolean();
        byte[] request = Sdp.request(true);
        try (SdpServer _ =
                        SdpServer.start(
                                loopback(),
                                offer("::1", 50001, true),
                                Clock.system(),
                                TEST_PORT + 2,
                                matched::get);
                var vehicle = new DatagramSocket()) {
            vehicle.setSoTimeout(300);
            var question =
                    new DatagramPacket(
                            request, request.length, InetAddress.ofLiteral("::1"), TEST_PORT + 2);
            var answer = new DatagramPacket(new byte[64], 64);
            vehicle.send(question);
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> vehicle.receive(answer))
                    .isInstanceOf(SocketTimeoutException.class);
            matched.set(true);
            vehicle.send(question);
            vehicle.receive(answer);
            assertThat(answer.getLength()).isEqualTo(28);
        }
    }

    @Test
    void a_port_that_is_taken_gives_a_readable_problem_and_no_exception() throws Exception {
        NetworkInterface loopback = loopback();
        try (var taken = new DatagramSocket(null)) {
            taken.setReuseAddress(false);
            taken.bind(new InetSocketAddress(InetAddress.ofLiteral("::1"), TEST_PORT + 1));
            try (SdpServer server =
                    SdpServer.start(
                            loopback,
                            offer("::1", 50001, true),
                            Clock.system(),
                            TEST_PORT + 1,
                            () -> true)) {
                assertThat(server.isServing()).isFalse();
                assertThat(server.problem())
                        .contains(loopback.getName(), "direct connection to TCP 50001", "Remedy");
            }
        }
    }

    private static int floodAnswers(DatagramSocket vehicle) throws Exception {
        byte[] request = Sdp.request(true);
        for (int i = 0; i < 200; i++) {
            vehicle.send(
                    new DatagramPacket(
                            request, request.length, InetAddress.ofLiteral("::1"), TEST_PORT));
        }
        int answers = 0;
        try {
            while (true) {
                vehicle.receive(new DatagramPacket(new byte[64], 64));
                answers++;
            }
        } catch (SocketTimeoutException _) {
            return answers;
        }
    }

    private static NetworkInterface loopback() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .filter(SdpTest::isIpv6Loopback)
                .findFirst()
                .orElseGet(() -> Assumptions.abort("no IPv6 loopback on this machine"));
    }

    private static boolean isIpv6Loopback(NetworkInterface nic) {
        try {
            return nic.isLoopback() && nic.inetAddresses().anyMatch(Inet6Address.class::isInstance);
        } catch (SocketException _) {
            return false;
        }
    }
}
