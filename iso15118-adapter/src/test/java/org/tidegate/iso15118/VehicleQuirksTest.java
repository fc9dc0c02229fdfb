package org.tidegate.iso15118;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.iso15118.VehicleQuirks.Pause;
import org.tidegate.iso15118.VehicleQuirks.Quirk;

@DisplayName("Knowledge about vehicle models")
class VehicleQuirksTest {
    private static final KeyPair MAKER = keys();
    private static final String HEAD = "# made for this test\nformat 1\n";

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] signed(byte[] text, KeyPair by) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(by.getPrivate());
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static VehicleQuirks read(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return VehicleQuirks.load(bytes, signed(bytes, MAKER), MAKER.getPublic());
    }

    @Test
    void that_is_shipped_is_signed_by_the_maker() {
        VehicleQuirks shipped = VehicleQuirks.shipped();
        assertThat(shipped.problem()).isEmpty();
        assertThat(shipped.of("027D01AABBCC").latchesAtZero()).isTrue();
        assertThat(shipped.of("027d:04:aa:bb:cc").patienceMillis()).isEqualTo(400);
        assertThat(shipped.of("020000001511")).isEqualTo(Quirk.ORDINARY);
        assertThat(shipped.of("")).isEqualTo(Quirk.ORDINARY);
    }

    @Test
    void is_found_by_the_longest_name_that_fits() {
        VehicleQuirks quirks =
                read(
                        HEAD
                                + "vehicle oui 02:00:00 ; max-charge-w=1000\n"
                                + "vehicle evccid 02:00:00:00:15:11 ; max-charge-w=2000\n"
                                + "vehicle wmi WVW ; pause=terminate ; note=a; b=c\n");
        assertThat(quirks.problem()).contains("line 5").contains("unknown key: b");

        quirks =
                read(
                        HEAD
                                + "vehicle oui 02:00:00 ; max-charge-w=1000\n"
                                + "vehicle evccid 02:00:00:00:15:11 ; max-charge-w=2000\n"
                                + "vehicle wmi WVW ; pause=terminate ; note=no pause\n");
        assertThat(quirks.of("020000001511").maxChargePowerW()).isEqualTo(2_000);
        assertThat(quirks.of("020000001512").maxChargePowerW()).isEqualTo(1_000);
        assertThat(quirks.of("02000000151100").maxChargePowerW()).isEqualTo(1_000);
        assertThat(quirks.of("WVWZZZ1JZXW000001").pause()).isEqualTo(Pause.TERMINATE);
    }

    @Test
    void is_refused_without_a_signature_and_with_somebody_elses() {
        byte[] text = (HEAD + "vehicle wmi A ; zero=latches\n").getBytes(StandardCharsets.UTF_8);
        assertThat(VehicleQuirks.load(text, new byte[0], MAKER.getPublic()).problem())
                .contains("not signed");
        assertThat(VehicleQuirks.load(text, signed(text, keys()), MAKER.getPublic()).problem())
                .contains("does not fit");
        assertThat(VehicleQuirks.load(text, new byte[3], MAKER.getPublic()).quirks()).isEmpty();
    }

    @Test
    void is_refused_when_a_single_bit_was_changed() {
        byte[] text = (HEAD + "vehicle wmi A ; zero=latches\n").getBytes(StandardCharsets.UTF_8);
        byte[] signature = signed(text, MAKER);
        for (int bit = 0; bit < 8 * text.length; bit++) {
            byte[] changed = text.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            VehicleQuirks read = VehicleQuirks.load(changed, signature, MAKER.getPublic());
            assertThat(read.quirks()).as("bit " + bit).isEmpty();
            assertThat(read.problem()).contains("does not fit");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "vehicle oui 02000 ; zero=latches, six digits",
        "vehicle vin A ; zero=latches, unknown kind",
        "vehicle wmi A ; zero=trips, zero=latches expected",
        "vehicle wmi A ; max-charge-w=NaN, a power from",
        "vehicle wmi A ; max-charge-w=-1, a power from",
        "vehicle wmi A ; max-discharge-w=many, many",
        "vehicle wmi A ; patience-ms=5, at least 100",
        "vehicle wmi A ; pause=later, 'notify, smallest-power'",
        "vehicle wmi A ; latches, KEY=VALUE",
        "car wmi A, vehicle KIND ID",
    })
    void is_refused_whole_with_place_and_reason(String line, String reason) {
        VehicleQuirks quirks = read(HEAD + "vehicle wmi B ; zero=latches\n" + line + "\n");
        assertThat(quirks.problem()).startsWith("line 4: ").contains(reason);
        assertThat(quirks.quirks()).isEmpty();
    }

    @Test
    void of_another_format_is_refused() {
        assertThat(read("format 2\n").problem()).contains("format 1");
        assertThat(read("").problem()).contains("format 1");
    }
}
