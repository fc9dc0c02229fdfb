package org.tidegate.ocpp.internal.station;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.message.StationCall;

/** Our calls: one in flight at a time, and those that wait until nothing more urgent does. */
final class Calls {
    private static final int MOST_WAITING = 256;

    /** A break of the link is not the message's fault; this many are suspicious. */
    private static final int MOST_BREAKS = 3;

    record InFlight(String id, Desk.Ask ask, long deadlineNanos) {}

    /**
     * @param prompted the operator has asked for it, so that it may be said before registration
     */
    private record Waiting(Desk.Ask ask, int breaks, boolean prompted) {}

    private final String prefix;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private long count;
    private @Nullable InFlight inFlight;
    private @Nullable Waiting taken;

    Calls(String prefix) {
        this.prefix = prefix;
    }

    @Nullable InFlight inFlight() {
        return inFlight;
    }

    InFlight begin(Desk.Ask ask, long deadlineNanos) {
        inFlight = new InFlight(prefix + count++, ask, deadlineNanos);
        return inFlight;
    }

    /** It is over, one way or the other. */
    @Nullable InFlight end() {
        InFlight ended = inFlight;
        inFlight = null;
        taken = null;
        return ended;
    }

    /** The link broke: what was asked for and not answered is asked again, first of all. */
    @Nullable InFlight broken() {
        Waiting again = taken;
        InFlight ended = end();
        if (again != null && again.breaks < MOST_BREAKS) {
            waiting.addFirst(new Waiting(again.ask, again.breaks + 1, again.prompted));
            return null;
        }
        return ended;
    }

    boolean offer(StationCall call, Reply reply, boolean prompted) {
        return waiting.size() < MOST_WAITING
                && waiting.offer(new Waiting(new Desk.Ask(call, reply), 0, prompted));
    }

    /**
     * The next one to be said.
     *
     * @param promptedOnly the others keep their place
     */
    Desk.@Nullable Ask next(boolean promptedOnly) {
        taken = null;
        for (Iterator<Waiting> it = waiting.iterator(); it.hasNext(); ) {
            Waiting each = it.next();
            if (each.prompted || !promptedOnly) {
                it.remove();
                taken = each;
                return each.ask;
            }
        }
        return null;
    }
}
