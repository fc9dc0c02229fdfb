package org.tidegate.controller.update;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * What the package or the image says about itself.
 *
 * @param kind how this board is updated
 */
public record Installed(String product, String kind, Release release) {
    public static final Path RELEASE = Path.of("/usr/share/tidegate/release");
    public static final Path KEYS = Path.of("/etc/tidegate/update-keys");
    public static final Path REQUEST = Path.of("/var/lib/tidegate/update-request/request");
    public static final Path FOLDER = Path.of("/var/lib/tidegate-update");

    /**
     * @throws IOException if nothing is installed here, or the file says something else
     */
    public static Installed read(Path file) throws IOException {
        var values = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            values.load(in);
        }
        String number = values.getProperty("release", "");
        if (!number.matches("[1-9][0-9]{0,17}")) {
            throw new IOException(file + " does not say its release; remedy: install the package");
        }
        return new Installed(
                values.getProperty("product", ""),
                values.getProperty("kind", ""),
                new Release(values.getProperty("version", ""), Long.parseLong(number)));
    }

    public UpdateBundle.Trust trust(List<PublicKey> keys) {
        return new UpdateBundle.Trust(product, kind, keys);
    }

    /**
     * Ed25519 keys in PEM, one per file; none if there is no such folder.
     *
     * @throws IOException naming the file that holds no such key
     */
    public static List<PublicKey> keys(Path folder) throws IOException {
        var keys = new ArrayList<PublicKey>();
        if (!Files.isDirectory(folder)) {
            return keys;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".pem")).sorted().toList()) {
                keys.add(key(file));
            }
        }
        return keys;
    }

    private static PublicKey key(Path file) throws IOException {
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(pem(file, "PUBLIC KEY")));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(
                    file + " is no Ed25519 public key in PEM; remedy: openssl pkey -pubout", e);
        }
    }

    /** What stands between the lines that name it. */
    public static byte[] pem(Path file, String what) throws IOException {
        String text = Files.readString(file);
        String body =
                text.replace("-----BEGIN " + what + "-----", "")
                        .replace("-----END " + what + "-----", "");
        if (body.contains("-----")) {
            throw new IllegalArgumentException(file + " holds no " + what);
        }
        return Base64.getMimeDecoder().decode(body);
    }
}
