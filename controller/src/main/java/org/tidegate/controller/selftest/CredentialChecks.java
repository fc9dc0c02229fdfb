package org.tidegate.controller.selftest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.board.Board;
import org.tidegate.iso15118.V2gTls;
import org.tidegate.iso15118.pki.Certificates;

/** Whether certificates can be read, are kept from others, and live on. */
public final class CredentialChecks {
    private static final Duration SOON = Duration.ofDays(30);

    private CredentialChecks() {}

    public static List<Finding> of(Host host, Board board) {
        var findings = new ArrayList<Finding>();
        Board.Vehicle vehicle = board.vehicle();
        if (vehicle.tls() && vehicle.keystoreFile() != null) {
            findings.add(store(host, vehicle.keystoreFile(), vehicle.keystorePasswordFile()));
        }
        Path authority = board.operator().authorityFile();
        if (authority != null) {
            findings.add(pem(host, authority));
        }
        Path password = board.operator().passwordFile();
        if (password != null) {
            findings.add(secret(host, password));
        }
        return findings;
    }

    private static Finding store(Host host, Path file, @Nullable Path passwordFile) {
        if (host.isReadByAll(file)) {
            return readable(file);
        }
        try {
            String password = passwordFile == null ? "" : Files.readString(passwordFile);
            char[] secret = password.lines().findFirst().orElse("").toCharArray();
            var all = new ArrayList<X509Certificate>();
            V2gTls.credentials(V2gTls.loadPkcs12(file, secret), secret)
                    .forEach(credential -> all.addAll(credential.chain()));
            return expiry("vehicle certificates", file, all, host.wallMillis());
        } catch (IOException | IllegalArgumentException e) {
            return unreadable("vehicle certificates", file, e);
        }
    }

    private static Finding pem(Host host, Path file) {
        try {
            List<X509Certificate> all = Certificates.readAll(Files.readAllBytes(file));
            return expiry("operator authority", file, all, host.wallMillis());
        } catch (IOException | GeneralSecurityException e) {
            return unreadable("operator authority", file, e);
        }
    }

    private static Finding secret(Host host, Path file) {
        if (host.text(file).isEmpty()) {
            return Finding.fail(
                    "operator password",
                    file.toString(),
                    "it cannot be read",
                    "Write the password into its first line, readable by the charger's group.");
        }
        return host.isReadByAll(file)
                ? readable(file)
                : Finding.pass("operator password", file.toString(), "kept from others");
    }

    private static Finding readable(Path file) {
        return Finding.fail(
                "secrets",
                file.toString(),
                "every user of this machine may read it",
                "chmod 640 " + file + ".");
    }

    private static Finding unreadable(String check, Path file, Exception e) {
        return Finding.fail(
                check,
                file.toString(),
                "it cannot be read: "
                        + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                "Look with 'tidegate pki show " + file + "'.");
    }

    /** The one that ends first counts. */
    static Finding expiry(
            String check, Path file, List<X509Certificate> certificates, long wallMillis) {
        X509Certificate first = null;
        for (X509Certificate each : certificates) {
            if (first == null || each.getNotAfter().before(first.getNotAfter())) {
                first = each;
            }
        }
        if (first == null) {
            return Finding.fail(check, file.toString(), "it holds no certificate", "Fill it anew.");
        }
        Instant end = first.getNotAfter().toInstant();
        Duration left = Duration.between(Instant.ofEpochMilli(wallMillis), end);
        String name = first.getSubjectX500Principal().getName();
        if (left.isNegative()) {
            return Finding.fail(
                    check, file.toString(), name + " ended on " + end, "Have it renewed.");
        }
        return left.compareTo(SOON) < 0
                ? Finding.warn(
                        check,
                        file.toString(),
                        "%s ends in %d days".formatted(name, left.toDays()),
                        "Have it renewed before.")
                : Finding.pass(check, file.toString(), "good for %d days".formatted(left.toDays()));
    }
}
