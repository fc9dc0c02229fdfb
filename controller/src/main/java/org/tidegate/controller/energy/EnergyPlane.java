package org.tidegate.controller.energy;

import static org.tidegate.controller.journal.ControllerEvent.JOURNAL_TAIL_CUT;
import static org.tidegate.controller.journal.ControllerEvent.METER_BEHIND;
import static org.tidegate.controller.journal.ControllerEvent.SESSION_CLOSED_AFTER_POWER_LOSS;
import static org.tidegate.controller.journal.ControllerEvent.STORAGE_BACK;
import static org.tidegate.controller.journal.ControllerEvent.STORAGE_FAILED;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.controller.session.SessionPhase;
import org.tidegate.controller.snapshot.Snapshot;
import org.tidegate.controller.store.StorageState;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Plane;
import org.tidegate.runtime.Published;

/**
 * Watches the snapshot and keeps the books: registers on the medium before 10 Wh are at risk, one
 * record per session when it ends.
 */
public final class EnergyPlane implements Plane, AutoCloseable {
    private static final long ROUND_NANOS = 200_000_000L;
    private static final long SAVE_EVERY_MILLI_WH = 10_000;
    private static final long SAVE_EVERY_NANOS = 30_000_000_000L;
    private static final long RETRY_NANOS = 1_000_000_000L;
    private static final Logger LOG = LoggerFactory.getLogger(EnergyPlane.class);

    private final SessionLedger ledger;
    private final Clock clock;
    private final Published<Snapshot> snapshots;
    private final EventRing events;
    private final Published<StorageState> storage = new Published<>(StorageState.USABLE);
    private final ArrayDeque<SessionRecord> toAppend = new ArrayDeque<>();
    private @Nullable OpenSession open;
    private Registers saved;
    private long savedAtNanos;
    private long retryAtNanos;
    private long lastNumber;
    private int lastPart;
    private boolean reportedStart;
    private boolean reportedBehind;
    private boolean saveNow;

    /**
     * @param events this plane's own ring
     */
    public EnergyPlane(
            SessionLedger ledger, Clock clock, Published<Snapshot> snapshots, EventRing events) {
        this.ledger = ledger;
        this.clock = clock;
        this.snapshots = snapshots;
        this.events = events;
        this.saved = ledger.registers();
        this.lastNumber = saved.lastSessionNumber();
        this.savedAtNanos = clock.nanos();
    }

    @Override
    public String name() {
        return "energy";
    }

    /** Not usable means: no new paid session. */
    public Published<StorageState> storage() {
        return storage;
    }

    @Override
    public long step(long nowNanos) {
        if (!reportedStart) {
            reportStart(nowNanos);
        }
        Snapshot snapshot = snapshots.latest();
        follow(snapshot);
        warnIfBehind(snapshot, nowNanos);
        Registers now = registers(snapshot);
        if (isDue(now, nowNanos) && (storage.latest().usable() || nowNanos - retryAtNanos >= 0)) {
            store(now, nowNanos);
        }
        return ROUND_NANOS;
    }

    /** Saves the registers one last time. Call when nobody steps it any more. */
    @Override
    public void close() {
        saveNow = true;
        retryAtNanos = clock.nanos();
        step(retryAtNanos);
    }

    private void reportStart(long nowNanos) {
        reportedStart = true;
        for (SessionRecord record : ledger.closedByPowerLoss()) {
            events.emit(
                    SESSION_CLOSED_AFTER_POWER_LOSS,
                    nowNanos,
                    (double) record.number(),
                    Double.NaN,
                    "");
        }
        if (ledger.cutBytes() > 0) {
            events.emit(
                    JOURNAL_TAIL_CUT, nowNanos, (double) ledger.cutBytes(), Double.NaN, "session");
        }
    }

    private void follow(Snapshot snapshot) {
        long number = snapshot.session().number();
        boolean active = isActive(snapshot.session().phase());
        OpenSession current = open;
        if (current != null && current.number() != number) {
            close(current, "replaced by session " + number);
            current = null;
        }
        boolean isNew = number > lastNumber;
        if (current == null && (isNew || (active && number == lastNumber && number > 0))) {
            lastPart = isNew ? 1 : lastPart + 1;
            lastNumber = number;
            current = new OpenSession(snapshot, lastPart, isNew, clock.wallMillis());
            open = current;
            saveNow = true;
        }
        if (current != null) {
            current.follow(snapshot, clock.wallMillis());
            if (!active) {
                String reason = snapshot.session().stopReason();
                close(current, reason.isEmpty() ? snapshot.session().phase().text() : reason);
            }
        }
    }

    private void close(OpenSession session, String reason) {
        toAppend.add(session.record().closed(reason));
        open = null;
        saveNow = true;
    }

    private static boolean isActive(SessionPhase phase) {
        return switch (phase) {
            case AVAILABLE, FINISHED, FAULTED -> false;
            case AUTHORISING, PREPARING, CABLE_CHECK, PRE_CHARGE, ENERGY, STOPPING -> true;
        };
    }

    private Registers registers(Snapshot snapshot) {
        return new Registers(
                        snapshot.power().importMilliWh(),
                        snapshot.power().exportMilliWh(),
                        snapshot.session().number())
                .atLeast(saved);
    }

    private void warnIfBehind(Snapshot snapshot, long nowNanos) {
        long behind =
                Math.max(
                        saved.importMilliWh() - snapshot.power().importMilliWh(),
                        saved.exportMilliWh() - snapshot.power().exportMilliWh());
        if (snapshot.cycle() > 0 && behind > 0 && !reportedBehind) {
            reportedBehind = true;
            events.emit(METER_BEHIND, nowNanos, behind / 1000.0, Double.NaN, "");
        }
    }

    private boolean isDue(Registers now, long nowNanos) {
        long moved =
                now.importMilliWh()
                        - saved.importMilliWh()
                        + now.exportMilliWh()
                        - saved.exportMilliWh();
        return saveNow
                || moved >= SAVE_EVERY_MILLI_WH
                || (nowNanos - savedAtNanos >= SAVE_EVERY_NANOS && !now.equals(saved))
                || !storage.latest().usable();
    }

    private void store(Registers now, long nowNanos) {
        try {
            // Closed sessions first: a cut in between leaves them in both, and opening sees that.
            if (!toAppend.isEmpty()) {
                ledger.save(now, unfinished());
            }
            for (SessionRecord next = toAppend.peek(); next != null; next = toAppend.peek()) {
                ledger.append(next);
                toAppend.poll();
            }
            ledger.save(now, unfinished());
        } catch (IOException e) {
            retryAtNanos = nowNanos + RETRY_NANOS;
            if (storage.latest().usable()) {
                String problem = String.valueOf(e.getMessage());
                LOG.warn("Energy records cannot be stored: {}", problem);
                storage.publish(StorageState.failed(problem));
                events.emit(STORAGE_FAILED, nowNanos, Double.NaN, Double.NaN, problem);
            }
            return;
        }
        saved = now;
        savedAtNanos = nowNanos;
        saveNow = false;
        if (!storage.latest().usable()) {
            storage.publish(StorageState.USABLE);
            events.emit(STORAGE_BACK, nowNanos);
        }
    }

    private List<SessionRecord> unfinished() {
        var records = new ArrayList<>(toAppend);
        OpenSession current = open;
        if (current != null) {
            records.add(current.record());
        }
        return records;
    }
}
