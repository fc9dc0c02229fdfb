package org.tidegate.ocpp.internal.station.security;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.KeyStorePort.Purpose;
import org.tidegate.ocpp.internal.json.Json;
import org.tidegate.ocpp.internal.json.Violation;
import org.tidegate.ocpp.internal.message.Certificates.CertificateHashData;
import org.tidegate.ocpp.internal.message.Certificates.CertificateHashDataChain;
import org.tidegate.ocpp.internal.message.Certificates.GetCertificateIdUse;
import org.tidegate.ocpp.internal.message.Certificates.HashAlgorithm;

/** The certificates held: authorities by use, and this station's own chains (OCPP 2.1 M, A02). */
public final class CertificateBook {
    public static final int MOST_ENTRIES = 20;

    private record Root(GetCertificateIdUse use, String pem) {}

    /** One of our own chains and the key that belongs to it. */
    public record Own(Purpose purpose, String chain, String keyAlias) {}

    private record Line(
            @Nullable GetCertificateIdUse root,
            @Nullable Purpose own,
            @Nullable Boolean former,
            String pem,
            @Nullable String keyAlias) {}

    private final List<Root> roots = new ArrayList<>();
    private final Map<Purpose, Own> own = new EnumMap<>(Purpose.class);
    private @Nullable Own former; // kept until the new client certificate has proved itself

    public static CertificateBook restore(String text) {
        var book = new CertificateBook();
        for (String each : text.lines().toList()) {
            try {
                Line line = Json.read(Line.class, each);
                if (line.root != null) {
                    book.roots.add(new Root(line.root, line.pem));
                } else if (line.own != null && line.keyAlias != null) {
                    var chain = new Own(line.own, line.pem, line.keyAlias);
                    if (Boolean.TRUE.equals(line.former)) {
                        book.former = chain;
                    } else {
                        book.own.put(line.own, chain);
                    }
                }
            } catch (Violation _) {
                // another firmware's line: the operator sees that the certificate is missing
            }
        }
        return book;
    }

    public String text() {
        var lines = new ArrayList<String>();
        roots.forEach(r -> lines.add(Json.write(new Line(r.use, null, null, r.pem, null))));
        own.values()
                .forEach(o ->
                        lines.add(
                                Json.write(new Line(null, o.purpose, null, o.chain, o.keyAlias))));
        Own old = former;
        if (old != null) {
            lines.add(Json.write(new Line(null, old.purpose, true, old.chain, old.keyAlias)));
        }
        return String.join("\n", lines);
    }

    public int size() {
        return roots.size() + own.size();
    }

    /** False if there is no room. */
    boolean install(GetCertificateIdUse use, X509Certificate certificate) {
        String pem = X509.write(certificate);
        roots.removeIf(r -> r.use == use && r.pem.equals(pem));
        if (size() >= MOST_ENTRIES) {
            return false;
        }
        roots.add(new Root(use, pem));
        return true;
    }

    public List<X509Certificate> roots(GetCertificateIdUse use) {
        return roots.stream()
                .filter(r -> r.use == use)
                .flatMap(r -> X509.read(r.pem).stream())
                .toList();
    }

    /** All of one use in one text; null if there are none. */
    public @Nullable String pem(GetCertificateIdUse use) {
        var text = new StringBuilder();
        roots.stream().filter(r -> r.use == use).forEach(r -> text.append(r.pem));
        return text.isEmpty() ? null : text.toString();
    }

    public @Nullable Own own(Purpose purpose) {
        return own.get(purpose);
    }

    void use(Own next) {
        Own before = own.put(next.purpose, next);
        if (next.purpose == Purpose.CHARGING_STATION) {
            former = before;
        }
    }

    /** The new client certificate works: the old one is not needed; returns its key's name. */
    @Nullable String settle() {
        Own old = former;
        former = null;
        return old == null ? null : old.keyAlias;
    }

    /** The new one does not work; true if there was an old one to go back to. */
    boolean revert() {
        Own old = former;
        if (old == null) {
            return false;
        }
        own.put(old.purpose, old);
        former = null;
        return true;
    }

