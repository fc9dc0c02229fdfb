package org.tidegate.controller.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.V2gTls;
import org.tidegate.iso15118.pki.CertificateRole;
import org.tidegate.iso15118.pki.Certificates;
import org.tidegate.iso15118.pki.Credential;
import org.tidegate.runtime.Clock;

/** What the certificate commands read. */
final class PkiFiles {
    /** A key store without a password starts like a certificate, so the name decides. */
    private static final List<String> STORES = List.of(".p12", ".pfx");

    private PkiFiles() {}

    /** One chain of a file; a key store may hold several. */
    record Chain(String name, List<X509Certificate> certificates) {}

    static List<Chain> read(Path file, @Nullable Path passwordFile) {
        String name = file.toString();
        try {
            if (STORES.stream().anyMatch(name::endsWith)) {
                char[] password = password(file, passwordFile);
                var chains = new ArrayList<Chain>();
                for (Credential each :
                        V2gTls.credentials(V2gTls.loadPkcs12(file, password), password)) {
                    chains.add(new Chain(name + " " + each.name(), each.chain()));
                }
                return chains;
            }
            return List.of(new Chain(name, Certificates.readAll(Files.readAllBytes(file))));
        } catch (CertificateException e) {
            throw new CommandException(
                    TidegateCommand.USAGE,
                    name + ": not a readable certificate (" + e.getMessage() + ")",
                    "name a PEM or DER file of certificates, or a PKCS#12 file ending in .p12.");
        } catch (IOException e) {
            throw new CommandException(
                    TidegateCommand.USAGE,
                    name + ": cannot be read (" + reason(e) + ")",
                    "check the path, and the password for a key store.");
        }
    }

    private static String reason(IOException e) {
        return e instanceof java.nio.file.NoSuchFileException
                ? "there is no such file"
                : String.valueOf(e.getMessage());
    }

    private static char[] password(Path file, @Nullable Path passwordFile) throws IOException {
        if (passwordFile == null) {
            throw new CommandException(
                    TidegateCommand.USAGE,
                    file + " is a key store, and no password is given",
                    "add --password-file FILE.");
        }
        return Files.readString(passwordFile).strip().toCharArray();
    }

    static Instant time(String given, Clock clock) {
        try {
            return given.isEmpty()
                    ? Instant.ofEpochMilli(clock.wallMillis())
                    : Instant.parse(given);
        } catch (DateTimeException _) {
            throw new CommandException(
                    TidegateCommand.USAGE,
                    "--at " + given + " is no time",
                    "write it like 2026-11-24T10:00:00Z.");
        }
    }

    /** By what the leaf says about itself; the charger if it says nothing. */
    static CertificateRole guess(X509Certificate leaf) {
        List<String> domains = Certificates.domainComponents(leaf);
        if (purposes(leaf).contains("1.3.6.1.5.5.7.3.2")) {
            return CertificateRole.VEHICLE;
        }
        if (domains.contains("MO")) {
            return CertificateRole.CONTRACT;
        }
        if (domains.contains("OEM")) {
            return CertificateRole.OEM_PROVISIONING;
        }
        return domains.contains("CPS")
                ? CertificateRole.PROVISIONING_SERVICE
                : CertificateRole.CHARGER;
    }

    private static List<String> purposes(X509Certificate leaf) {
        try {
            List<String> found = leaf.getExtendedKeyUsage();
            return found == null ? List.of() : found;
        } catch (CertificateException _) {
            return List.of(); // the check will say so
        }
    }
}
