package org.tidegate.iso15118.pki;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long certificates last. A pure function of dates; whoever asks decides how often. The stages
 * are those at which a renewal is tried: 30, 7 and 1 day before the end.
 */
public final class Expiry {
    private Expiry() {}

    /** How urgent it is, from nothing to do to too late. */
    public enum Stage {
        FINE(Long.MAX_VALUE),
        RENEW(30),
        HURRY(7),
        LAST_DAY(1),
        EXPIRED(0);

        private final long withinDays;

        Stage(long withinDays) {
            this.withinDays = withinDays;
        }

        /** Reached once no more than this many days are left. */
        public long withinDays() {
            return withinDays;
        }
    }

    /**
     * What is left of one certificate.
     *
     * @param daysLeft whole days, rounded down; negative once it has expired
     */
    public record Left(String name, Instant end, long daysLeft, Stage stage) {}

    /** What is left of this certificate. */
    public static Left of(X509Certificate certificate, Instant at) {
        Instant end = certificate.getNotAfter().toInstant();
        Duration left = Duration.between(at, end);
        Stage stage =
                left.isNegative()
                        ? Stage.EXPIRED
                        : left.compareTo(Duration.ofDays(Stage.LAST_DAY.withinDays)) <= 0
                                ? Stage.LAST_DAY
                                : left.compareTo(Duration.ofDays(Stage.HURRY.withinDays)) <= 0
                                        ? Stage.HURRY
                                        : left.compareTo(Duration.ofDays(Stage.RENEW.withinDays))
                                                        <= 0
                                                ? Stage.RENEW
                                                : Stage.FINE;
        return new Left(
                Certificates.label(certificate),
                end,
                Math.floorDiv(left.toSeconds(), 86_400L),
                stage);
    }

    /**
     * What to tell now: a chain ends with the certificate that ends first, and each stage is told
     * once.
     *
     * @param told the stage told last about these certificates
     * @return null if nothing is worse than what was told
     */
    public static @Nullable Left due(
            Collection<X509Certificate> certificates, Stage told, Instant at) {
        Left first = first(certificates, at);
        return first != null && first.stage.compareTo(told) > 0 ? first : null;
    }

    /** The one that ends first; null if there is none. */
    public static @Nullable Left first(Collection<X509Certificate> certificates, Instant at) {
        List<Left> all = certificates.stream().map(each -> of(each, at)).toList();
        return all.stream().min(java.util.Comparator.comparing(Left::end)).orElse(null);
    }
}
