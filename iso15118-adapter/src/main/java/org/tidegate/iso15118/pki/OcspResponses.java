package org.tidegate.iso15118.pki;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.pki.internal.Der;
import org.tidegate.iso15118.pki.internal.DerReader;
import org.tidegate.iso15118.pki.internal.Issuing;

/**
 * OCSP responses as the operator delivers them (OCPP GetCertificateStatus), kept to be stapled to
 * handshakes. Immutable; hand over a new one when responses come in. Their signatures are for the
 * vehicle to verify: to us they are cargo, and only their addressee and dates are read.
 */
public final class OcspResponses {
    private static final String BASIC = "1.3.6.1.5.5.7.48.1.1";
    private static final int MOST_BYTES = 1 << 16;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'", Locale.ROOT);

    private final List<Answer> answers;

    /** What one response says about one certificate. */
    private static final class Answer {
        private final byte[] response;
        private final String hash;
        private final byte[] issuerNameHash;
        private final byte[] issuerKeyHash;
        private final byte[] serial;
        private final Revocations.Status status;
        private final Instant from;
        private final @Nullable Instant next;

        Answer(byte[] response, DerReader single) {
            this.response = response;
            DerReader id = single.sequence();
            hash = OcspResponses.hash(id.sequence().whole());
            issuerNameHash = id.bytes(0x04);
            issuerKeyHash = id.bytes(0x04);
            serial = id.bytes(0x02);
            status =
                    switch (single.peek()) {
                        case 0x80 -> Revocations.Status.GOOD;
                        case 0xA1 -> Revocations.Status.REVOKED;
                        default -> Revocations.Status.UNKNOWN;
                    };
            single.skip();
            from = time(single.bytes(0x18));
            next = single.peek() == 0xA0 ? time(single.inside(0xA0).bytes(0x18)) : null;
        }

        boolean isAbout(X509Certificate certificate, X509Certificate issuer) {
            try {
                MessageDigest digest = MessageDigest.getInstance(hash);
                return Arrays.equals(serial, certificate.getSerialNumber().toByteArray())
                        && Arrays.equals(
                                issuerNameHash,
                                digest.digest(issuer.getSubjectX500Principal().getEncoded()))
                        && Arrays.equals(
                                issuerKeyHash,
                                digest.digest(Issuing.keyBits(issuer.getPublicKey())));
            } catch (NoSuchAlgorithmException _) {
                return false;
            }
        }

        boolean isFresh(Instant at) {
            return !at.isBefore(from) && (next == null || !at.isAfter(next));
        }
    }

    private OcspResponses(List<Answer> answers) {
        this.answers = List.copyOf(answers);
    }

    public static OcspResponses none() {
        return new OcspResponses(List.of());
    }

    /**
     * @param responses in DER
     * @throws IllegalArgumentException if one is not a successful OCSP response
     */
    public static OcspResponses of(Collection<byte[]> responses) {
        var all = new ArrayList<Answer>();
        for (byte[] each : responses) {
            all.addAll(read(each));
        }
        return new OcspResponses(all);
    }

    public boolean isEmpty() {
        return answers.isEmpty();
    }

    /**
     * The freshest response about this certificate; null if there is none, or if it says anything
     * but good: a charger does not staple its own disgrace, it needs a new certificate.
     */
    public byte @Nullable [] about(
            X509Certificate certificate, X509Certificate issuer, Instant at) {
        Answer best = null;
        for (Answer answer : answers) {
            if (answer.isFresh(at)
                    && answer.isAbout(certificate, issuer)
                    && (best == null || answer.from.isAfter(best.from))) {
                best = answer;
            }
        }
        return best == null || best.status != Revocations.Status.GOOD
                ? null
                : best.response.clone();
    }

    /** Those that are not past their time. */
    public OcspResponses freshAt(Instant at) {
        return new OcspResponses(answers.stream().filter(answer -> answer.isFresh(at)).toList());
    }

    /** These and those. */
    public OcspResponses with(OcspResponses others) {
        var all = new ArrayList<>(answers);
        all.addAll(others.answers);
        return new OcspResponses(all);
    }

    /** What the freshest response says. */
    public Revocations.Status status(
            X509Certificate certificate, X509Certificate issuer, Instant at) {
        Answer best = null;
        for (Answer answer : answers) {
            if (answer.isFresh(at)
                    && answer.isAbout(certificate, issuer)
                    && (best == null || answer.from.isAfter(best.from))) {
                best = answer;
            }
        }
        return best == null ? Revocations.Status.UNKNOWN : best.status;
    }

    /** When the first of them goes stale; null if none says. */
    public @Nullable Instant staleAt() {
        return answers.stream()
                .map(answer -> answer.next)
                .filter(java.util.Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }

    private static List<Answer> read(byte[] der) {
        if (der.length > MOST_BYTES) {
            throw new IllegalArgumentException("an OCSP response of " + der.length + " bytes");
        }
        DerReader response = new DerReader(der).sequence();
        byte[] status = response.bytes(0x0A);
        if (status.length != 1 || status[0] != 0) {
            throw new IllegalArgumentException("the responder answered with an error");
        }
        DerReader bytes = response.inside(0xA0).sequence();
        if (!Arrays.equals(bytes.whole(), Der.oid(BASIC))) {
            throw new IllegalArgumentException("not a basic OCSP response");
        }
        DerReader basic = bytes.inside(0x04).sequence();
        DerReader data = basic.sequence();
        if (data.peek() == 0xA0) {
            data.skip(); // version
        }
        data.skip(); // responder
        data.skip(); // producedAt
        DerReader singles = data.sequence();
        var answers = new ArrayList<Answer>();
        while (!singles.isAtEnd()) {
            answers.add(new Answer(der.clone(), singles.sequence()));
        }
        return answers;
    }

    private static String hash(byte[] oid) {
        if (Arrays.equals(oid, Der.oid("1.3.14.3.2.26"))) {
            return "SHA-1";
        }
        for (int bits : new int[] {256, 384, 512}) {
            if (Arrays.equals(oid, Der.oid("2.16.840.1.101.3.4.2." + (bits / 128 - 1)))) {
                return "SHA-" + bits;
            }
        }
        throw new IllegalArgumentException("an OCSP response with an unknown hash");
    }

    private static Instant time(byte[] text) {
        try {
            return LocalDateTime.parse(new String(text, StandardCharsets.US_ASCII), TIME)
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("an OCSP response with an unreadable date", e);
        }
    }
}
