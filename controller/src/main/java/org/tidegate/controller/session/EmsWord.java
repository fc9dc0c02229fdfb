package org.tidegate.controller.session;

/**
 * What the site's energy manager last said. Worth nothing once its lifetime is over. Its limits cap
 * whatever anybody asks for; its set-point counts where the operator leaves room for it.
 *
 * @param targetW plus into the vehicle; NaN without a set-point
 * @param limitW highest import; positive infinity without a limit
 * @param dischargeLimitW zero or below; negative infinity without a limit
 * @param trouble why it cannot be heard, in words; empty while it can, or where nobody manages
 */
public record EmsWord(
        long issuedNanos,
        long lifetimeNanos,
        double targetW,
        double limitW,
        double dischargeLimitW,
        String trouble) {

    /** Nobody manages this site. */
    public static final EmsWord NONE =
            new EmsWord(0, 0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, "");

    /** Heard well. */
    public EmsWord(
            long issuedNanos,
            long lifetimeNanos,
            double targetW,
            double limitW,
            double dischargeLimitW) {
        this(issuedNanos, lifetimeNanos, targetW, limitW, dischargeLimitW, "");
    }

    public boolean isFresh(long nowNanos) {
        return nowNanos - issuedNanos < lifetimeNanos;
    }
}
