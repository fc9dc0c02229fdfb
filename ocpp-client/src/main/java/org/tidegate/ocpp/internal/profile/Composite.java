package org.tidegate.ocpp.internal.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.message.Data.OperationMode;
import org.tidegate.ocpp.internal.message.Profile.Period;
import org.tidegate.ocpp.internal.message.Profile.Purpose;

/**
 * How profiles stack (OCPP 2.1 K01, Q01): per purpose the highest stack level that has something to
 * say at the instant wins; the station's maximum caps whatever the transaction's profile, or
 * failing that the default profile, asks for. EVSE 1 is this station's only one, so profiles of the
 * whole station (EVSE 0) apply to it directly.
 *
 * <p>Own safety rule on top: nothing discharges without a permission. ChargingOnly permits none; a
 * set-point mode permits its {@code dischargeLimit}, or without one exactly its own negative
 * set-point.
 */
public final class Composite {

    /** From this instant on, until the next segment's. */
    public record Segment(long fromMillis, Effective effective) {}

    private record Winner(ProfileBook.Entry entry, Period period) {}

    private Composite() {}

    public static Effective at(ProfileBook book, Basis basis, long atMillis) {
        Winner own = winner(book, basis, Purpose.TX_PROFILE, atMillis);
        if (own == null) {
            own = winner(book, basis, Purpose.TX_DEFAULT_PROFILE, atMillis);
        }
        Winner max = winner(book, basis, Purpose.CHARGING_STATION_MAX_PROFILE, atMillis);
        Effective asked = own == null ? Effective.NONE : asked(own);
        return max == null ? asked : capped(asked, max);
    }

    /**
     * The same over a time, as few segments as possible; the first begins at {@code fromMillis}.
     *
     * @param most stop after this many, which shortens the time covered
     */
    public static List<Segment> over(
            ProfileBook book, Basis basis, long fromMillis, long durationMillis, int most) {
        var edges = new TreeSet<Long>();
        edges.add(fromMillis);
        long toMillis = fromMillis + durationMillis;
        for (ProfileBook.Entry entry : book.entries()) {
            Schedules.edges(entry, basis, fromMillis, toMillis, edges);
        }
        var segments = new ArrayList<Segment>();
        for (long edge : edges.tailSet(fromMillis)) {
            if ((edge >= toMillis && edge != fromMillis) || segments.size() > most) {
                break;
            }
            Effective effective = at(book, basis, edge);
            if (segments.isEmpty() || !segments.getLast().effective.equals(effective)) {
                segments.add(new Segment(edge, effective));
            }
        }
        return segments;
    }

    private static @Nullable Winner winner(
            ProfileBook book, Basis basis, Purpose purpose, long atMillis) {
        Winner best = null;
        for (ProfileBook.Entry entry : book.entries()) {
            if (entry.profile().chargingProfilePurpose() != purpose
                    || (purpose == Purpose.TX_PROFILE
                            && !entry.profile().transactionIdIs(basis.transactionId()))) {
                continue;
            }
            Period period = Schedules.periodAt(entry, basis, atMillis);
            if (period != null && (best == null || outranks(entry, best.entry))) {
                best = new Winner(entry, period);
            }
        }
        return best;
    }

    /** The EVSE's own profile beats the station's at the same level; then the later one wins. */
    private static boolean outranks(ProfileBook.Entry entry, ProfileBook.Entry best) {
        int level = Integer.compare(entry.profile().stackLevel(), best.profile().stackLevel());
        return level != 0 ? level > 0 : entry.evseId() >= best.evseId();
    }

    private static Effective asked(Winner own) {
        Period p = own.period;
        int id = own.entry.profile().id();
        if (p.mode() == OperationMode.IDLE) {
            return new Effective(OperationMode.IDLE, 0, 0, 0, id);
        }
        double limitW = p.limit() == null ? Double.POSITIVE_INFINITY : p.limit();
        if (p.mode() == OperationMode.CHARGING_ONLY || p.setpoint() == null) {
            return new Effective(OperationMode.CHARGING_ONLY, Double.NaN, limitW, 0, id);
        }
        double dischargeLimitW =
                p.dischargeLimit() == null ? Math.min(p.setpoint(), 0) : p.dischargeLimit();
        double targetW = clamp(p.setpoint(), dischargeLimitW, limitW);
        return new Effective(p.mode(), targetW, limitW, dischargeLimitW + 0.0, id);
    }

    private static Effective capped(Effective asked, Winner max) {
        Period p = max.period;
        double maxW = p.limit() == null ? Double.POSITIVE_INFINITY : p.limit();
        double limitW = Math.min(asked.limitW(), maxW);
        double dischargeLimitW =
                p.dischargeLimit() == null
                        ? asked.dischargeLimitW()
                        : Math.max(asked.dischargeLimitW(), p.dischargeLimit());
        boolean binds = limitW < asked.limitW() && Double.isNaN(asked.targetW());
        return new Effective(
                asked.mode(),
                clamp(asked.targetW(), dischargeLimitW, limitW),
                limitW,
                dischargeLimitW,
                binds || asked.profileId() == 0 ? max.entry.profile().id() : asked.profileId());
    }

    /** NaN stays NaN: no set-point is not a set-point at a limit. */
    private static double clamp(double valueW, double lowestW, double highestW) {
        return Math.min(Math.max(valueW, lowestW), highestW);
    }
}
