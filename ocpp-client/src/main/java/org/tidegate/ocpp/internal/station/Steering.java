package org.tidegate.ocpp.internal.station;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.OperatorState;
import org.tidegate.ocpp.internal.message.OperatorAnswer;
import org.tidegate.ocpp.internal.message.StationCall;
import org.tidegate.ocpp.internal.profile.Basis;
import org.tidegate.ocpp.internal.profile.Composite;
import org.tidegate.ocpp.internal.profile.Effective;
import org.tidegate.ocpp.internal.profile.ProfileBook;

/** The profiles held, and what they ask for now. */
final class Steering implements Desk {
    /** A vehicle's schedule covers a day, in steps it can take. */
    private static final long AHEAD_MILLIS = 86_400_000L;

    private static final int MOST_AHEAD = 11;

    /** The far end moves on by itself; what changes is looked at once. */
    private static final long AHEAD_EVERY_MILLIS = 60_000L;

    private final Map<Integer, Long> pulledNanos = new HashMap<>();
    private ProfileBook book;
    private Effective effective = Effective.NONE;
    private List<OperatorState.Ahead> ahead = List.of();
    private long aheadSinceMillis = Long.MIN_VALUE / 2;
    private @Nullable String aheadTransaction;
    private @Nullable ProfileDesk profiles;

    Steering(ProfileBook book) {
        this.book = book;
    }

    /** Who is told what a pull brought. */
    void onPulled(ProfileDesk desk) {
        profiles = desk;
    }

    @Override
    public @Nullable Ask due(Moment now) {
        Integer id = pullDue(now.nanos());
        if (id == null) {
            return null;
        }
        var asked = new StationCall.PullDynamicScheduleUpdate(id);
        return new Ask(
                asked,
                new Reply() {
                    @Override
                    public void answered(OperatorAnswer answer, Moment when) {
                        ProfileDesk desk = profiles;
                        if (desk != null
                                && answer
                                        instanceof
                                        OperatorAnswer.PullDynamicScheduleUpdateResponse pulled) {
                            desk.pulled(asked, pulled, when);
                        }
                    }
                });
    }

    ProfileBook book() {
        return book;
    }

    Effective effective() {
        return effective;
    }

    /** What the profiles permit through the next day. */
    List<OperatorState.Ahead> ahead() {
        return ahead;
    }

    void use(ProfileBook next, Basis basis, Moment now) {
        book = next;
        aheadSinceMillis = Long.MIN_VALUE / 2;
        look(basis, now);
    }

    void look(Basis basis, Moment now) {
        effective = Composite.at(book, basis, now.wallMillis());
        boolean due =
                Math.abs(now.wallMillis() - aheadSinceMillis) >= AHEAD_EVERY_MILLIS
                        || !Objects.equals(aheadTransaction, basis.transactionId());
        if (due) {
            aheadSinceMillis = now.wallMillis();
            aheadTransaction = basis.transactionId();
            ahead = book.entries().isEmpty() ? List.of() : lookAhead(basis, now);
        }
    }

    private List<OperatorState.Ahead> lookAhead(Basis basis, Moment now) {
        return Composite.over(book, basis, now.wallMillis(), AHEAD_MILLIS, MOST_AHEAD).stream()
                .map(s ->
                        new OperatorState.Ahead(
                                s.fromMillis(),
                                s.effective().limitW(),
                                s.effective().dischargeLimitW()))
                .toList();
    }

    /** A dynamic profile whose next values are to be asked for; asking is counted at once. */
    @Nullable Integer pullDue(long nowNanos) {
        pulledNanos.keySet().removeIf(id -> book.byId(id).isEmpty());
        for (ProfileBook.Entry e : book.entries()) {
            Integer seconds = e.profile().dynUpdateInterval();
            int id = e.profile().id();
            long last = Math.max(e.updatedNanos(), pulledNanos.getOrDefault(id, Long.MIN_VALUE));
            if (seconds != null && seconds > 0 && nowNanos - last >= seconds * 1_000_000_000L) {
                pulledNanos.put(id, nowNanos);
                return id;
            }
        }
        return null;
    }
}
