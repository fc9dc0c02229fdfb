package org.tidegate.controller.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.board.Board;
import org.tidegate.board.BoardFiles;
import org.tidegate.board.Loaded;
import org.tidegate.controller.assembly.VehicleTrust;
import org.tidegate.iso15118.PlugAndCharge;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.pki.Credential;
import org.tidegate.iso15118.pki.LabFiles;
import org.tidegate.iso15118.pki.LabPki;
import org.tidegate.iso15118.pki.LabPki.Member;
import org.tidegate.iso15118.pki.Pem;
import org.tidegate.ocpp.InstalledCertificates;
import org.tidegate.ocpp.KeyStorePort;
import org.tidegate.ocpp.KeyStorePort.Commissioned;
import org.tidegate.ocpp.KeyStorePort.Made;
import org.tidegate.ocpp.KeyStorePort.Purpose;
import org.tidegate.ocpp.KeyStorePort.Wanted;
import org.tidegate.ocpp.OperatorState;
import org.tidegate.ocpp.VehiclePort;
import org.tidegate.runtime.Event;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Published;
import org.tidegate.runtime.VirtualClock;

@DisplayName("The vehicle side's certificates, when the operator has a hand in them,")
class VehicleSideByOperatorTest {
    private static final Instant NOW = Instant.ofEpochMilli(1_795_000_000_000L);
    private static LabPki iso2;
    private static LabPki iso20;
    private static Map<String, byte[]> files;

    @TempDir private Path folder;
    private final VirtualClock clock = new VirtualClock(NOW.toEpochMilli());
    private final AtomicReference<InstalledCertificates> installed =
            new AtomicReference<>(InstalledCertificates.NOTHING);
    private final EventRing events = new EventRing("trust", 64);
    private Published<OperatorState> operator;
    private OperatorCourier courier;

    @BeforeAll
    static void makeLaboratory() {
        iso2 = LabPki.make(LabPki.Suite.ISO2, NOW, new SecureRandom());
        iso20 = LabPki.make(LabPki.Suite.ISO20_P521, NOW, new SecureRandom());
        files = LabFiles.of(List.of(iso2, iso20));
    }

    @BeforeEach
    void writeLaboratory() throws IOException {
        clock.advanceTo(1_000_000_000_000L);
        clock.jumpWall(Duration.ofSeconds(-1_000));
        for (String name : List.of("charger.p12", "password.txt")) {
            Files.write(folder.resolve(name), files.get(name));
        }
        Files.write(folder.resolve("v2g.pem"), files.get("roots/v2g.pem"));
        operator = new Published<>(OperatorState.offline(clock.nanos()));
        courier = new OperatorCourier(clock);
        courier.follow(operator);
    }

    private VehicleTrust trust() throws IOException {
        String text =
                """
                charger: {identity: DE*TDG*E00001, serial: A}
                grid: {profile: p, import_limit_w: 1}
                converter: {host: converter.local}
                pilot: {cable_current_limit_a: 32}
                vehicle:
                  keystore_file: charger.p12
                  keystore_password_file: password.txt
                  trust: {charger_root_file: v2g.pem, key_directory: keys, country: DE}
                """;
        Board board =
                switch (BoardFiles.read("b.yaml", text.getBytes(StandardCharsets.UTF_8), folder)) {
                    case Loaded.Valid valid -> valid.board();
                    case Loaded.Invalid invalid ->
                            throw new AssertionError(invalid.problems().toString());
                };
        VehicleTrust trust = VehicleTrust.open(board, clock);
        trust.believe(installed::get);
        return trust;
    }

    private TrustKeeper keeper(VehicleTrust trust) {
        return new TrustKeeper(trust, courier, installed::get, events, clock);
    }

    private void online() {
        OperatorState off = OperatorState.offline(clock.nanos());
        operator.publish(
                new OperatorState(
                        clock.nanos(),
                        Duration.ofHours(1).toNanos(),
                        true,
                        0,
                        off.authorisation(),
                        "",
                        Double.NaN,
                        Double.POSITIVE_INFINITY,
                        0,
                        0,
                        "",
                        0,
                        "",
                        false,
                        0));
    }

    private List<String> told() {
        var all = new ArrayList<String>();
        events.drain(clock.nanos(), clock.wallMillis(), (Event e) -> all.add(e.sentence()));
        return all;
    }

