package org.tidegate.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The vehicle section of a board file")
class VehicleSectionTest {
    private static Loaded read(String vehicle) {
        String text =
                """
                charger: {identity: TG-1, serial: A}
                grid: {profile: p, import_limit_w: 1}
                converter: {host: converter.local}
                pilot: {cable_current_limit_a: 32}
                vehicle:
                """
                        + vehicle.indent(2);
        return BoardFiles.read("b.yaml", text.getBytes(StandardCharsets.UTF_8), Path.of("/x"));
    }

    private static Board.Vehicle vehicle(String text) {
        return switch (read(text)) {
            case Loaded.Valid valid -> valid.board().vehicle();
            case Loaded.Invalid invalid -> throw new AssertionError(invalid.problems().toString());
        };
    }

    private static List<String> problems(String text) {
        return switch (read(text)) {
            case Loaded.Valid valid -> throw new AssertionError(valid.board().toString());
            case Loaded.Invalid invalid ->
                    invalid.problems().stream().map(Problem::toString).toList();
        };
    }

    @Test
    void trusts_nobody_and_matches_nothing_unless_told() {
        Board.Vehicle v = vehicle("tls: false");

        assertThat(v.trust().contractRootFile()).isNull();
        assertThat(v.trust().makerRootFile()).isNull();
        assertThat(v.slac().modem()).isEqualTo(Board.Modem.NONE);
        assertThat(v.protocols())
                .isEqualTo(
                        new Board.Protocols(
                                true,
                                true,
                                true,
                                false,
                                Board.Outlet.DC,
                                Board.Control.DYNAMIC,
                                false,
                                0));
    }

    @Test
    void says_everything_it_can_say() {
        Board.Vehicle v =
                vehicle(
                        """
                        interface: plc0
                        keystore_password_file: s/pin
                        trust:
                          token_config_file: token.cfg
                          charger_root_file: v2g.pem
                          maker_root_file: /etc/oem.pem
                          contract_root_file: mo.pem
                          staple_directory: staples
                          revocation_directory: crl
                          vehicle_certificate: checked_if_shown
                          organisation: Town Works
                          country: DE
                        slac:
                          modem: lumissil
                          modem_address: "02:00:00:00:ab:01"
                          attenuation_offset_db: -3.5
                          sequence_retries: 3
                        protocols:
                          iso2: true
                          sae_j2847_discharge: true
                          outlet: mcs
                          control: scheduled
                          receipt_interval_s: 60
                        """);

        assertThat(v.trust())
                .isEqualTo(
                        new Board.Trust(
                                Path.of("/x/token.cfg"),
                                Path.of("/x/v2g.pem"),
                                Path.of("/etc/oem.pem"),
                                Path.of("/x/mo.pem"),
                                Path.of("/x/staples"),
                                Path.of("/x/crl"),
                                null,
                                Board.VehicleCertificate.CHECKED_IF_SHOWN,
                                "Town Works",
                                "DE"));
        assertThat(v.slac())
                .isEqualTo(
                        new Board.Slac(Board.Modem.LUMISSIL, "02000000AB01", -3.5, 40, 4, 3, 12));
        assertThat(v.protocols().outlet()).isEqualTo(Board.Outlet.MCS);
        assertThat(v.protocols().control()).isEqualTo(Board.Control.SCHEDULED);
        assertThat(v.protocols().saeJ2847Discharge()).isTrue();
        assertThat(v.protocols().receiptIntervalSeconds()).isEqualTo(60);
    }

    @Test
    void needs_the_key_in_one_place_and_no_more() {
        assertThat(
                        problems(
                                """
                                keystore_file: a.p12
                                keystore_password_file: a
                                trust: {token_config_file: t}
                                """))
                .singleElement()
                .asString()
                .startsWith("b.yaml:8:30 vehicle.trust.token_config_file: the charger's key cannot")
                .endsWith("Delete it, or vehicle.keystore_file.");
        assertThat(problems("trust: {token_config_file: t}"))
                .singleElement()
                .asString()
                .contains("vehicle.keystore_password_file: vehicle.tls needs it");
        assertThat(
                        problems(
                                """
                                keystore_password_file: a
                                trust: {token_config_file: t, key_directory: k}
                                """))
                .singleElement()
                .asString()
                .contains("a token's key cannot be renewed from here");
    }

    @Test
    void takes_no_contracts_without_encryption() {
        assertThat(problems("tls: false\ntrust: {contract_root_file: mo.pem}"))
                .singleElement()
                .asString()
                .contains("contracts need an encrypted connection. Write tls: true");
    }

    @Test
    void judges_no_vehicle_without_its_makers_root() {
        assertThat(problems("tls: false\ntrust: {vehicle_certificate: required}"))
                .singleElement()
                .asString()
                .contains("no vehicle certificate can be judged. Add maker_root_file");
    }

    @Test
    void knows_where_a_modem_is() {
        assertThat(problems("tls: false\nslac: {modem: qca}"))
                .singleElement()
                .asString()
                .contains("a modem needs its network interface. Add vehicle.interface");
    }

    @Test
    void keeps_a_protocol_to_speak() {
        assertThat(problems("tls: false\nprotocols: {iso20: false, iso2: false, din: false}"))
                .singleElement()
                .asString()
                .contains("no protocol is left");
        assertThat(problems("tls: false\nprotocols: {iso2: false, sae_j2847_discharge: true}"))
                .singleElement()
                .asString()
                .contains("a service of ISO 15118-2, which is not served");
    }

    @Test
    void guesses_what_was_meant() {
        assertThat(problems("tls: false\nslac: {modm: none}\ntrust: {maker_root: x}"))
                .satisfiesExactly(
                        one -> assertThat(one).contains("Did you mean 'modem'?"),
                        two -> assertThat(two).contains("there is no such key"));
        assertThat(problems("tls: false\nslac: {modem: qualcom}"))
                .singleElement()
                .asString()
                .contains("is none of none, qca, lumissil, unknown");
        assertThat(problems("tls: false\nslac: {step_ef_s: 3, modem_address: 1}"))
                .satisfiesExactly(
                        one -> assertThat(one).contains("3 is not within 4 to 10 s"),
                        two -> assertThat(two).contains("is not an Ethernet address"));
    }
}
