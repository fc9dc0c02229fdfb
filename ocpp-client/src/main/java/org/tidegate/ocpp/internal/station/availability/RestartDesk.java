package org.tidegate.ocpp.internal.station.availability;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.OcppEvent;
import org.tidegate.ocpp.internal.message.Data.StatusInfo;
import org.tidegate.ocpp.internal.message.Data.StoppedReason;
import org.tidegate.ocpp.internal.message.Data.TriggerReason;
import org.tidegate.ocpp.internal.message.OperatorCall;
import org.tidegate.ocpp.internal.message.OperatorCall.ResetKind;
import org.tidegate.ocpp.internal.message.OperatorCall.ResetStatus;
import org.tidegate.ocpp.internal.outbox.Outbox;
import org.tidegate.ocpp.internal.station.Desk;
import org.tidegate.ocpp.internal.station.Moment;
import org.tidegate.ocpp.internal.station.Surroundings;
import org.tidegate.ocpp.internal.station.device.Setting;
import org.tidegate.ocpp.internal.station.transaction.Transaction;
import org.tidegate.ocpp.internal.station.transaction.TransactionDesk;

/** Restarts of the whole station, at once or when nobody charges (OCPP 2.1 B11, B12). */
public final class RestartDesk implements Desk {
    private static final Duration WAITS = Duration.ofSeconds(30);
    private static final Duration AFTER_ANSWER = Duration.ofSeconds(1);
    private static final long TRIED_NANOS = Duration.ofSeconds(60).toNanos();
    private static final long PAUSE_NANOS = Duration.ofSeconds(5).toNanos();
    private static final long NEVER = Long.MAX_VALUE / 2;

    /** Not before the answer is out, not after the deadline. */
    private record Wish(long notBeforeNanos, long deadlineNanos) {}

    private final Surroundings at;
    private final Outbox outbox;
    private final TransactionDesk transactions;
    private @Nullable Wish wish;
    private long askedNanos = NEVER;
    private int tries;

    public RestartDesk(Surroundings at, Outbox outbox, TransactionDesk transactions) {
        this.at = at;
        this.outbox = outbox;
        this.transactions = transactions;
    }

    public boolean isPending() {
        return wish != null;
    }

    /** The charger may go down now; asked for a while, and again as often as ResetRetries says. */
    public boolean restartsNow(Moment now) {
        Wish w = wish;
        return w != null && isReady(w, now) && now.nanos() - askedNanos < TRIED_NANOS;
    }

    private boolean isReady(Wish w, Moment now) {
        return now.nanos() - w.notBeforeNanos >= 0
                && (transactions.running() == null || now.nanos() - w.deadlineNanos >= 0);
    }

    @Override
    public void tick(Moment now) {
        Wish w = wish;
        if (w == null || !isReady(w, now)) {
            return;
        }
        if (askedNanos == NEVER) {
            askedNanos = now.nanos();
        } else if (now.nanos() - askedNanos >= TRIED_NANOS + PAUSE_NANOS) { // still alive
            if (tries++ < at.variables().integer(Setting.RESET_RETRIES)) {
                askedNanos = now.nanos();
            } else {
                wish = null;
                askedNanos = NEVER;
                tries = 0;
                at.out().emit(OcppEvent.RESET_ASKED, Double.NaN, "given up: nothing restarts us");
            }
        }
    }

    public OperatorCall.Answer reset(OperatorCall.Reset c, Moment now) {
        if (c.evseId() != null && c.evseId() != 0) {
            return no("UnsupportedRequest", "only the whole station can restart");
        }
        if (c.type() == ResetKind.IMMEDIATE_AND_RESUME) {
            return no("UnsupportedRequest", "transactions are not resumed after a restart");
        }
        boolean immediate = c.type() == ResetKind.IMMEDIATE;
        boolean later = transactions.running() != null && !immediate;
        restart(immediate, "restart asked for by the operator", now);
        return new OperatorCall.ResetResponse(
                later ? ResetStatus.SCHEDULED : ResetStatus.ACCEPTED, null);
    }

    private static OperatorCall.Answer no(String code, String why) {
        return new OperatorCall.ResetResponse(ResetStatus.REJECTED, new StatusInfo(code, why));
    }

    /** Also for a firmware that has to be started. */
    public void restart(boolean immediate, String why, Moment now) {
        if (immediate) {
            transactions.stop(
                    new Transaction.Stop(
                            StoppedReason.IMMEDIATE_RESET, TriggerReason.RESET_COMMAND, why));
        }
        if (wish == null || immediate) {
            at.out().emit(OcppEvent.RESET_ASKED, Double.NaN, immediate ? "at once" : "when idle");
            long deadline = immediate ? now.nanos() + WAITS.toNanos() : NEVER;
            wish = new Wish(now.nanos() + AFTER_ANSWER.toNanos(), deadline);
            at.out().keep(outbox.markReset());
            at.securityEvent("ResetOrReboot", "", now);
        }
    }
}
