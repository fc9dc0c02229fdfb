package org.tidegate.rig.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.board.Board;
import org.tidegate.board.BoardFiles;
import org.tidegate.board.Loaded;
import org.tidegate.controller.assembly.BoardCharger;
import org.tidegate.controller.assembly.GridProfile;
import org.tidegate.controller.snapshot.Snapshot;
import org.tidegate.iso15118.Refusal;
import org.tidegate.iso15118.V2gTls;
import org.tidegate.iso15118.VehicleState;
import org.tidegate.iso15118.pki.Credential;
import org.tidegate.iso15118.pki.LabFiles;
import org.tidegate.iso15118.pki.LabPki;
import org.tidegate.iso15118.pki.LabPki.Member;
import org.tidegate.rig.FreePort;
import org.tidegate.rig.operator.OperatorTwin;
import org.tidegate.rig.vehicle.Battery;
import org.tidegate.rig.vehicle.EvccSettings;
import org.tidegate.rig.vehicle.EvccStyle;
import org.tidegate.rig.vehicle.EvccTwin;
import org.tidegate.rig.vehicle.PilotPlug;
import org.tidegate.rig.vehicle.SocketLink;
import org.tidegate.rig.vehicle.iso2.ContractKey;
import org.tidegate.rig.vehicle.iso2.Habits;
import org.tidegate.rig.vehicle.iso2.OldCar;
import org.tidegate.rig.vehicle.iso2.Speech;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.Plane;
import org.tidegate.runtime.PlaneThread;
import org.tidegate.runtime.Wakeup;