    private static Made made(KeyStorePort keys, Purpose purpose) {
        keys.make(new Wanted(7, purpose, "v2g-7", "ignored", "ignored"));
        return Objects.requireNonNull(keys.poll());
    }

    @Test
    void a_key_is_made_where_the_vehicle_side_has_its_keys_and_its_chain_is_used_at_once()
            throws Exception {
        try (VehicleTrust trust = trust()) {
            var keys =
                    new BoardKeys(KeyStorePort.none(), trust, Commissioned.NOTHING, Runnable::run);
            Made made = made(keys, Purpose.V2G);
            assertThat(made.failure()).isEmpty();
            List<X509Certificate> chain = iso2.sign(Pem.read(made.csr(), "CERTIFICATE REQUEST"));
            assertThat(HexFormat.of().formatHex(chain.getFirst().getPublicKey().getEncoded()))
                    .isEqualTo(made.publicKey());

            installed.set(
                    new InstalledCertificates(
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(
                                    new InstalledCertificates.Own(
                                            Purpose.V2G, Pem.certificates(chain)))));
            TrustKeeper keeper = keeper(trust);
            keeper.step(clock.nanos());
            keeper.step(clock.nanos());
            assertThat(trust.tls().credentials())
                    .extracting(Credential::leaf)
                    .contains(chain.getFirst())
                    .hasSize(2);
            assertThat(told()).isEmpty();
        }
    }

    @Test
    void a_chain_for_nobodys_key_is_not_used_and_that_is_said_once() throws Exception {
        try (VehicleTrust trust = trust()) {
            List<X509Certificate> before =
                    trust.credentials().stream().map(Credential::leaf).toList();
            String strange = Pem.certificates(iso2.credential(Member.CONTRACT).chain());
            installed.set(
                    new InstalledCertificates(
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(new InstalledCertificates.Own(Purpose.V2G, strange))));
            TrustKeeper keeper = keeper(trust);
            keeper.step(clock.nanos());
            keeper.step(clock.nanos());
            assertThat(told()).singleElement().asString().contains("operator has signed");
            assertThat(trust.credentials()).extracting(Credential::leaf).isEqualTo(before);
        }
    }

    @Test
    void without_keys_of_its_own_the_board_says_what_is_missing() {
        var keys = new BoardKeys(KeyStorePort.none(), null, Commissioned.NOTHING, Runnable::run);
        assertThat(made(keys, Purpose.V2G20).failure()).contains("vehicle.tls is off");
        assertThat(made(keys, Purpose.CHARGING_STATION).failure()).contains("no key store");
    }

    @Test
    void authorities_that_the_operator_installs_are_believed_from_the_next_question_on()
            throws Exception {
        try (VehicleTrust trust = trust()) {
            PlugAndCharge contracts = trust.contracts(courier.vehicleSide());
            assertThat(contracts.isOffered()).isFalse();
            installed.set(
                    new InstalledCertificates(
                            List.of(),
                            List.of(iso2.certificate(Member.MO_ROOT)),
                            List.of(iso20.certificate(Member.OEM_ROOT)),
                            List.of()));
            assertThat(contracts.isOffered()).isTrue();
            var shown = new ArrayList<Bytes>();
            for (X509Certificate each : iso2.credential(Member.CONTRACT).chain()) {
                shown.add(Bytes.wrap(each.getEncoded()));
            }
            assertThat(contracts.judge(shown, "DETDGC123456782", NOW.toEpochMilli()))
                    .isEqualTo(PlugAndCharge.Verdict.GOOD);
            assertThat(contracts.lastProven()).as("judged is not proven").isNull();
            contracts.proven("DETDGC123456782");
            assertThat(contracts.lastProven()).isNotNull();
            assertThat(trust.tls().vehicleRoots())
                    .containsExactly(iso20.certificate(Member.OEM_ROOT));
        }
    }

    @Test
    void the_status_of_each_certificate_is_asked_for_once_and_stapled() throws Exception {
        try (VehicleTrust trust = trust()) {
            TrustKeeper keeper = keeper(trust);
            keeper.step(clock.nanos());
            assertThat(courier.operatorSide().poll()).as("nobody to ask").isNull();
            online();
            int asked = 0;
            for (int i = 0; i < 20; i++) {
                keeper.step(clock.nanos());
                VehiclePort.Question question = courier.operatorSide().poll();
                if (question instanceof VehiclePort.Question.Status status) {
                    asked++;
                    assertThat(status.hash().responderUrl()).startsWith("http://ocsp");
                    courier.operatorSide().answer(answered(status));
                }
            }
            for (LabPki pki : List.of(iso2, iso20)) {
                Credential own = pki.credential(Member.CHARGER);
                assertThat(trust.tls().staples().get().about(own.leaf(), own.chain().get(1), NOW))
                        .isNotNull();
            }
            assertThat(asked).isGreaterThanOrEqualTo(2).isLessThan(10);
        }
    }

