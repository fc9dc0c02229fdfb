package org.tidegate.rig.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.ocpp.LinkFault;
import org.tidegate.ocpp.NettyOcppTransport;
import org.tidegate.ocpp.OcppTransport.Event;
import org.tidegate.ocpp.OcppTransport.Target;
import org.tidegate.ocpp.TransportSettings;
import org.tidegate.ocpp.TransportSettings.Proxy;
import org.tidegate.ocpp.TransportSettings.ProxyKind;
import org.tidegate.rig.FreePort;

@DisplayName("The WebSocket to the operator")
class TransportTest {
    private static final TransportSettings LAB =
            TransportSettings.defaults().inLaboratory().withHandshakeTimeout(Duration.ofSeconds(6));

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    private RawServer server(RawServer.Conduct conduct) throws IOException {
        var server = new RawServer(conduct);
        open.add(server);
        return server;
    }

    private NettyOcppTransport transport(TransportSettings settings) {
        var transport = new NettyOcppTransport(settings);
        open.add(transport);
        return transport;
    }

    private static Target target(URI url) {
        return new Target(url, List.of("ocpp2.1", "ocpp2.0.1", "ocpp1.6"), "TG-0001", null);
    }

    private static @Nullable Event next(NettyOcppTransport transport, long millis)
            throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (System.nanoTime() < end) {
            Event event = transport.poll();
            if (event != null) {
                return event;
            }
            TimeUnit.MILLISECONDS.sleep(2);
        }
        return null;
    }

    private Event first(TransportSettings settings, URI url) throws InterruptedException {
        NettyOcppTransport transport = transport(settings);
        transport.connect(target(url));
        return Objects.requireNonNull(next(transport, 8_000), "an outcome");
    }

    private static void assertFault(@Nullable Event event, LinkFault fault, String... words) {
        if (!(event instanceof Event.Failed failed)) {
            throw new AssertionError("no failure but " + event);
        }
        assertThat(failed.fault()).as(failed.reason()).isEqualTo(fault);
        for (String word : words) {
            assertThat(failed.reason()).contains(word);
        }
        assertThat(failed.reason()).hasSizeLessThan(300).doesNotContain("\n");
        assertThat(failed.fault().remedy()).endsWith(".");
    }

    private static void assertClosed(@Nullable Event event, int code, String what) {
        if (!(event instanceof Event.Closed closed)) {
            throw new AssertionError(what + ": not closed but " + event);
        }
        assertThat(closed.code()).as(what + ": " + closed).isEqualTo(code);
    }

    @Nested
    @DisplayName("at a server that is none, or another")
    class Handshake {
        @Test
        void opens_with_the_sub_protocol_the_server_chooses() throws Exception {
            Event event =
                    first(
                            LAB,
                            server(
                                            p -> {
                                                String request = p.accept("ocpp2.0.1");
                                                assertThat(request)
                                                        .contains("ocpp2.1,ocpp2.0.1,ocpp1.6");
                                                assertThat(request)
                                                        .doesNotContainIgnoringCase(
                                                                "permessage-deflate");
                                                p.sit();
                                            })
                                    .url());
            assertThat(event).isEqualTo(new Event.Opened("ocpp2.0.1"));
        }

        @Test
        void refuses_a_sub_protocol_it_never_offered() throws Exception {
            assertFault(
                    first(LAB, server(p -> p.accept("ocpp1.5")).url()),
                    LinkFault.SUBPROTOCOL,
                    "none of ocpp2.1, ocpp2.0.1, ocpp1.6",
                    "'ocpp1.5'");
        }

        @Test
        void refuses_a_server_that_chooses_none() throws Exception {
            assertFault(
                    first(LAB, server(p -> p.accept("")).url()),
                    LinkFault.SUBPROTOCOL,
                    "it said nothing");
        }

        @Test
        void refuses_an_upgrade_that_does_not_answer_its_key() throws Exception {
            assertFault(
                    first(
                            LAB,
                            server(
                                            p -> {
                                                p.request();
                                                p.write(
                                                        String.join(
                                                                "\r\n",
                                                                "HTTP/1.1 101 Switching Protocols",
                                                                "Upgrade: websocket",
                                                                "Connection: Upgrade",
                                                                "Sec-WebSocket-Accept: AAAA",
                                                                "Sec-WebSocket-Protocol: ocpp2.1",
                                                                "",
                                                                ""));
                                                p.sit();
                                            })
                                    .url()),
                    LinkFault.NOT_WEBSOCKET);
        }

        @ParameterizedTest
        @CsvSource({
            "401 Unauthorized, UNAUTHORISED",
            "403 Forbidden, UNAUTHORISED",
            "404 Not Found, NOT_FOUND",
            "200 OK, HTTP",
            "302 Found, HTTP",
            "503 Service Unavailable, HTTP"
        })
        void tells_what_the_server_answers_instead(String status, LinkFault fault)
                throws Exception {
            assertFault(
                    first(
                            LAB,
                            server(
                                            p -> {
                                                p.request();
                                                p.write(
                                                        "HTTP/1.1 "
                                                                + status
                                                                + "\r\nContent-Length: 0\r\n\r\n");
                                            })
                                    .url()),
                    fault,
                    status.substring(0, 3));
        }

        @ParameterizedTest
        @ValueSource(strings = {"SSH-2.0-OpenSSH_9.6", "\u0016\u0003\u0001\u0002", "220 ESMTP"})
        void tells_garbage_from_a_server(String banner) throws Exception {
            Event event =
                    first(
                            LAB,
                            server(
                                            p -> {
                                                p.write(banner + "\r\n\r\n");
                                                p.sit();
                                            })
                                    .url());
            assertThat(event).isInstanceOf(Event.Failed.class);
            assertThat(((Event.Failed) event).fault())
                    .isIn(LinkFault.NOT_WEBSOCKET, LinkFault.BROKEN, LinkFault.HTTP);
        }

        @Test
        void does_not_wait_for_ever_for_an_upgrade() throws Exception {
            assertFault(
                    first(
                            LAB.withHandshakeTimeout(Duration.ofMillis(700)),
                            server(RawServer.Peer::sit).url()),
                    LinkFault.TIMEOUT,
                    "too long");
        }

        @Test
        void tells_a_server_that_hangs_up_at_once() throws Exception {
            assertFault(
                    first(LAB, server(RawServer.Peer::request).url()),
                    LinkFault.BROKEN,
                    "during the handshake");
        }

        @Test
        void does_not_even_try_profile_0_outside_a_laboratory() throws Exception {
            var asked = new ArrayList<String>();
            RawServer server = server(p -> asked.add(p.accept("ocpp2.1")));
            assertFault(
                    first(TransportSettings.defaults(), server.url()),
                    LinkFault.SETTINGS,
                    "security profile 0",
                    "uplink.laboratory");
            assertThat(asked).isEmpty();
        }

        @Test
        void sends_identity_and_password_by_basic_authentication() throws Exception {
            NettyOcppTransport transport = transport(TransportSettings.defaults());
            RawServer server =
                    server(p -> {
                        String request = p.request();
                        String auth = RawServer.Peer.header(request, "Authorization");
                        String both =
                                new String(
                                        Base64.getDecoder()
                                                .decode(auth.substring("Basic ".length())),
                                        StandardCharsets.UTF_8);
                        p.write("HTTP/1.1 409 " + both + "\r\nContent-Length: 0\r\n\r\n");
                    });
            transport.connect(
                    new Target(server.url(), List.of("ocpp2.1"), "TG-0001", "sixteen-letters!"));
            Event event = next(transport, 8_000);
            assertFault(event, LinkFault.HTTP, "TG-0001:sixteen-letters!");
        }
    }

    @Nested
    @DisplayName("at a server that breaks the rules of RFC 6455")
    class Frames {
        @ParameterizedTest(name = "{0}")
        @CsvSource({
            "a masked frame, 8184000000005b5d5b5d, 1002",
            "a reserved bit, c1025b5d, 1002",
            "an unknown opcode, 83025b5d, 1002",
            "binary, 82025b5d, 1003",
            "a continuation of nothing, 80025b5d, 1002",
            "a long ping, 897e0080, 1002",
            "a close of one byte, 880103, 1002",
            "broken text, 8102c328, 1007",
            "half a character, 8101c3, 1007",
            "two megabytes announced, 817f0000000000200000, 1009",
            "eight exabytes announced, 817f7fffffffffffffff, 1009",
            "a negative length, 817fffffffffffffffff, 1002",
        })
        void ends_the_connection_with_the_right_code(String what, String hex, int code)
                throws Exception {
            NettyOcppTransport transport = transport(LAB);
            transport.connect(
                    target(
                            server(
                                            p -> {
                                                p.accept("ocpp2.1");
                                                p.write(HexFormat.of().parseHex(hex));
                                                p.sit();
                                            })
                                    .url()));
            assertThat(next(transport, 5_000)).isInstanceOf(Event.Opened.class);
            Event end = next(transport, 1_000);
            assertClosed(end, code, what);
            assertThat(next(transport, 50)).as("one end and nothing after it").isNull();
        }

        @Test
        void puts_fragments_together_up_to_the_limit_and_no_further() throws Exception {
            NettyOcppTransport transport = transport(LAB);
            transport.connect(
                    target(
                            server(
                                            p -> {
                                                p.accept("ocpp2.1");
                                                p.frame(
                                                        0x01,
                                                        "[2,".getBytes(StandardCharsets.UTF_8));
                                                p.frame(0x89, new byte[0]); // a ping in between
                                                p.frame(
                                                        0x80,
                                                        "\"a\"]".getBytes(StandardCharsets.UTF_8));
                                                p.frame(0x01, new byte[900_000]);
                                                p.frame(0x00, new byte[900_000]);
                                                p.sit();
                                            })
                                    .url()));
            assertThat(next(transport, 5_000)).isInstanceOf(Event.Opened.class);
            assertThat(next(transport, 1_000)).isEqualTo(new Event.Text("[2,\"a\"]"));
            Event end = next(transport, 2_000);
            assertClosed(end, 1009, "two halves of 1.8 MB");
        }

        @Test
        void hands_on_an_orderly_goodbye() throws Exception {
            NettyOcppTransport transport = transport(LAB);
            transport.connect(
                    target(
                            server(
                                            p -> {
                                                p.accept("ocpp2.1");
                                                p.frame(
                                                        0x88,
                                                        HexFormat.of()
                                                                .parseHex(
                                                                        "03f3627573 79"
                                                                                .replace(" ", "")));
                                                p.sit();
                                            })
                                    .url()));
            assertThat(next(transport, 5_000)).isInstanceOf(Event.Opened.class);
            assertThat(next(transport, 1_000)).isEqualTo(new Event.Closed(1011, "busy"));
        }

        @Test
        void gives_up_a_peer_that_does_not_read() throws Exception {
            NettyOcppTransport transport = transport(LAB);
            transport.connect(
                    target(
                            server(
                                            p -> {
                                                p.accept("ocpp2.1");
                                                try {
                                                    TimeUnit.SECONDS.sleep(20); // and never reads
                                                } catch (InterruptedException e) {
                                                    throw new IOException(e);
                                                }
                                            })
                                    .url()));
            assertThat(next(transport, 5_000)).isInstanceOf(Event.Opened.class);
            Event end = null;
            for (int i = 0; i < 500 && end == null; i++) {
                transport.send("x".repeat(100_000));
                end = next(transport, 5);
            }
            assertFault(end, LinkFault.BROKEN, "does not read");
        }

        @Test
        void is_held_back_by_nobody_who_floods_it() throws Exception {
            NettyOcppTransport transport = transport(LAB);
            transport.connect(
                    target(
                            server(
                                            p -> {
                                                p.accept("ocpp2.1");
                                                String frame =
                                                        "[3,\"nobody\",{\"x\":\""
                                                                + "y".repeat(900)
                                                                + "\"}]";
                                                for (int i = 0; i < 30_000; i++) {
                                                    p.text(frame);
                                                }
                                                p.sit();
                                            })
                                    .url()));
            assertThat(next(transport, 5_000)).isInstanceOf(Event.Opened.class);
            long before = used();
            TimeUnit.SECONDS.sleep(1); // 28 MB are waiting on the other side
            assertThat(used() - before).isLessThan(8_000_000);
            int read = 0;
            while (read < 30_000 && next(transport, 3_000) instanceof Event.Text) {
                read++;
            }
            assertThat(read).as("held back, not lost").isEqualTo(30_000);
        }
    }

    static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Nested
    @DisplayName("with TLS, at openssl's own server")
    class Secured {
        @TempDir private Path folder;

        private int port;

        private void listen(TestPki.Signed identity, String... more) throws Exception {
            port = FreePort.find();
            var command =
                    new ArrayList<>(
                            List.of(
                                    "/usr/bin/openssl",
                                    "s_server",
                                    "-accept",
                                    "127.0.0.1:" + port,
                                    "-cert",
                                    identity.chain().toString(),
                                    "-key",
                                    identity.key().toString(),
                                    "-www",
                                    "-quiet"));
            command.addAll(List.of(more));
            Process server =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            open.add(() -> server.destroyForcibly().waitFor());
            for (int i = 0; i < 200; i++) {
                try (var probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
                    assertThat(probe.isConnected()).isTrue();
                    return;
                } catch (IOException _) {
                    TimeUnit.MILLISECONDS.sleep(20);
                }
            }
            throw new AssertionError("openssl does not listen");
        }

        private Event reach(TestPki pki) throws InterruptedException {
            return first(LAB.trusting(pki.root()), URI.create("wss://localhost:" + port + "/ocpp"));
        }

        /** That server speaks HTTP and no WebSocket: its page says that TLS has worked. */
        private static void assertSecured(Event event) {
            assertFault(event, LinkFault.HTTP, "200");
        }

        @ParameterizedTest
        @CsvSource({
            "-tls1_3, TLS_AES_128_GCM_SHA256",
            "-tls1_3, TLS_AES_256_GCM_SHA384",
            "-tls1_2, ECDHE-ECDSA-AES128-GCM-SHA256",
            "-tls1_2, ECDHE-ECDSA-AES256-GCM-SHA384"
        })
        void speaks_every_certified_suite(String version, String suite) throws Exception {
            TestPki pki = TestPki.in(folder);
            String option = version.equals("-tls1_3") ? "-ciphersuites" : "-cipher";
            listen(pki.server("localhost"), version, option, suite);
            assertSecured(reach(pki));
        }

        @ParameterizedTest
        @CsvSource({"ECDHE-ECDSA-AES256-SHA384", "ECDHE-ECDSA-AES128-SHA"})
        void speaks_no_suite_without_authenticated_encryption(String suite) throws Exception {
            TestPki pki = TestPki.in(folder);
            listen(pki.server("localhost"), "-tls1_2", "-cipher", suite);
            assertFault(reach(pki), LinkFault.TLS_CIPHER);
        }

        @Test
        void is_not_talked_down_to_an_old_version() throws Exception {
            TestPki pki = TestPki.in(folder);
            listen(pki.server("localhost"), "-tls1_1", "-cipher", "ALL:@SECLEVEL=0");
            Event event = reach(pki);
            assertThat(event).isInstanceOf(Event.Failed.class);
            assertThat(((Event.Failed) event).fault())
                    .isIn(LinkFault.TLS_VERSION, LinkFault.TLS_CIPHER);
        }

        @Test
        void refuses_an_expired_certificate() throws Exception {
            TestPki pki = TestPki.in(folder);
            listen(pki.expired("localhost"));
            assertFault(reach(pki), LinkFault.CERTIFICATE_EXPIRED, "expired");
        }

        @Test
        void refuses_a_certificate_of_nobody_it_trusts() throws Exception {
            TestPki pki = TestPki.in(folder);
            listen(pki.server("localhost"));
            assertFault(
                    first(LAB, URI.create("wss://localhost:" + port + "/ocpp")),
                    LinkFault.CERTIFICATE_UNTRUSTED);
        }

        @Test
        void refuses_a_certificate_for_somebody_else() throws Exception {
            TestPki pki = TestPki.in(folder);
            listen(pki.server("other.example"));
            assertFault(reach(pki), LinkFault.CERTIFICATE_NAME, "localhost");
        }

        @Test
        void offers_its_own_certificate_where_one_is_asked_for() throws Exception {
            TestPki pki = TestPki.in(folder);
            TestPki.Signed own = pki.client("TG-0001");
            listen(
                    pki.server("localhost"),
                    "-Verify",
                    "2",
                    "-verify_return_error",
                    "-CAfile",
                    pki.root().toString());
            assertFault(reach(pki), LinkFault.OWN_CERTIFICATE);
            assertSecured(
                    first(
                            LAB.trusting(pki.root()).identifiedBy(own.chain(), own.key()),
                            URI.create("wss://localhost:" + port + "/ocpp")));
        }

        @Test
        void tells_a_port_without_tls() throws Exception {
            RawServer plain =
                    server(p -> {
                        p.write("HTTP/1.1 400 Bad Request\r\n\r\n");
                        p.sit();
                    });
            assertFault(
                    first(LAB, URI.create("wss://localhost:" + plain.port() + "/ocpp")),
                    LinkFault.NOT_TLS);
        }

        @Test
        void names_the_file_that_cannot_be_used() throws Exception {
            assertFault(
                    first(
                            LAB.trusting(folder.resolve("missing.pem")),
                            URI.create("wss://localhost:1/ocpp")),
                    LinkFault.SETTINGS,
                    "missing.pem");
        }
    }

    @Nested
    @DisplayName("through a proxy")
    class Proxied {
        /** Passes bytes both ways until one end hangs up. */
        private static void pass(Socket a, Socket b) throws IOException {
            Thread there = Thread.ofVirtual().start(() -> copy(a, b));
            copy(b, a);
            there.interrupt();
        }

        private static void copy(Socket from, Socket to) {
            try (from;
                    to) {
                from.getInputStream().transferTo(to.getOutputStream());
            } catch (IOException _) {
                // one end has gone
            }
        }

        private RawServer httpProxy(int port, List<String> requests) throws IOException {
            return server(p -> {
                String request = p.request();
                requests.add(request);
                if (!RawServer.Peer.header(request, "Proxy-Authorization").startsWith("Basic ")) {
                    p.write("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
                    return;
                }
                p.write("HTTP/1.1 200 Connection established\r\n\r\n");
                pass(p.socket, new Socket(InetAddress.getLoopbackAddress(), port));
            });
        }

        @Test
        void of_http_asks_it_to_connect_by_name() throws Exception {
            RawServer operator =
                    server(p -> {
                        p.accept("ocpp2.1");
                        p.sit();
                    });
            var requests = new ArrayList<String>();
            RawServer proxy = httpProxy(operator.port(), requests);
            var settings =
                    LAB.through(
                            new Proxy(ProxyKind.HTTP_CONNECT, "localhost", proxy.port(), "u", "p"));
            URI far = URI.create("ws://operator.invalid:8080/ocpp");
            assertThat(first(settings, far)).isEqualTo(new Event.Opened("ocpp2.1"));
            assertThat(requests.getFirst()).startsWith("CONNECT operator.invalid:8080");
        }

        @Test
        void that_refuses_is_told_from_an_operator_that_does() throws Exception {
            RawServer proxy = httpProxy(1, new ArrayList<>());
            var settings =
                    LAB.through(
                            Proxy.of(URI.create("http://localhost:" + proxy.port()), null, null));
            assertFault(
                    first(settings, URI.create("ws://operator.invalid/ocpp")),
                    LinkFault.PROXY,
                    "407");
        }

        @Test
        void of_socks_passes_the_name_on() throws Exception {
            RawServer operator =
                    server(p -> {
                        p.accept("ocpp2.1");
                        p.sit();
                    });
            var names = new ArrayList<String>();
            RawServer proxy =
                    server(p -> {
                        InputStream in = p.socket.getInputStream();
                        in.readNBytes(in.readNBytes(2)[1]); // version, methods
                        p.write(new byte[] {5, 0});
                        byte[] head = in.readNBytes(4);
                        assertThat(head[3]).as("a name, not an address").isEqualTo((byte) 3);
                        names.add(new String(in.readNBytes(in.read()), StandardCharsets.US_ASCII));
                        in.readNBytes(2);
                        p.write(new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0});
                        pass(
                                p.socket,
                                new Socket(InetAddress.getLoopbackAddress(), operator.port()));
                    });
            var settings =
                    LAB.through(
                            Proxy.of(URI.create("socks5://localhost:" + proxy.port()), null, null));
            assertThat(first(settings, URI.create("ws://operator.invalid/ocpp")))
                    .isEqualTo(new Event.Opened("ocpp2.1"));
            assertThat(names).containsExactly("operator.invalid");
        }

        @Test
        void that_is_not_there_is_told() throws Exception {
            var settings = LAB.through(Proxy.of(URI.create("http://localhost:9"), null, null));
            Event event = first(settings, URI.create("ws://operator.invalid/ocpp"));
            assertThat(event).isInstanceOf(Event.Failed.class);
            assertThat(((Event.Failed) event).fault()).isIn(LinkFault.PROXY, LinkFault.UNREACHABLE);
        }
    }
}