/** What {@code run} starts, real sockets, the twins' own commands; slow machines are forgiven. */
@DisplayName("When cars of every generation come to the charger of boards/twin.yaml")
class AssembledCarsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Clock CLOCK = Clock.system();

    @TempDir private Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();
    private final OperatorTwin operator = new OperatorTwin(CLOCK);
    private int vehiclePort;

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
    }

    /** The board file of the twins, with free ports and these lines for its vehicle section. */
    private BoardCharger start(String vehicle) throws Exception {
        int modbusPort = FreePort.find();
        vehiclePort = FreePort.forVehicles();
        Commands.Running converter =
                Commands.start("twin", "converter", "--port", "" + modbusPort, "--every", "60000");
        open.add(converter::interrupt);
        operator.authorisation("Accepted");
        operator.room(11_000, 11_000);
        URI url = operator.listen(0, null);
        open.add(operator);
        String text =
                Files.readString(Path.of("..", "boards", "twin.yaml"))
                        .replace("port: 15020", "port: " + modbusPort)
                        .replace("port: 61851", "port: " + vehiclePort)
                        .replace("  sdp: true\n", "  sdp: false\n")
                        .replace("ws://127.0.0.1:19000/ocpp", url.toString())
                        .replace("console:\n", "console:\n  enabled: false\n")
                        .replace("../demo-out/journal", "journal")
                        .replaceFirst("  tls: false[^\n]*\n", vehicle);
        Board board =
                switch (BoardFiles.read(
                        "twin.yaml", text.getBytes(StandardCharsets.UTF_8), folder)) {
                    case Loaded.Valid valid -> valid.board();
                    case Loaded.Invalid invalid ->
                            throw new AssertionError(invalid.problems().toString());
                };
        GridProfile profile =
                GridProfile.load(
                        board.grid().profile(),
                        board.grid().phases(),
                        board.grid().demonstration());
        BoardCharger charger = BoardCharger.start(board, profile, new TwinFrontEnds(), CLOCK);
        open.add(charger);
        awaits("the operator", charger, () -> snapshot(charger).operator().online());
        return charger;
    }

    private static Snapshot snapshot(BoardCharger charger) {
        return charger.charger().snapshots().latest();
    }

    private static void awaits(String what, BoardCharger charger, BooleanSupplier condition)
            throws InterruptedException {
        for (long left = PATIENCE.toMillis() / 20; left > 0; left--) {
            if (condition.getAsBoolean()) {
                return;
            }
            Thread.sleep(20);
        }
        throw new AssertionError(what + ": " + snapshot(charger));
    }

    /** The command; it leaves in order three seconds after energy may flow. */
    private int car(String protocol) throws Exception {
        return Commands.start(
                        "twin",
                        "vehicle",
                        "--port",
                        "" + vehiclePort,
                        "--protocol",
                        protocol,
                        "--leave-after",
                        "3")
                .ends(PATIENCE)
                .exit();
    }

    @Test
    void each_is_charged_or_told_why_not_and_the_operator_has_the_same_books() throws Exception {
        BoardCharger charger = start("  tls: false\n");
        for (String protocol : List.of("din", "iso2", "iso20")) {
            long before = charger.charger().ledger().registers().importMilliWh();
            assertThat(car(protocol)).as(protocol + " " + snapshot(charger)).isZero();
            awaits(
                    "energy in the books",
                    charger,
                    () -> snapshot(charger).power().importMilliWh() > before);
            assertThat(snapshot(charger).vehicle().protocol())
                    .contains(
                            switch (protocol) {
                                case "din" -> "DIN";
                                case "iso2" -> "15118-2";
                                default -> "15118-20";
                            });
            awaits("open contactors", charger, () -> !snapshot(charger).pilot().contactorClosed());
        }

        assertThat(car("iso2-ac")).isEqualTo(1);
        awaits(
                "the reason",
                charger,
                () ->
                        Refusal.of(snapshot(charger).vehicle().refusal())
                                .filter(r -> r == Refusal.TRANSFER_MODE)
                                .isPresent());
        awaits("the operator's books", charger, () -> operator.openTransaction().isEmpty());
        assertThat(snapshot(charger).pilot().contactorClosed()).isFalse();
        assertThat(operator.transactions()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(snapshot(charger).power().exportMilliWh()).isZero();
        assertThat(operator.violations()).isEmpty();
        assertThat(operator.ledgerFaults()).isEmpty();
    }

    @Test
    void contracts_of_both_generations_are_taken_over_tls_by_the_board_files_trust()
            throws Exception {
        Instant now = Instant.ofEpochMilli(CLOCK.wallMillis());
        LabPki iso2 = LabPki.make(LabPki.Suite.ISO2, now, new SecureRandom());
        LabPki iso20 = LabPki.make(LabPki.Suite.ISO20_P521, now, new SecureRandom());
        Map<String, byte[]> files = LabFiles.of(List.of(iso2, iso20));
        Files.write(folder.resolve("charger.p12"), files.get("charger.p12"));
        Files.write(folder.resolve("password.txt"), files.get("password.txt"));
        for (String name : List.of("v2g", "oem", "mo")) {
            Files.write(folder.resolve(name + ".pem"), files.get("roots/" + name + ".pem"));
        }
        BoardCharger charger =
                start(
                        """
                          tls: true
                          keystore_file: charger.p12
                          keystore_password_file: password.txt
                          trust:
                            charger_root_file: v2g.pem
                            maker_root_file: oem.pem
                            contract_root_file: mo.pem
                        """);

        var battery = new Battery(Battery.Pack.of(60_000), 50, () -> true);
        var to = new InetSocketAddress(InetAddress.getAllByName("::1")[0], vehiclePort);
        Credential contract = iso2.credential(Member.CONTRACT);
        var old =
                new OldCar(
                        patient(new ContractKey("DETDGC123456782", der(contract), contract.key())),
                        battery,
                        SocketLink.iso2(
                                to,
                                V2gTls.clientContext(
                                        null,
                                        new char[0],
                                        List.of(iso2.certificate(Member.V2G_ROOT)))),
                        PilotPlug.none(),
                        CLOCK);
        pays(charger, old, old::wakeWith, old::plugIn, old::leave);

        char[] password = LabPki.PASSWORD.toCharArray();
        KeyStore identity = Credential.store(List.of(iso20.credential(Member.VEHICLE)), password);
        var young =
                new EvccTwin(
                        EvccSettings.car()
                                .acceptingAnyPreCharge()
                                .withPatience(20_000, 5_000)
                                .styled(
                                        EvccStyle.plain()
                                                .paying(iso20.credential(Member.CONTRACT))),
                        battery,
                        SocketLink.to(
                                to,
                                V2gTls.clientContext(
                                        identity,
                                        password,
                                        List.of(iso20.certificate(Member.V2G_ROOT)))),
                        PilotPlug.none(),
                        CLOCK);
        pays(charger, young, young::wakeWith, young::plugIn, young::leave);
    }

    private void pays(
            BoardCharger charger,
            Plane car,
            Consumer<Wakeup> wakeWith,
            Runnable plugIn,
            Runnable leave)
            throws Exception {
        var deaths = new ArrayList<Throwable>();
        try (var thread = new PlaneThread(car, CLOCK, (_, cause) -> deaths.add(cause))) {
            wakeWith.accept(thread.start());
            plugIn.run();
            awaits(
                    "the loop",
                    charger,
                    () -> state(charger).phase() == VehicleState.Phase.CHARGE_LOOP);
            assertThat(state(charger).contract()).isEqualTo("DETDGC123456782");
            assertThat(state(charger).tls()).isTrue();
            leave.run();
            awaits("the end", charger, () -> state(charger).phase() == VehicleState.Phase.NONE);
            assertThat(state(charger).refusal())
                    .isIn("", Refusal.PROTOCOL_CHARGES_ONLY.with("ISO 15118-2"));
        }
        assertThat(deaths).isEmpty();
    }

    private static VehicleState state(BoardCharger charger) {
        return charger.charger().vehicleState().latest();
    }

    private static Habits patient(ContractKey key) {
        Habits usual = Habits.of(Speech.ISO2_DC).paying(key).acceptingAnyPreCharge();
        return new Habits(
                usual.speech(),
                usual.evccId(),
                usual.contract(),
                usual.j2847(),
                usual.targetSocPercent(),
                usual.leavesAtTarget(),
                usual.maxCurrentA(),
                usual.loopMillis(),
                20_000,
                5_000,
                usual.acceptsAnyPreCharge(),
                usual.quirks());
    }

    private static List<byte[]> der(Credential credential) {
        return credential.chain().stream().map(AssembledCarsTest::der).toList();
    }

    private static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new AssertionError(e);
        }
    }
}
