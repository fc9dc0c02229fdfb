package org.tidegate.ocpp.internal.station.security;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.InstalledCertificates;
import org.tidegate.ocpp.KeyStorePort;
import org.tidegate.ocpp.KeyStorePort.Purpose;
import org.tidegate.ocpp.internal.json.Json;
import org.tidegate.ocpp.internal.json.Violation;
import org.tidegate.ocpp.internal.message.Certificates.CertificateHashData;
import org.tidegate.ocpp.internal.message.Certificates.CertificateHashDataChain;
import org.tidegate.ocpp.internal.message.Certificates.GetCertificateIdUse;
import org.tidegate.ocpp.internal.message.Certificates.HashAlgorithm;

/**
 * The certificates held: authorities by use, and this station's own chains (OCPP 2.1 M, A02). What
 * the board was commissioned with is listed and believed, but neither kept here nor deleted.
 */
public final class CertificateBook {
    public static final int MOST_ENTRIES = 20;

    /** Stands for the key that is none of ours: the transport has its file. */
    private static final String GIVEN = "";

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
    private List<Root> givenRoots = List.of();
    private String givenClientChain = "";

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

    /** The same book on a board that was given these. */
    public CertificateBook with(KeyStorePort.Commissioned given) {
        var all = new ArrayList<Root>();
        given(all, GetCertificateIdUse.V2G_ROOT_CERTIFICATE, given.v2gRoots());
        given(all, GetCertificateIdUse.MO_ROOT_CERTIFICATE, given.contractRoots());
        given(all, GetCertificateIdUse.OEM_ROOT_CERTIFICATE, given.vehicleMakerRoots());
        givenRoots = List.copyOf(all);
        givenClientChain = given.clientChain();
        return this;
    }

    private static void given(List<Root> all, GetCertificateIdUse use, String pem) {
        X509.readAll(pem).forEach(c -> all.add(new Root(use, X509.write(c))));
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

    private Stream<Root> believed() {
        return Stream.concat(roots.stream(), givenRoots.stream()).distinct();
    }

    /** Everybody believed for that, installed or given. */
    public List<X509Certificate> roots(GetCertificateIdUse use) {
        return certificates(believed(), use);
    }

    private static List<X509Certificate> certificates(Stream<Root> among, GetCertificateIdUse use) {
        return among.filter(r -> r.use == use).flatMap(r -> X509.read(r.pem).stream()).toList();
    }

    /** All installed ones of one use in one text; null if there are none. */
    public @Nullable String pem(GetCertificateIdUse use) {
        var text = new StringBuilder();
        roots.stream().filter(r -> r.use == use).forEach(r -> text.append(r.pem));
        return text.isEmpty() ? null : text.toString();
    }

    public @Nullable Own own(Purpose purpose) {
        return own.get(purpose);
    }

    /** The chain of that purpose in use, signed here or given; empty for none. */
    String chain(Purpose purpose) {
        Own signed = own.get(purpose);
        if (signed != null) {
            return signed.chain;
        }
        return purpose == Purpose.CHARGING_STATION ? givenClientChain : "";
    }

    /** This station can show the operator a certificate, its own or the one it was given. */
    public boolean hasClientCertificate() {
        return !chain(Purpose.CHARGING_STATION).isEmpty();
    }

    /** Whoever commissioned the board has put one there. */
    public boolean isClientCertificateGiven() {
        return !givenClientChain.isEmpty();
    }

    /** Keys that something here still belongs to. */
    public Set<String> keyAliases() {
        var aliases = new HashSet<String>();
        own.values().forEach(o -> aliases.add(o.keyAlias));
        if (former != null) {
            aliases.add(former.keyAlias);
        }
        return aliases;
    }

    /** For the rest of the board. */
    public InstalledCertificates installed() {
        return new InstalledCertificates(
                certificates(roots.stream(), GetCertificateIdUse.V2G_ROOT_CERTIFICATE),
                certificates(roots.stream(), GetCertificateIdUse.MO_ROOT_CERTIFICATE),
                certificates(roots.stream(), GetCertificateIdUse.OEM_ROOT_CERTIFICATE),
                own.values().stream()
                        .filter(o -> o.purpose != Purpose.CHARGING_STATION)
                        .map(o -> new InstalledCertificates.Own(o.purpose, o.chain))
                        .toList());
    }

    /** Returns the name of a key that nothing needs any more; null if there is none. */
    @Nullable String use(Own next) {
        Own before = own.put(next.purpose, next);
        if (next.purpose != Purpose.CHARGING_STATION) {
            return before == null ? null : before.keyAlias;
        }
        if (former != null) { // the one before has not proved itself: what did is kept
            return before == null ? null : before.keyAlias;
        }
        former =
                before == null && !givenClientChain.isEmpty()
                        ? new Own(next.purpose, givenClientChain, GIVEN)
                        : before;
        return null;
    }

    /** The new client certificate works: the old one is not needed; returns its key's name. */
    @Nullable String settle() {
        Own old = former;
        former = null;
        return old == null ? null : old.keyAlias;
    }

    /**
     * The new one does not work: back to the old one. Returns the name of the new one's key; null
     * if there is nothing to go back to.
     */
    @Nullable String revert() {
        Own old = former;
        if (old == null) {
            return null;
        }
        Own failed =
                old.keyAlias.equals(GIVEN) ? own.remove(old.purpose) : own.put(old.purpose, old);
        former = null;
        return failed == null ? null : failed.keyAlias;
    }

    boolean isTrial() {
        return former != null;
    }

    // ---- by hash ----------------------------------------------------------------------------

    List<CertificateHashDataChain> list(Set<GetCertificateIdUse> uses) {
        var found = new ArrayList<CertificateHashDataChain>();
        believed()
                .filter(r -> uses.isEmpty() || uses.contains(r.use))
                .forEach(r ->
                        X509.read(r.pem)
                                .forEach(c ->
                                        found.add(
                                                new CertificateHashDataChain(
                                                        X509.hash(HashAlgorithm.SHA256, c, null),
                                                        r.use,
                                                        null))));
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
        return believed()
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
        /** The board file names it. */
        GIVEN,
        REMOVABLE
    }

    Named named(CertificateHashData hash) {
        String client = chain(Purpose.CHARGING_STATION);
        if (!client.isEmpty() && matches(X509.read(client), hash)) {
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
        return givenRoots.stream().anyMatch(r -> matches(X509.read(r.pem), hash))
                ? Named.GIVEN
                : Named.NOTHING;
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
