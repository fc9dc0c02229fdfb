package org.tidegate.controller.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.controller.update.UpdateInput.Verdict;

class UpdateBundleTest {
    private static final int PAYLOAD = 3000;

    @TempDir private Path directory;
    private KeyPair ours = keys();
    private Path bundle = Path.of("");

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private UpdateManifest manifest(Path payload) throws IOException {
        return new UpdateManifest(
                "tidegate-pi5",
                "deb",
                new Release("0.2.0", 200),
                UpdateBundle.sha256(payload),
                Files.size(payload));
    }

    private UpdateBundle.Trust trust(KeyPair keys) {
        return new UpdateBundle.Trust("tidegate-pi5", "deb", List.of(keys.getPublic()));
    }

    @BeforeEach
    void pack() throws IOException, GeneralSecurityException {
        byte[] bytes = new byte[PAYLOAD];
        new SplittableRandom(1).nextBytes(bytes);
        Path payload = Files.write(directory.resolve("payload.deb"), bytes);
        bundle = directory.resolve("b.tgu");
        UpdateBundle.pack(payload, manifest(payload), ours.getPrivate(), bundle);
    }

    @Test
    void what_was_packed_is_genuine_and_comes_out_again() throws IOException {
        assertThat(UpdateBundle.verify(bundle, trust(ours)))
                .isEqualTo(new Verdict.Genuine(new Release("0.2.0", 200)));

        Path out = directory.resolve("out.deb");
        UpdateBundle.extract(bundle, out, List.of(ours.getPublic()));
        assertThat(out).hasSameBinaryContentAs(directory.resolve("payload.deb"));
    }

    @Test
    void nobody_else_may_sign() {
        assertThat(UpdateBundle.verify(bundle, trust(keys())))
                .isInstanceOfSatisfying(
                        Verdict.Bad.class, bad -> assertThat(bad.forged()).isTrue());
        assertThat(
                        UpdateBundle.verify(
                                bundle, new UpdateBundle.Trust("tidegate-pi5", "deb", List.of())))
                .isInstanceOf(Verdict.Bad.class);
    }

    @Test
    void another_board_and_another_kind_are_refused_by_name() {
        assertThat(
                        UpdateBundle.verify(
                                bundle,
                                new UpdateBundle.Trust(
                                        "tidegate-ipc", "deb", List.of(ours.getPublic()))))
                .isEqualTo(
                        new Verdict.Bad(
                                false,
                                "the bundle is for tidegate-pi5, and this is a tidegate-ipc"));
        assertThat(
                        UpdateBundle.verify(
                                bundle,
                                new UpdateBundle.Trust(
                                        "tidegate-pi5", "rauc", List.of(ours.getPublic()))))
                .isEqualTo(
                        new Verdict.Bad(
                                false, "the bundle is of kind deb, and this board installs rauc"));
    }

    @Test
    void every_flipped_bit_of_the_head_and_many_of_the_payload_are_refused() throws IOException {
        byte[] sound = Files.readAllBytes(bundle);
        Path bad = directory.resolve("bad.tgu");
        int head = sound.length - PAYLOAD;
        for (int bit = 0; bit < sound.length * 8; bit += bit < head * 8 ? 1 : 97) {
            byte[] flipped = sound.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(bad, flipped);
            assertThat(UpdateBundle.verify(bad, trust(ours)))
                    .as("bit " + bit)
                    .isInstanceOf(Verdict.Bad.class);
        }
    }

    @Test
    void every_length_but_the_right_one_is_refused_and_nothing_is_left_behind() throws IOException {
        byte[] sound = Files.readAllBytes(bundle);
        Path bad = directory.resolve("bad.tgu");
        Path out = directory.resolve("out.deb");
        for (int length = 0; length < sound.length + 3; length += length < 400 ? 1 : 53) {
            if (length == sound.length) {
                continue;
            }
            Files.write(bad, Arrays.copyOf(sound, length));
            assertThat(UpdateBundle.verify(bad, trust(ours))).isInstanceOf(Verdict.Bad.class);
            assertThatThrownBy(() -> UpdateBundle.extract(bad, out, List.of(ours.getPublic())))
                    .isInstanceOf(IOException.class);
            assertThat(out).doesNotExist();
        }
    }

    @Test
    void a_manifest_with_a_word_too_many_or_too_few_is_no_manifest() throws IOException {
        String text = new String(manifest(bundle).toBytes(), StandardCharsets.UTF_8);
        for (String wrong :
                List.of(
                        text + "postinst: rm\n",
                        text + "kind: deb\n",
                        text.replace("kind: deb", "kind: script"),
                        text.replace("release: 200", "release: -1"),
                        text.replace("version: 0.2.0", "version: $(reboot)"),
                        text.replace("version: 0.2.0\n", ""))) {
            assertThatThrownBy(
                            () -> UpdateManifest.fromBytes(wrong.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