    /** The laboratory answers for the two leaves only. */
    private static VehiclePort.Answer answered(VehiclePort.Question.Status status) {
        for (LabPki pki : List.of(iso2, iso20)) {
            String serial = pki.credential(Member.CHARGER).leaf().getSerialNumber().toString(16);
            if (serial.equals(status.hash().serialNumber())) {
                byte[] der = pki.ocsp(Member.CHARGER, false);
                return new VehiclePort.Answer(
                        status.number(), true, Base64.getEncoder().encodeToString(der), "");
            }
        }
        return new VehiclePort.Answer(status.number(), false, "", "not known");
    }

    @Test
    void rubbish_from_the_operator_is_not_stapled_and_not_asked_for_again_at_once()
            throws Exception {
        try (VehicleTrust trust = trust()) {
            TrustKeeper keeper = keeper(trust);
            online();
            int asked = 0;
            for (int i = 0; i < 30; i++) {
                keeper.step(clock.nanos());
                VehiclePort.Question question = courier.operatorSide().poll();
                if (question != null) {
                    asked++;
                    courier.operatorSide()
                            .answer(
                                    new VehiclePort.Answer(
                                            question.number(), true, "%%%not base64", ""));
                }
            }
            assertThat(asked).isLessThan(10);
            assertThat(told()).hasSize(asked).allMatch(t -> t.contains("status of"));
            assertThat(trust.staples().isEmpty()).isTrue();
        }
    }

    // ---- contract certificates on their way -----------------------------------------------------

    private VehiclePort.Question ordered(String exi) {
        courier.vehicleSide()
                .order(false, "urn:x", Bytes.wrap(exi.getBytes(StandardCharsets.US_ASCII)));
        return Objects.requireNonNull(courier.operatorSide().poll());
    }

    @Test
    void an_answer_goes_to_the_order_it_belongs_to_and_to_no_later_one() {
        VehiclePort.Question first = ordered("a");
        VehiclePort.Question second = ordered("b");
        courier.operatorSide().answer(new VehiclePort.Answer(first.number(), true, "QUJD", ""));
        assertThat(courier.vehicleSide().poll()).isNull();
        courier.operatorSide().answer(new VehiclePort.Answer(second.number(), true, "REVG", ""));
        assertThat(courier.vehicleSide().poll())
                .isEqualTo(Bytes.wrap("DEF".getBytes(StandardCharsets.US_ASCII)));
        assertThat(courier.vehicleSide().poll()).as("once").isNull();
    }

    @Test
    void a_no_comes_with_its_reason_at_once() {
        courier.operatorSide()
                .answer(
                        new VehiclePort.Answer(
                                ordered("a").number(),
                                false,
                                "",
                                "the operator cannot be reached"));
        assertThat(courier.vehicleSide().poll()).isNull();
        assertThat(courier.vehicleSide().pollRefusal()).contains("cannot be reached");
        assertThat(courier.vehicleSide().pollRefusal()).isNull();
    }

    @Test
    void what_cannot_be_read_or_is_too_long_is_a_no() {
        courier.operatorSide().answer(new VehiclePort.Answer(ordered("a").number(), true, "~", ""));
        assertThat(courier.vehicleSide().pollRefusal()).contains("base64");
        courier.operatorSide()
                .answer(
                        new VehiclePort.Answer(
                                ordered("a").number(), true, "QUJD".repeat(20_000), ""));
        assertThat(courier.vehicleSide().pollRefusal()).contains("longer");
    }

    @Test
    void nobody_is_asked_while_the_operator_is_out_of_reach() {
        assertThat(courier.vehicleSide().isOpen()).isFalse();
        online();
        assertThat(courier.vehicleSide().isOpen()).isTrue();
        clock.advanceTo(clock.nanos() + Duration.ofHours(2).toNanos());
        assertThat(courier.vehicleSide().isOpen()).as("its plane is dead").isFalse();
    }
}
