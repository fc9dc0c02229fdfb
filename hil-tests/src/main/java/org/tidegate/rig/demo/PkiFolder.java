package org.tidegate.rig.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import org.tidegate.rig.vehicle.LabPki;

/** The laboratory's certificates on disk, for a vehicle that is not a twin. */
final class PkiFolder {
    private PkiFolder() {}

    /**
     * Writes {@code v2g-root.pem} to trust, and {@code vehicle.pem}, {@code vehicle-key.pem} and
     * {@code vehicle.p12} to show.
     */
    static void write(LabPki pki, Path folder) throws IOException, GeneralSecurityException {
        Files.createDirectories(folder);
        char[] password = LabPki.PASSWORD.toCharArray();
        KeyStore vehicle = pki.vehicle();
        try (OutputStream out = Files.newOutputStream(folder.resolve("vehicle.p12"))) {
            vehicle.store(out, password);
        }
        Files.writeString(
                folder.resolve("v2g-root.pem"), pem("CERTIFICATE", pki.v2gRoot().getEncoded()));
        String alias = vehicle.aliases().nextElement();
        var chain = new StringBuilder();
        for (Certificate certificate : vehicle.getCertificateChain(alias)) {
            chain.append(pem("CERTIFICATE", certificate.getEncoded()));
        }
        Files.writeString(folder.resolve("vehicle.pem"), chain);
        Key key = vehicle.getKey(alias, password);
        Files.writeString(folder.resolve("vehicle-key.pem"), pem("PRIVATE KEY", key.getEncoded()));
    }

    private static String pem(String kind, byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, body, kind);
    }
}
