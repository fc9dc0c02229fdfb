package org.tidegate.controller.update;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.tidegate.controller.update.UpdateInput.Verdict;

/**
 * A release in one file: magic, length of the manifest, manifest, Ed25519 signature over the
 * manifest, payload. The manifest covers the payload by checksum and size, so nothing behind the
 * signature is believed before it is checked.
 */
public final class UpdateBundle {
    private static final byte[] MAGIC = "TGUPDAT1".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_MANIFEST = 4096;
    private static final int SIGNATURE = 64; // RFC 8032

    private UpdateBundle() {}

    /**
     * @param product this board's
     * @param kind what this board's installer takes
     * @param trusted keys that may sign; none trusts nobody
     */
    public record Trust(String product, String kind, List<PublicKey> trusted) {
        public Trust {
            trusted = List.copyOf(trusted);
        }
    }

    /** Looks at every byte of the bundle. */
    public static Verdict verify(Path bundle, Trust trust) {
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(bundle)))) {
            byte[] manifest = genuineManifest(in, trust.trusted());
            if (manifest.length == 0) {
                return new Verdict.Bad(
                        true, bundle + " carries no signature of a key this board trusts");
            }
            UpdateManifest said = UpdateManifest.fromBytes(manifest);
            if (!said.product().equals(trust.product())) {
                return new Verdict.Bad(
                        false,
                        "the bundle is for %s, and this is a %s"
                                .formatted(said.product(), trust.product()));
            }
            if (!said.kind().equals(trust.kind())) {
                return new Verdict.Bad(
                        false,
                        "the bundle is of kind %s, and this board installs %s"
                                .formatted(said.kind(), trust.kind()));
            }
            String wrong = payload(in, said, OutputStream.nullOutputStream());
            return wrong.isEmpty()
                    ? new Verdict.Genuine(said.release())
                    : new Verdict.Bad(true, wrong);
        } catch (EOFException _) {
            return new Verdict.Bad(true, bundle + " is cut short; remedy: fetch it again");
        } catch (IllegalArgumentException e) {
            return new Verdict.Bad(true, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new Verdict.Bad(false, bundle + " cannot be read: " + e.getMessage());
        } catch (GeneralSecurityException e) {
            return new Verdict.Bad(true, "the signature cannot be checked: " + e.getMessage());
        }
    }

    /**
     * Writes the payload out, verifying once more on the way.
     *
     * @throws IOException if the bundle is not what {@link #verify} saw; the target is then deleted
     */
    public static UpdateManifest extract(Path bundle, Path target, List<PublicKey> trusted)
            throws IOException {
        boolean sound = false;
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(bundle)));
                OutputStream out = Files.newOutputStream(target)) {
            byte[] manifest = genuineManifest(in, trusted);
            if (manifest.length == 0) {
                throw new IOException(bundle + " carries no signature of a trusted key");
            }
            UpdateManifest said = UpdateManifest.fromBytes(manifest);
            String wrong = payload(in, said, out);
            if (!wrong.isEmpty()) {
                throw new IOException(wrong);
            }
            sound = true;
            return said;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(bundle + " is not genuine: " + e.getMessage(), e);
        } finally {
            if (!sound) {
                Files.deleteIfExists(target);
            }
        }
    }

    /** Makes a bundle; for the one who releases. */
    public static void pack(Path payload, UpdateManifest manifest, PrivateKey key, Path bundle)
            throws IOException, GeneralSecurityException {
        byte[] said = manifest.toBytes();
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(key);
        signature.update(said);
        try (var out = new DataOutputStream(Files.newOutputStream(bundle))) {
            out.write(MAGIC);
            out.writeInt(said.length);
            out.write(said);
            out.write(signature.sign());
            Files.copy(payload, out);
        }
    }

    public static String sha256(Path file) throws IOException {
        MessageDigest digest = digest();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] some = new byte[64 * 1024];
            for (int n = in.read(some); n >= 0; n = in.read(some)) {
                digest.update(some, 0, n);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Empty when no trusted key signed it. */
    private static byte[] genuineManifest(DataInputStream in, List<PublicKey> trusted)
            throws IOException, GeneralSecurityException {
        byte[] magic = in.readNBytes(MAGIC.length);
        int length = in.readInt();
        if (!Arrays.equals(magic, MAGIC) || length < 1 || length > MOST_MANIFEST) {
            throw new IllegalArgumentException("this is no firmware bundle");
        }
        byte[] manifest = new byte[length];
        in.readFully(manifest);
        byte[] signature = new byte[SIGNATURE];
        in.readFully(signature);
        for (PublicKey key : trusted) {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(manifest);
            if (verifies(verifier, signature)) {
                return manifest;
            }
        }
        return new byte[0];
    }

    /** A signature that is no point of the curve is as wrong as any other. */
    private static boolean verifies(Signature verifier, byte[] signature) {
        try {
            return verifier.verify(signature);
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    private static String payload(InputStream in, UpdateManifest said, OutputStream out)
            throws IOException {
        MessageDigest digest = digest();
        byte[] some = new byte[64 * 1024];
        long size = 0;
        for (int n = in.read(some); n >= 0; n = in.read(some)) {
            size += n;
            if (size > said.sizeBytes()) {
                return "the payload is longer than its manifest says";
            }
            digest.update(some, 0, n);
            out.write(some, 0, n);
        }
        if (size != said.sizeBytes()) {
            return "the payload is cut short; remedy: fetch it again";
        }
        return HexFormat.of().formatHex(digest.digest()).equals(said.sha256())
                ? ""
                : "the payload is not the one that was signed; remedy: fetch it again";
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
