package org.tidegate.iso15118.pki;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.pki.Certificates.KeyKind;
import org.tidegate.iso15118.pki.internal.Issuing;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.Disk;

/**
 * Keys in files of the charger's own disk. A store is written to a second file and read back before
 * it counts, and the one byte that says which of the two is in use is the only thing ever
 * overwritten: a power cut leaves the old chain or the new one.
 */
public final class DiskSigning implements CertificateSigning {
    private static final String[] STORES = {"v2g-a.p12", "v2g-b.p12"};
    private static final String CURRENT = "v2g-current";

    private final Disk disk;
    private final char[] password;
    private final SecureRandom random;
    private final Clock clock;

    /** Replaced by whoever installs, read by every handshake. */
    private volatile List<Credential> credentials;

    private DiskSigning(
            Disk disk,
            char[] password,
            SecureRandom random,
            Clock clock,
            List<Credential> credentials) {
        this.disk = disk;
        this.password = password.clone();
        this.random = random;
        this.clock = clock;
        this.credentials = credentials;
    }

    /**
     * Opens what is there.
     *
     * @param password of the stores; on a board with a secure element it is kept there
     * @param preset in use until a first chain was installed
     * @throws IOException with file, reason and remedy
     */
    public static DiskSigning open(
            Disk disk, char[] password, List<Credential> preset, SecureRandom random, Clock clock)
            throws IOException {
        byte[] which = disk.read(CURRENT);
        List<Credential> found =
                which.length == 0 ? preset : load(disk, STORES[which[0] & 1], password);
        return new DiskSigning(disk, password, random, clock, List.copyOf(found));
    }

    @Override
    public List<Credential> credentials() {
        return credentials;
    }

    @Override
    public String request(KeyKind kind, String commonName, String organisation, String country)
            throws IOException {
        try {
            var issuing = new Issuing(random);
            KeyPair keys = issuing.keys(kind);
            String file = pending(kind);
            disk.write(file, Pem.key(keys.getPrivate()).getBytes(StandardCharsets.US_ASCII));
            disk.sync(file);
            var subject = new Issuing.Subject(commonName, organisation, country, "CPO");
            return Pem.of("CERTIFICATE REQUEST", issuing.request(subject, keys));
        } catch (GeneralSecurityException e) {
            throw new IOException("this Java cannot make a key on " + kind.text(), e);
        }
    }

    @Override
    public Installed install(String pem, Collection<X509Certificate> roots) throws IOException {
        List<X509Certificate> chain;
        try {
            chain = Certificates.readAll(pem.getBytes(StandardCharsets.US_ASCII));
        } catch (CertificateException e) {
            return new Installed.Refused(
                    Fault.UNREADABLE, "the chain cannot be read: " + e.getMessage());
        }
        ChainCheck.Result result =
                ChainCheck.judge(
                        chain,
                        roots.isEmpty() ? List.of(chain.getLast()) : roots,
                        CertificateRole.CHARGER,
                        Revocations.unknown(),
                        Instant.ofEpochMilli(clock.wallMillis()));
        Finding worst = result.worst();
        if (!result.isGood() && worst != null) {
            return new Installed.Refused(worst.fault(), worst.toString());
        }
        X509Certificate leaf = chain.getFirst();
        KeyKind kind = Certificates.keyKind(leaf.getPublicKey());
        PrivateKey key = pendingKey(kind);
        if (key == null) {
            return new Installed.Refused(
                    Fault.NO_KEY, "nobody has asked for a certificate on " + kind.text());
        }
        if (!belongsTo(key, leaf.getPublicKey())) {
            return new Installed.Refused(
                    Fault.NO_KEY,
                    "the certificate is for another key than the one this charger asked for");
        }
        return new Installed.Done(use(kind, key, withoutRoot(chain)));
    }

    private static List<X509Certificate> withoutRoot(List<X509Certificate> chain) {
        return chain.stream()
                .filter(each -> each.equals(chain.getFirst()) || !Certificates.isSelfSigned(each))
                .toList();
    }

    private Credential use(KeyKind kind, PrivateKey key, List<X509Certificate> chain)
            throws IOException {
        var fresh = new Credential("v2g-" + kind.name().toLowerCase(Locale.ROOT), key, chain);
        var all = new ArrayList<Credential>();
        for (Credential each : credentials) {
            if (Certificates.keyKind(each.leaf().getPublicKey()) != kind) {
                all.add(each);
            }
        }
        all.add(fresh);
        byte[] which = disk.read(CURRENT);
        int next = which.length == 0 ? 0 : (which[0] & 1) ^ 1;
        try {
            var out = new ByteArrayOutputStream();
            Credential.store(all, password).store(out, password);
            disk.write(STORES[next], out.toByteArray());
            disk.sync(STORES[next]);
        } catch (GeneralSecurityException e) {
            throw new IOException(STORES[next] + ": cannot be written: " + e.getMessage(), e);
        }
        List<Credential> readBack = load(disk, STORES[next], password);
        disk.write(CURRENT, new byte[] {(byte) next});
        disk.sync(CURRENT);
        credentials = List.copyOf(readBack);
        disk.delete(pending(kind));
        return fresh;
    }

    private static List<Credential> load(Disk disk, String file, char[] password)
            throws IOException {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(disk.read(file)), password);
            return Credential.all(store, password);
        } catch (GeneralSecurityException | IOException e) {
            throw new IOException(
                    file
                            + ": the charger's own V2G keys cannot be read ("
                            + e.getMessage()
                            + "). Remedy: check the password, or delete the file and have a new"
                            + " certificate signed.",
                    e);
        }
    }

    private static String pending(KeyKind kind) {
        return "v2g-pending-" + kind.name().toLowerCase(Locale.ROOT) + ".pem";
    }

    private @Nullable PrivateKey pendingKey(KeyKind kind) throws IOException {
        byte[] pem = disk.read(pending(kind));
        if (pem.length == 0) {
            return null;
        }
        try {
            byte[] der = Pem.read(new String(pem, StandardCharsets.US_ASCII), "PRIVATE KEY");
            return KeyFactory.getInstance(kind == KeyKind.ED448 ? "Ed448" : "EC")
                    .generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(
                    pending(kind) + ": cannot be read. Remedy: delete it and ask again.", e);
        }
    }

    /** Only who has the key can sign what the certificate verifies. */
    private static boolean belongsTo(PrivateKey key, PublicKey open) {
        try {
            String algorithm =
                    Certificates.keyKind(open) == KeyKind.ED448 ? "Ed448" : "SHA256withECDSA";
            byte[] word = "belongs".getBytes(StandardCharsets.US_ASCII);
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(word);
            byte[] signed = signature.sign();
            signature.initVerify(open);
            signature.update(word);
            return signature.verify(signed);
        } catch (GeneralSecurityException _) {
            return false;
        }
    }
}
