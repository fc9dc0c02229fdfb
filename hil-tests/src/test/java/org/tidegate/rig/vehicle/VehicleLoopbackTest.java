package org.tidegate.rig.vehicle;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tidegate.iso15118.Refusal;
import org.tidegate.iso15118.Sdp;
import org.tidegate.iso15118.SdpServer;
import org.tidegate.iso15118.SeccPlane;
import org.tidegate.iso15118.SeccSettings;
import org.tidegate.iso15118.TlsSettings;
import org.tidegate.iso15118.V2gListener;
import org.tidegate.iso15118.V2gTls;
import org.tidegate.iso15118.VehicleState;
import org.tidegate.iso15118.VehicleState.Phase;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Plane;
import org.tidegate.runtime.PlaneThread;
import org.tidegate.runtime.Published;
import org.tidegate.runtime.Settings;

@DisplayName("When vehicle and charger meet on real sockets")
class VehicleLoopbackTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final char[] PASSWORD = LabPki.PASSWORD.toCharArray();

    private final Clock clock = Clock.system();
    private final Published<VehicleState> vehicle = new Published<>(VehicleState.none(0));
    private final ChargerStandIn charger = new ChargerStandIn(vehicle);
    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<Throwable> deaths = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
        assertThat(deaths).isEmpty();
    }

    private PlaneThread run(Plane plane) {
        var thread =
                new PlaneThread(
                        plane,
                        clock,
                        (_, cause) -> {
                            synchronized (deaths) {
                                deaths.add(cause);
                            }
                        });
        open.add(thread);
        return thread;
    }

    private void serve(V2gListener listener, boolean laboratory) {
        open.add(listener);
        // A machine shared with a build may stall for longer than the standard's half second.
        SeccSettings settings =
                VehicleBench.SETTINGS.withNumbers(
                        Settings.of(
                                SeccSettings.PARAMETERS,
                                Map.of(SeccSettings.LOOP_TIMEOUT, 5.0, SeccSettings.HOLD, 1.0)));
        var secc =
                new SeccPlane(
                        laboratory ? settings.inLaboratory() : settings,
                        listener,
                        charger.evse,
                        vehicle,
                        new EventRing("vehicle", 256),
                        new SecureRandom(),
                        clock);
        PlaneThread seccThread = run(secc);
        listener.onActivity(seccThread);
        run(charger).start();
        seccThread.start();
    }

    private EvccTwin drive(VehicleLink link) {
        var habits = EvccSettings.car().withPatience(20_000, 5_000).withTarget(51, true);
        var car = new EvccTwin(habits, charger.battery, link, PilotPlug.none(), clock);
        PlaneThread thread = run(car);
        car.wakeWith(thread);
        thread.start();
        return car;
    }

    private void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = clock.nanos() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(clock.nanos() - end).as(what + ", vehicle " + vehicle.latest()).isNegative();
            Thread.sleep(5);
        }
    }

    private void chargesAndLeaves(EvccTwin car) throws InterruptedException {
        charger.targetW = 11_000;
        car.plugIn();
        await("charge loop", () -> vehicle.latest().phase() == Phase.CHARGE_LOOP);
        await("end", () -> car.view().stage() == EvccStage.DONE);
        assertThat(car.view().failure()).isEmpty();
        assertThat(charger.importWh()).isGreaterThan(3);
        assertThat(charger.exportWh()).isZero();
    }

    private TlsSettings server(LabPki pki) throws Exception {
        TlsSettings settings = pki.chargerTls();
        V2gTls.warmUp(settings, clock);
        return settings;
    }

    private static SSLContext client(LabPki pki, @Nullable KeyStore identity) throws Exception {
        return V2gTls.clientContext(identity, PASSWORD, List.of(pki.v2gRoot()));
    }

    @Test
    void a_whole_session_over_tls_1_3_with_certificates_on_both_sides() throws Exception {
        LabPki pki = LabPki.make(clock.wallMillis());
        V2gListener listener =
                V2gListener.tls(InetAddress.getLoopbackAddress(), 0, server(pki), clock);
        serve(listener, false);
        EvccTwin car =
                drive(
                        SocketLink.to(
                                new InetSocketAddress(listener.address(), listener.port()),
                                client(pki, pki.vehicle())));

        chargesAndLeaves(car);
        assertThat(vehicle.latest().tls()).isTrue();
    }

    @Test
    void a_whole_session_over_plain_tcp_in_a_laboratory() throws Exception {
        V2gListener listener = V2gListener.plain(InetAddress.getLoopbackAddress(), 0);
        serve(listener, true);
        EvccTwin car =
                drive(
                        SocketLink.to(
                                new InetSocketAddress(listener.address(), listener.port()), null));

        chargesAndLeaves(car);
        assertThat(vehicle.latest().tls()).isFalse();
    }

    @Test
    void a_vehicle_without_certificate_is_refused_and_the_reason_is_published() throws Exception {
        LabPki pki = LabPki.make(clock.wallMillis());
        V2gListener listener =
                V2gListener.tls(InetAddress.getLoopbackAddress(), 0, server(pki), clock);
        serve(listener, false);
        EvccTwin car =
                drive(
                        SocketLink.to(
                                new InetSocketAddress(listener.address(), listener.port()),
                                client(pki, null)));
        car.plugIn();
        await("refusal", () -> vehicle.latest().phase() == Phase.FAILED);
        assertThat(vehicle.latest().refusal()).startsWith(Refusal.TLS_VEHICLE_UNNAMED.text());
        await("the car notices", () -> car.view().stage() == EvccStage.FAILED);
    }

    @Test
    void the_vehicle_finds_the_charger_by_sdp() throws Exception {
        NetworkInterface loopback =
                NetworkInterface.networkInterfaces()
                        .filter(VehicleLoopbackTest::isIpv6Loopback)
                        .findFirst()
                        .orElseGet(() -> Assumptions.abort("no IPv6 loopback on this machine"));
        var address = (Inet6Address) InetAddress.ofLiteral("::1");
        V2gListener listener = V2gListener.plain(address, 0);
        serve(listener, true);
        SdpServer sdp =
                SdpServer.start(loopback, new Sdp.Offer(address, listener.port(), false), clock);
        open.add(sdp);
        Assumptions.assumeTrue(sdp.isServing(), sdp.problem());
        EvccTwin car = drive(SocketLink.discover(loopback, null));

        chargesAndLeaves(car);
    }

    private static boolean isIpv6Loopback(NetworkInterface nic) {
        try {
            return nic.isLoopback() && nic.inetAddresses().anyMatch(Inet6Address.class::isInstance);
        } catch (java.net.SocketException _) {
            return false;
        }
    }

    @Test
    void garbage_and_a_lost_connection_on_a_real_socket_leave_the_charger_ready_for_the_next()
            throws Exception {
        V2gListener listener = V2gListener.plain(InetAddress.getLoopbackAddress(), 0);
        serve(listener, true);
        var to = SocketLink.to(new InetSocketAddress(listener.address(), listener.port()), null);
        EvccTwin car = drive(to);
        for (Fault fault : Arrays.asList(Fault.GARBAGE, Fault.HANGS_UP)) {
            car.misbehave(fault, EvccStage.LOOP);
            charger.targetW = -3_000;
            car.plugIn();
            await(fault.name(), () -> vehicle.latest().phase() == Phase.FAILED);
            car.behave();
            await("free", () -> car.view().stage() == EvccStage.FAILED);
            await("rest", () -> vehicle.latest().phase() == Phase.NONE);
        }
        charger.targetW = 11_000;
        chargesAndLeavesIgnoringExport(car);
    }

    private void chargesAndLeavesIgnoringExport(EvccTwin car) throws InterruptedException {
        car.plugIn();
        await("end", () -> car.view().stage() == EvccStage.DONE);
        assertThat(car.view().failure()).isEmpty();
    }
}
