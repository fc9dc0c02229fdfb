package org.tidegate.rig.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.ocpp.NettyOcppTransport;
import org.tidegate.ocpp.OcppEvent;
import org.tidegate.ocpp.OcppPlane;
import org.tidegate.ocpp.OcppSettings;
import org.tidegate.ocpp.OperatorState;
import org.tidegate.ocpp.StationState;
import org.tidegate.ocpp.StationState.Session;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.Event;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.PlaneThread;
import org.tidegate.runtime.Published;

@DisplayName("Over a real WebSocket on loopback")
class OperatorLoopbackTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Clock clock = Clock.system();
    private final OperatorTwin twin = new OperatorTwin(clock);
    private final Published<StationState> station =
            new Published<>(StationState.unknown(clock.nanos()));
    private final Published<OperatorState> operator =
            new Published<>(OperatorState.offline(clock.nanos()));
    private final ScriptedCharger charger = new ScriptedCharger(operator, station);
    private final EventRing ring = new EventRing("ocpp", 1024);
    private final List<Event> events = new ArrayList<>();
    private final List<AutoCloseable> open = new ArrayList<>();
    private volatile @Nullable Throwable died;

    private void start(URI url, @Nullable String password, @Nullable Path trusted) {
        OcppSettings settings =
                OcppSettings.of(url, "TG 7/ä") // has to be escaped in the address
                        .withBackOff(Duration.ofMillis(200), Duration.ofMillis(200));
        settings = password == null ? settings : settings.withPassword(password);
        var transport = NettyOcppTransport.inLaboratory(trusted);
        var plane =
                new OcppPlane(
                        settings,
                        transport,
                        station,
                        operator,
                        new CrashingDisk(1),
                        ring,
                        clock,
                        new SplittableRandom(1));
        var chargerThread = new PlaneThread(charger, clock, (_, t) -> died = t).start();
        var thread = new PlaneThread(plane, clock, (_, t) -> died = t);
        transport.onEvent(thread);
        open.add(thread.start());
        open.add(chargerThread);
        open.add(transport);
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        twin.close();
        assertThat(died).isNull();
        assertThat(twin.violations()).isEmpty();
        assertThat(twin.ledgerFaults()).isEmpty();
    }

    private void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("%s; events: %s", what, told()).isLessThan(end);
            try {
                TimeUnit.MILLISECONDS.sleep(10);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private List<String> told() {
        ring.drain(clock.nanos(), clock.wallMillis(), events::add);
        return events.stream().map(Event::sentence).toList();
    }

    private boolean happened(OcppEvent code) {
        told();
        return events.stream().anyMatch(e -> e.code() == code);
    }

    @Test
    void a_session_is_steered_stopped_and_recorded() {
        start(twin.listen(0, "secret-of-sixteen"), "secret-of-sixteen", null);
        until("online", () -> operator.latest().online());
        charger.plugIn();
        until("transaction", () -> twin.openTransaction().isPresent());
        twin.setSetpoint(-3000);
        until("discharges", () -> charger.powerW() == -3000);
        assertThat(operator.latest().profileText()).isEqualTo("CentralSetpoint, profile 81");
        twin.requestStop();
        until("ended", () -> twin.transactions().getFirst().ended());
        assertThat(twin.transactions().getFirst().last().stoppedReason()).isEqualTo("Remote");
        assertThat(charger.session()).isIn(Session.FINISHED, Session.STOPPING);
    }

    @Test
    void a_link_that_breaks_is_built_again_and_the_queue_drains() {
        start(twin.listen(0, null), null, null);
        until("online", () -> operator.latest().online());
        charger.plugIn();
        until("transaction", () -> twin.openTransaction().isPresent());
        twin.disappear();
        until("offline", () -> !operator.latest().online());
        charger.unplug();
        until("queued", () -> operator.latest().queued() > 0);
        twin.reappear();
        until("delivered", () -> operator.latest().online() && operator.latest().queued() == 0);
        assertThat(twin.transactions().getFirst().last().offline()).isTrue();
    }

    @Test
    void a_wrong_password_is_told_and_tried_again() {
        start(twin.listen(0, "right"), "wrong", null);
        until("refused", () -> happened(OcppEvent.LINK_LOST));
        assertThat(events).anyMatch(e -> e.text().contains("401"));
        assertThat(operator.latest().online()).isFalse();
    }

    @Test
    void nobody_there_is_told() {
        start(URI.create("ws://localhost:9/ocpp"), null, null);
        until("refused", () -> happened(OcppEvent.LINK_LOST));
    }

    @Test
    void a_frame_of_ten_megabytes_ends_the_connection_and_not_the_session() {
        start(twin.listen(0, null), null, null);
        until("online", () -> operator.latest().online());
        charger.plugIn();
        until("energy", () -> charger.session() == Session.ENERGY);
        twin.sendRaw("x".repeat(10 << 20));
        until("closed", () -> happened(OcppEvent.LINK_LOST));
        assertThat(events).anyMatch(e -> e.text().contains("1009"));
        until("back", () -> operator.latest().online());
        assertThat(charger.session()).isEqualTo(Session.ENERGY);
    }

    @Test
    void speaks_tls_to_a_server_it_trusts(@TempDir Path folder) throws Exception {
        Certificates made = Certificates.make(folder);
        start(
                twin.listenSecurely(0, "over-tls", new OperatorServer.Tls(made.chain, made.key)),
                "over-tls",
                made.chain);
        until("online", () -> operator.latest().online());
    }

    @Test
    void does_not_speak_to_a_server_it_does_not_trust(@TempDir Path folder) throws Exception {
        Certificates made = Certificates.make(folder);
        start(
                twin.listenSecurely(0, "over-tls", new OperatorServer.Tls(made.chain, made.key)),
                "over-tls",
                null);
        until("refused", () -> happened(OcppEvent.LINK_LOST));
        assertThat(twin.received()).isEmpty();
    }

    /** A fresh certificate for localhost, by the JDK's own tool. */
    private record Certificates(Path chain, Path key) {
        static Certificates make(Path folder) throws Exception {
            Path store = folder.resolve("store.p12");
            Process tool =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "keytool")
                                            .toString(),
                                    "-genkeypair",
                                    "-alias",
                                    "twin",
                                    "-keyalg",
                                    "EC",
                                    "-groupname",
                                    "secp256r1",
                                    "-dname",
                                    "CN=localhost",
                                    "-ext",
                                    "san=dns:localhost,ip:127.0.0.1",
                                    "-validity",
                                    "30",
                                    "-storetype",
                                    "PKCS12",
                                    "-storepass",
                                    "changeit",
                                    "-keystore",
                                    store.toString())
                            .redirectErrorStream(true)
                            .start();
            assertThat(tool.waitFor(60, TimeUnit.SECONDS)).isTrue();
            var keys = KeyStore.getInstance("PKCS12");
            try (var in = Files.newInputStream(store)) {
                keys.load(in, "changeit".toCharArray());
            }
            Path chain = folder.resolve("chain.pem");
            Path key = folder.resolve("key.pem");
            pem(chain, "CERTIFICATE", keys.getCertificate("twin").getEncoded());
            pem(key, "PRIVATE KEY", keys.getKey("twin", "changeit".toCharArray()).getEncoded());
            return new Certificates(chain, key);
        }

        private static void pem(Path file, String kind, byte[] der) throws IOException {
            String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
            Files.writeString(
                    file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, body, kind));
        }
    }
}