    boolean isTrial() {
        return former != null;
    }

    // ---- by hash ----------------------------------------------------------------------------

    List<CertificateHashDataChain> list(Set<GetCertificateIdUse> uses) {
        var found = new ArrayList<CertificateHashDataChain>();
        for (Root r : roots) {
            if (uses.isEmpty() || uses.contains(r.use)) {
                X509.read(r.pem)
                        .forEach(c ->
                                found.add(
                                        new CertificateHashDataChain(
                                                X509.hash(HashAlgorithm.SHA256, c, null),
                                                r.use,
                                                null)));
            }
        }
        if (uses.isEmpty() || uses.contains(GetCertificateIdUse.V2G_CERTIFICATE_CHAIN)) {
            for (Own o : own.values()) {
                if (o.purpose != Purpose.CHARGING_STATION) {
                    found.add(chain(o));
                }
            }
        }
        return found;
    }

    private CertificateHashDataChain chain(Own o) {
        List<X509Certificate> chain = X509.read(o.chain);
        List<CertificateHashData> hashes = hashes(chain, HashAlgorithm.SHA256);
        List<CertificateHashData> below = hashes.subList(1, Math.min(hashes.size(), 5));
        return new CertificateHashDataChain(
                hashes.getFirst(),
                GetCertificateIdUse.V2G_CERTIFICATE_CHAIN,
                below.isEmpty() ? null : List.copyOf(below));
    }

    private List<CertificateHashData> hashes(List<X509Certificate> chain, HashAlgorithm algorithm) {
        var hashes = new ArrayList<CertificateHashData>();
        for (int i = 0; i < chain.size(); i++) {
            X509Certificate c = chain.get(i);
            X509Certificate issuer = i + 1 < chain.size() ? chain.get(i + 1) : issuer(c);
            hashes.add(X509.hash(algorithm, c, issuer));
        }
        return hashes;
    }

    private @Nullable X509Certificate issuer(X509Certificate c) {
        return roots.stream()
                .flatMap(r -> X509.read(r.pem).stream())
                .filter(r -> r.getSubjectX500Principal().equals(c.getIssuerX500Principal()))
                .findFirst()
                .orElse(null);
    }

    /** What a hash names. */
    enum Named {
        NOTHING,
        OWN_CLIENT_CERTIFICATE,
        LAST_OPERATOR_AUTHORITY,
        REMOVABLE
    }

    Named named(CertificateHashData hash) {
        Own client = own.get(Purpose.CHARGING_STATION);
        if (client != null && matches(X509.read(client.chain), hash)) {
            return Named.OWN_CLIENT_CERTIFICATE;
        }
        for (Root r : roots) {
            if (matches(X509.read(r.pem), hash)) {
                boolean last =
                        r.use == GetCertificateIdUse.CSMS_ROOT_CERTIFICATE
                                && roots(GetCertificateIdUse.CSMS_ROOT_CERTIFICATE).size() == 1;
                return last ? Named.LAST_OPERATOR_AUTHORITY : Named.REMOVABLE;
            }
        }
        for (Own o : own.values()) {
            if (matches(X509.read(o.chain), hash)) {
                return Named.REMOVABLE;
            }
        }
        return Named.NOTHING;
    }

    void delete(CertificateHashData hash) {
        roots.removeIf(r -> matches(X509.read(r.pem), hash));
        own.values()
                .removeIf(o ->
                        o.purpose != Purpose.CHARGING_STATION && matches(X509.read(o.chain), hash));
    }

    private boolean matches(List<X509Certificate> chain, CertificateHashData wanted) {
        return hashes(chain, wanted.hashAlgorithm()).stream()
                .anyMatch(h ->
                        h.issuerNameHash().equalsIgnoreCase(wanted.issuerNameHash())
                                && h.issuerKeyHash().equalsIgnoreCase(wanted.issuerKeyHash())
                                && sameNumber(h.serialNumber(), wanted.serialNumber()));
    }

    private static boolean sameNumber(String a, String b) {
        return a.replaceFirst("^0+(?=.)", "").equalsIgnoreCase(b.replaceFirst("^0+(?=.)", ""));
    }
}
