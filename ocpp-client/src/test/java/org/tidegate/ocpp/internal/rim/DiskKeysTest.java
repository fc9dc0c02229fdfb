package org.tidegate.ocpp.internal.rim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidegate.ocpp.KeyStorePort.Made;
import org.tidegate.ocpp.KeyStorePort.Purpose;
import org.tidegate.ocpp.KeyStorePort.Wanted;
import org.tidegate.runtime.Disk;

@DisplayName("Keys on a disk")
class DiskKeysTest {
    private final Memory disk = new Memory();
    private final DiskKeys keys = new DiskKeys(disk, Runnable::run, new SecureRandom());

    /** A disk that is always well. */
    private static final class Memory implements Disk {
        final Map<String, byte[]> files = new HashMap<>();

        @Override
        public byte[] read(String file) {
            return files.getOrDefault(file, new byte[0]);
        }

        @Override
        public void write(String file, byte[] content) {
            files.put(file, content.clone());
        }

        @Override
        public void append(String file, byte[] content) {
            throw new AssertionError("nothing is appended");
        }

        @Override
        public void truncate(String file, long length) {
            throw new AssertionError("nothing is cut");
        }

        @Override
        public void sync(String file) {}

        @Override
        public List<String> list(String prefix) {
            return files.keySet().stream().filter(f -> f.startsWith(prefix)).sorted().toList();
        }

        @Override
        public void delete(String file) {
            files.remove(file);
        }
    }

    private Made made(Purpose purpose, String organisation) {
        keys.make(new Wanted(1, purpose, "key-1", "TG-1", organisation));
        return Objects.requireNonNull(keys.poll());
    }

    private static byte[] der(String pem) {
        return Base64.getMimeDecoder()
                .decode(pem.replaceAll("-----[^-]+-----", "").getBytes(StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @EnumSource(Purpose.class)
    void a_request_is_signed_by_its_own_key(Purpose purpose) throws Exception {
        Made made = made(purpose, "ACME, \"Power\" & Söhne");
        byte[] request = der(made.csr());
        assertThat(made.csr().length()).isLessThan(5500);
        // SEQUENCE { info, algorithm, BIT STRING { 0, signature } }
        int header = (request[1] & 0x80) == 0 ? 2 : 2 + (request[1] & 0x7F);
        int infoLength = length(request, header);
        byte[] info = Arrays.copyOfRange(request, header, header + infoLength);
        int bits = header + infoLength + length(request, header + infoLength);
        int signatureAt =
                bits + ((request[bits + 1] & 0x80) == 0 ? 2 : 2 + (request[bits + 1] & 0x7F)) + 1;
        byte[] signature = Arrays.copyOfRange(request, signatureAt, request.length);
        PublicKey key =
                KeyFactory.getInstance("EC")
                        .generatePublic(
                                new X509EncodedKeySpec(HexFormat.of().parseHex(made.publicKey())));
        Signature check =
                Signature.getInstance(
                        purpose == Purpose.V2G20 ? "SHA512withECDSA" : "SHA256withECDSA");
        check.initVerify(key);
        check.update(info);
        assertThat(check.verify(signature)).isTrue();
    }

    /** Of the whole element that begins there. */
    private static int length(byte[] der, int at) {
        int first = der[at + 1] & 0xFF;
        if (first < 0x80) {
            return first + 2;
        }
        int length = 0;
        for (int i = 0; i < first - 0x80; i++) {
            length = length << 8 | (der[at + 2 + i] & 0xFF);
        }
        return length + 2 + first - 0x80;
    }

    @Test
    void the_key_outlives_a_restart_until_it_is_forgotten() throws Exception {
        made(Purpose.CHARGING_STATION, "ACME");
        var later = new DiskKeys(disk, Runnable::run, new SecureRandom());
        String pem = Objects.requireNonNull(later.privateKeyPem("key-1"));
        KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der(pem)));
        later.forget("key-1");
        assertThat(new DiskKeys(disk, Runnable::run, new SecureRandom()).privateKeyPem("key-1"))
                .isNull();
        assertThat(disk.files).isEmpty();
    }

    @Test
    void keys_that_nothing_belongs_to_are_forgotten_at_the_start() {
        for (int i = 1; i <= 3; i++) {
            keys.make(new Wanted(i, Purpose.CHARGING_STATION, "key-" + i, "TG-1", "ACME"));
        }
        var later = new DiskKeys(disk, Runnable::run, new SecureRandom());
        later.keepOnly(Set.of("key-2"));
        assertThat(disk.files.keySet()).containsExactly("ocpp-key-key-2.a");
        assertThat(later.privateKeyPem("key-2")).isNotNull();
    }

    @Test
    void an_operator_that_never_signs_does_not_fill_the_disk() {
        String failure = "";
        for (int i = 1; i <= 20; i++) {
            keys.make(new Wanted(i, Purpose.CHARGING_STATION, "key-" + i, "TG-1", "ACME"));
            failure = Objects.requireNonNull(keys.poll()).failure();
        }
        assertThat(failure).contains("held already");
        assertThat(disk.files).hasSizeLessThanOrEqualTo(12);
    }

    @Test
    void an_alias_is_never_a_path() {
        keys.make(new Wanted(1, Purpose.V2G, "../../etc/passwd", "TG-1", "ACME"));
        assertThat(disk.files.keySet()).allMatch(f -> f.matches("[A-Za-z0-9.-]+"));
    }
}
