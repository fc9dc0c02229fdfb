package org.tidegate.rig.vehicle.iso2;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidegate.iso15118.ContractPayments;
import org.tidegate.iso15118.PlugAndCharge;
import org.tidegate.iso15118.Refusal;
import org.tidegate.iso15118.SeccPlane;
import org.tidegate.iso15118.SeccSettings;
import org.tidegate.iso15118.TlsSettings;
import org.tidegate.iso15118.V2gListener;
import org.tidegate.iso15118.V2gTls;
import org.tidegate.iso15118.VehicleState;
import org.tidegate.iso15118.VehicleState.Phase;
import org.tidegate.iso15118.pki.Credential;
import org.tidegate.iso15118.pki.LabPki;
import org.tidegate.iso15118.pki.LabPki.Member;
import org.tidegate.iso15118.pki.Revocations;
import org.tidegate.rig.vehicle.PilotPlug;
import org.tidegate.rig.vehicle.SocketLink;
import org.tidegate.rig.vehicle.VehicleLink;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Plane;
import org.tidegate.runtime.PlaneThread;
import org.tidegate.runtime.Published;
import org.tidegate.runtime.Settings;

/** Real sockets, real time, real TLS; slow machines are forgiven. */
@DisplayName("When an old car comes over a real connection")
@SuppressWarnings("AddressSelection") // the loopback address has no second one
class OldCarLoopbackTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Clock clock = Clock.system();
    private final Published<VehicleState> vehicle = new Published<>(VehicleState.none(0));
    private final Station station = new Station(vehicle, 50);
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

    private void serve(V2gListener listener, PlugAndCharge contracts) {
        open.add(listener);
        SeccSettings settings =
                OldCarBench.SETTINGS
                        .withOlder(OldCarBench.SETTINGS.older().withReceipts(1))
                        .withNumbers(
                                Settings.of(
                                        SeccSettings.PARAMETERS,
                                        Map.of(
                                                SeccSettings.LOOP_TIMEOUT,
                                                5.0,
                                                SeccSettings.HOLD,
                                                60.0)));
        var secc =
                new SeccPlane(
                        settings,
                        listener,
                        station.evse,
                        vehicle,
                        new EventRing("vehicle", 256),
                        new SecureRandom(),
                        clock,
                        contracts);
        PlaneThread thread = run(secc);
        listener.onActivity(thread);
        run(station).start();
        thread.start();
    }

    private OldCar drive(Habits habits, VehicleLink link) {
        var patient =
                new Habits(
                        habits.speech(),
                        habits.evccId(),
                        habits.contract(),
                        false,
                        51,
                        true,
                        habits.maxCurrentA(),
                        100,
                        20_000,
                        20_000,
                        false,
                        habits.quirks());
        var car = new OldCar(patient, station.battery, link, PilotPlug.none(), clock);
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

    @ParameterizedTest
    @EnumSource(
            value = Speech.class,
            names = {"DIN_DC", "ISO2_DC"})
    void plain_tcp_carries_a_whole_session(Speech speech) throws Exception {
        var listener = V2gListener.plain(InetAddress.getByName("::1"), 0);
        serve(listener, PlugAndCharge.none());
        OldCar car =
                drive(
                        Habits.of(speech),
                        SocketLink.to(new InetSocketAddress("::1", listener.port()), null));
        car.plugIn();
        await("the car is done", () -> car.view().stage() == CarStage.DONE);
        await("the charger knows it", () -> vehicle.latest().phase() == Phase.ENDED);
        assertThat(vehicle.latest().tls()).isFalse();
        assertThat(station.importWh()).isPositive();
    }

    private static List<byte[]> der(List<X509Certificate> chain)
            throws CertificateEncodingException {
        var out = new ArrayList<byte[]>();
        for (X509Certificate each : chain) {
            out.add(each.getEncoded());
        }
        return out;
    }

    private static ContractKey contract(LabPki pki) throws CertificateEncodingException {
        Credential c = pki.credential(Member.CONTRACT);
        return new ContractKey("DETDGC123456782", der(c.chain()), c.key());
    }

    private static PlugAndCharge trusting(LabPki pki) {
        return new ContractPayments(
                List.of(pki.certificate(Member.MO_ROOT)),
                Revocations.unknown(),
                ContractPayments.Courier.none(),
                null,
                null);
    }

    private OldCar overTls(LabPki pki, PlugAndCharge contracts, ContractKey key) throws Exception {
        var listener =
                V2gListener.tls(
                        InetAddress.getByName("::1"),
                        0,
                        TlsSettings.of(
                                List.of(pki.credential(Member.CHARGER)),
                                List.of(pki.certificate(Member.V2G_ROOT)),
                                List.of()),
                        clock);
        serve(listener, contracts);
        var tls =
                V2gTls.clientContext(
                        null,
                        LabPki.PASSWORD.toCharArray(),
                        List.of(pki.certificate(Member.V2G_ROOT)));
        OldCar car =
                drive(
                        Habits.of(Speech.ISO2_DC).paying(key),
                        SocketLink.iso2(new InetSocketAddress("::1", listener.port()), tls));
        car.plugIn();
        return car;
    }

    @Test
    void tls_1_2_carries_a_contract_with_its_whole_chain_and_receipts() throws Exception {
        LabPki pki = LabPki.make(LabPki.Suite.ISO2, Instant.now(), new SecureRandom());
        OldCar car = overTls(pki, trusting(pki), contract(pki));
        await("the car loops", () -> vehicle.latest().phase() == Phase.CHARGE_LOOP);
        assertThat(vehicle.latest().tls()).isTrue();
        assertThat(vehicle.latest().contract()).isEqualTo("DETDGC123456782");
        await("a receipt", () -> car.heard().contains("MeteringReceiptRes OK"));
        assertThat(car.view().contract()).isTrue();
        await("the car is done", () -> car.view().stage() == CarStage.DONE);
    }

    @Test
    void a_contract_of_an_unknown_operator_does_not_charge() throws Exception {
        LabPki pki = LabPki.make(LabPki.Suite.ISO2, Instant.now(), new SecureRandom());
        LabPki other = LabPki.make(LabPki.Suite.ISO2, Instant.now(), new SecureRandom());
        OldCar car = overTls(pki, trusting(pki), contract(other));
        await("the car gave up", () -> car.view().stage() == CarStage.FAILED);
        await("the charger says why", () -> vehicle.latest().phase() == Phase.FAILED);
        assertThat(vehicle.latest().refusal())
                .matches(
                        "("
                                + Refusal.CONTRACT_NOT_ALLOWED.text()
                                + "|"
                                + Refusal.CONTRACT_UNTRUSTED.text()
                                + ").*");
        assertThat(station.everClosed).isFalse();
    }
}
