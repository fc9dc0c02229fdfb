package org.tidegate.hal.internal.driver;

import org.jspecify.annotations.Nullable;
import org.tidegate.hal.DcMode;
import org.tidegate.hal.GateLine;
import org.tidegate.hal.HalEvent;
import org.tidegate.hal.Measurement;
import org.tidegate.hal.ModbusException;
import org.tidegate.hal.PowerStage;
import org.tidegate.hal.StageDetails;
import org.tidegate.hal.StageRating;
import org.tidegate.hal.StageRequest;
import org.tidegate.hal.StageState;
import org.tidegate.hal.StageStatus;
import org.tidegate.hal.SunSpecSettings;
import org.tidegate.hal.internal.Latest;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Plane;
import org.tidegate.runtime.Published;

/**
 * The common part of all converter drivers.
 *
 * <p>Two sides: the lane calls the {@link PowerStage} methods, which neither wait nor allocate; the
 * bus plane's thread calls {@link #step}, which does one poll. They meet in two triple buffers.
 *
 * <p>Safe by silence in both directions. No fresh request from the lane: 0 W, off, and the
 * controller's heartbeat stops. No plane: the device's own revert timer ends in 0 W. No answer from
 * the device: the measurement grows old by itself and then says {@link StageState#OFFLINE}.
 */
public final class ConverterDriver implements PowerStage, Plane {
    private static final long SECOND = 1_000_000_000L;
    private static final long FIRST_BACKOFF_NANOS = 100_000_000L;
    private static final long LONGEST_BACKOFF_NANOS = 2 * SECOND;
    private static final int MOST_MISSED = 3;

    /** What the lane hands over. */
    private static final class Command {
        final StageRequest request = new StageRequest();
        boolean blocked;

        /** The lane itself wants no power; a mere block leaves latched faults latched. */
        boolean askedOff;

        long number;
    }

    private final LinkSearch search;
    private final SunSpecSettings settings;
    private final EventRing events;
    private final GateLine gateLine;
    private final Latest<Command> commands = new Latest<>(Command::new);
    private final Latest<Measurement> measurements = new Latest<>(Measurement::new);
    private final Published<StageStatus> status =
            new Published<>(new StageStatus(StageState.OFFLINE, "not looked for yet", 0, 0));
    private final Published<StageDetails> details = new Published<>(StageDetails.UNKNOWN);
    private volatile StageRating rating = StageRating.UNKNOWN;
    private volatile boolean resetAsked;

    // lane only
    private boolean blocked;
    private long commandNumber;

    // bus plane only
    private final Measurement draft = new Measurement();
    private final DriveOrder order = new DriveOrder();
    private final Conditions conditions;
    private @Nullable ConverterLink link;
    private @Nullable Watches watches;
    private boolean verified;
    private String offlineReason = "";
    private String lastRefusal = "";
    private boolean begun;
    private boolean everFound;
    private boolean requestDead = true;
    private boolean askedOff;
    private long dueNanos;
    private long backoffNanos = FIRST_BACKOFF_NANOS;
    private long goodAtNanos;
    private long lostAtNanos;
    private long laneSeenAtNanos;
    private long laneSeenNumber;
    private long slowAtNanos;
    private long heartbeatAtNanos;
    private long checkAtNanos;
    private int missedInARow;
    private int notTakenInARow;
    private int watchdogOffInARow;
    private int impossibleInARow;
    private long polls;
    private long missed;

    /**
     * @param events emitted into by the bus plane only
     * @param gateLine called by the lane's thread
     */
    public ConverterDriver(
            LinkSearch search, SunSpecSettings settings, EventRing events, GateLine gateLine) {
        this.search = search;
        this.settings = settings;
        this.events = events;
        this.gateLine = gateLine;
        this.conditions = new Conditions(events);
    }

    // ---- lane ----

    @Override
    public void read(Measurement into) {
        into.copyFrom(measurements.front());
    }

    @Override
    public void request(StageRequest request) {
        if (request.mode != DcMode.OFF) {
            blocked = false;
        }
        hand(request);
    }

    @Override
    public void block() {
        blocked = true;
        hand(null);
    }

    @Override
    public StageRating rating() {
        return rating;
    }

    private void hand(@Nullable StageRequest request) {
        // Outside the lock: a lane that hangs in here must not keep the deadline monitor out.
        gateLine.block(blocked);
        leave(request);
    }

    /**
     * The hand-over has one writer, the lane, until it hangs and the deadline monitor blocks in its
     * place: the lock is for the moment in which the lane awakes.
     */
    private synchronized void leave(@Nullable StageRequest request) {
        Command command = commands.back();
        if (request == null) {
            command.request.setOff(0);
        } else {
            command.request.copyFrom(request);
        }
        command.blocked = blocked;
        command.askedOff = request != null && request.mode == DcMode.OFF;
        command.number = ++commandNumber;
        commands.publish();
    }

    // ---- anybody ----

    /** State and reason in words, refreshed at every change and once a second. */
    public Published<StageStatus> status() {
        return status;
    }

    public Published<StageDetails> details() {
        return details;
    }

    /**
     * Clears the device's latched alarms and the driver's own latched faults. Safe from any thread;
     * done at the next poll.
     */
    public void resetAlarms() {
        resetAsked = true;
    }

    // ---- bus plane ----

    /** Whether the device is there, ordered off, and there is time for other talk with it. */
    public boolean isResting() {
        return link != null && order.mode == DcMode.OFF && draft.state != StageState.RUNNING;
    }

    @Override
    public String name() {
        return "bus";
    }

    @Override
    public long step(long nowNanos) {
        if (!begun) {
            begin(nowNanos);
        }
        if (dueNanos - nowNanos > 0) {
            return dueNanos - nowNanos;
        }
        ConverterLink found = link;
        Watches watch = watches;
        polls++;
        if (found == null || watch == null) {
            search(nowNanos);
        } else {
            dueNanos += settings.pollNanos();
            if (dueNanos - nowNanos <= 0) {
                dueNanos = nowNanos + settings.pollNanos();
            }
            poll(found, watch, nowNanos);
        }
        tell();
        return Math.max(0, dueNanos - nowNanos);
    }

    private void begin(long nowNanos) {
        begun = true;
        dueNanos = nowNanos;
        goodAtNanos = nowNanos;
        lostAtNanos = nowNanos;
        laneSeenAtNanos = nowNanos - settings.requestLifetimeNanos();
    }

    private void search(long nowNanos) {
        dueNanos = nowNanos + backoffNanos;
        backoffNanos = Math.min(2 * backoffNanos, LONGEST_BACKOFF_NANOS);
        try {
            switch (search.look(nowNanos, nowNanos + settings.discoveryTimeoutNanos())) {
                case LinkSearch.Result.Found(ConverterLink found) -> take(found, nowNanos);
                case LinkSearch.Result.Refused(String reason) -> refuse(reason, nowNanos);
            }
        } catch (ModbusException e) {
            missed++;
            if (offlineReason.isEmpty()) {
                lose(String.valueOf(e.getMessage()), nowNanos);
            }
            offlineReason = String.valueOf(e.getMessage());
        }
    }

    private void take(ConverterLink found, long nowNanos) {
        StageRating said = permitted(found, nowNanos);
        rating = said;
        link = found;
        verified = !found.hasWatchdog();
        watches = new Watches(said, settings.followNanos(), found.heartbeat(), nowNanos);
        if (everFound) {
            double seconds = (nowNanos - lostAtNanos) * 1e-9;
            events.emit(HalEvent.CONVERTER_BACK, nowNanos, seconds, Double.NaN, "");
        }
        events.emit(
                HalEvent.CONVERTER_FOUND,
                nowNanos,
                said.maxChargeW(),
                said.maxDischargeW(),
                "%s %s, serial %s".formatted(said.manufacturer(), said.model(), said.serial()));
        everFound = true;
        offlineReason = "";
        lastRefusal = "";
        missedInARow = 0;
        notTakenInARow = 0;
        goodAtNanos = nowNanos;
        heartbeatAtNanos = nowNanos - SECOND;
        checkAtNanos = nowNanos;
        slowAtNanos = nowNanos - SECOND;
        backoffNanos = FIRST_BACKOFF_NANOS;
        order.stop(nowNanos);
        dueNanos = nowNanos + settings.pollNanos();
    }

    /**
     * A device that would go on feeding the grid after this program has died is not allowed to feed
     * it, unless a hardware line stops it.
     */
    private StageRating permitted(ConverterLink found, long nowNanos) {
        if (found.hasWatchdog() || gateLine.isWired()) {
            return found.rating();
        }
        if (!everFound) {
            events.emit(HalEvent.NO_WATCHDOG, nowNanos);
        }
        return found.rating().withoutDischarge();
    }

    private void refuse(String reason, long nowNanos) {
        offlineReason = reason;
        if (!reason.equals(lastRefusal)) {
            lastRefusal = reason;
            events.emit(HalEvent.CONVERTER_REFUSED, nowNanos, Double.NaN, Double.NaN, reason);
        }
    }

    private void poll(ConverterLink found, Watches watch, long nowNanos) {
        long deadlineNanos = nowNanos + settings.exchangeTimeoutNanos();
        try {
            found.refreshFast(deadlineNanos);
            observe(found, watch, nowNanos);
            slowly(found, watch, nowNanos, deadlineNanos);
            obey(found, nowNanos, deadlineNanos);
            missedInARow = 0;
            goodAtNanos = nowNanos;
        } catch (ModbusException e) {
            missed++;
            missedInARow++;
            if (missedInARow >= MOST_MISSED
                    || nowNanos - goodAtNanos >= settings.offlineAfterNanos()) {
                lose(String.valueOf(e.getMessage()), nowNanos);
            }
        }
    }

    /** Decodes, judges and publishes what has just been read. */
    private void observe(ConverterLink found, Watches watch, long nowNanos) {
        found.decode(draft);
        if (draft.state != StageState.FAULT) {
            conditions.clear(Condition.DEVICE_FAULT, nowNanos);
        } else if (!conditions.holds(Condition.DEVICE_FAULT)) {
            conditions.raise(
                    Condition.DEVICE_FAULT, nowNanos, Double.NaN, Double.NaN, found.alarmNames());
        }
        String blindSpot = watch.blindFor(found.blindSpot(draft), nowNanos);
        if (blindSpot != null) {
            conditions.raise(Condition.BLIND, nowNanos, Double.NaN, Double.NaN, blindSpot);
        } else {
            conditions.clear(Condition.BLIND, nowNanos);
        }
        String impossible = found.implausible();
        impossibleInARow = impossible == null ? 0 : impossibleInARow + 1;
        // one spoilt value is NaN for one poll; the lane has its own rules for that
        if (impossible != null && impossibleInARow >= MOST_MISSED) {
            conditions.raise(Condition.IMPLAUSIBLE, nowNanos, Double.NaN, Double.NaN, impossible);
        } else if (impossible == null) {
            conditions.clear(Condition.IMPLAUSIBLE, nowNanos);
        }
        if (watch.contradicts(draft.acPowerW, draft.dcPowerW, nowNanos)) {
            conditions.raise(
                    Condition.WRONG_SIGN,
                    nowNanos,
                    Math.rint(draft.acPowerW),
                    Math.rint(draft.dcPowerW),
                    "");
        }
        if (watch.exceeds(order, draft.acPowerW, nowNanos)) {
            conditions.raise(
                    Condition.OUTPUT_EXCEEDS_REQUEST,
                    nowNanos,
                    Math.rint(draft.acPowerW),
                    Math.rint(order.acPowerW),
                    "");
        }
        Condition worst = conditions.worst();
        if (worst == Condition.FROZEN) {
            publishNothingKnown(worst.state());
            return;
        }
        if (worst != null) {
            draft.state = worst.state();
        }
        draft.sampledAtNanos = nowNanos;
        draft.sequence++;
        measurements.back().copyFrom(draft);
        measurements.publish();
    }

    /** What need not happen at every poll; at most one of them per poll. */
    private void slowly(ConverterLink found, Watches watch, long nowNanos, long deadlineNanos)
            throws ModbusException {
        boolean alive = laneIsAlive(nowNanos);
        if (resetAsked) {
            resetAsked = false;
            conditions.clear(Condition.OUTPUT_EXCEEDS_REQUEST, nowNanos);
            conditions.clear(Condition.WRONG_SIGN, nowNanos);
            events.emit(HalEvent.ALARMS_RESET, nowNanos);
            command(() -> found.resetAlarms(deadlineNanos), nowNanos);
        } else if (!verified || nowNanos - checkAtNanos >= SECOND / 2) {
            checkAtNanos = nowNanos;
            check(found, watch, nowNanos, deadlineNanos);
        } else if (alive && nowNanos - heartbeatAtNanos >= SECOND) {
            heartbeatAtNanos = nowNanos;
            command(() -> found.beat(deadlineNanos), nowNanos);
        } else if (nowNanos - slowAtNanos >= SECOND) {
            slowAtNanos = nowNanos;
            found.refreshSlow(deadlineNanos);
            details.publish(found.details());
        }
    }

    /** Is the device alive, does it obey us, does it hold what was written? */
    private void check(ConverterLink found, Watches watch, long nowNanos, long deadlineNanos)
            throws ModbusException {
        found.refreshControl(deadlineNanos);
        double heartbeat = found.heartbeat();
        if (watch.isFrozen(heartbeat, nowNanos) || found.isStill(nowNanos)) {
            conditions.raise(Condition.FROZEN, nowNanos, heartbeat, Double.NaN, "");
        } else {
            conditions.clear(Condition.FROZEN, nowNanos);
        }
        if (found.isLocal()) {
            conditions.raise(Condition.LOCAL_CONTROL, nowNanos, Double.NaN, Double.NaN, "");
        } else {
            conditions.clear(Condition.LOCAL_CONTROL, nowNanos);
        }
        ConverterLink.Held held = found.held(deadlineNanos);
        verified |= held == ConverterLink.Held.OURS;
        notTakenInARow = held == ConverterLink.Held.OTHER ? notTakenInARow + 1 : 0;
        watchdogOffInARow = held == ConverterLink.Held.WATCHDOG_OFF ? watchdogOffInARow + 1 : 0;
        if (watchdogOffInARow >= 2) {
            verified = false;
            conditions.raise(
                    Condition.WATCHDOG_NOT_ARMED,
                    nowNanos,
                    Double.NaN,
                    Double.NaN,
                    "it does not keep the time after which it would go to 0 W");
        } else if (watchdogOffInARow == 0) {
            conditions.clear(Condition.WATCHDOG_NOT_ARMED, nowNanos);
        }
        // once may be the device's own revert after a stall of ours: it is written anew
        if (notTakenInARow >= 2) {
            conditions.raise(
                    Condition.SETPOINT_NOT_TAKEN,
                    nowNanos,
                    Math.rint(found.heldPowerW()),
                    Math.rint(order.acPowerW),
                    "");
        } else if (notTakenInARow == 0 && askedOff) {
            conditions.clear(Condition.SETPOINT_NOT_TAKEN, nowNanos);
        }
    }

    /** Turns the lane's newest request into writes. */
    private void obey(ConverterLink found, long nowNanos, long deadlineNanos)
            throws ModbusException {
        Command command = commands.front();
        long ageNanos = nowNanos - command.request.issuedNanos;
        askedOff = command.askedOff;
        boolean expired = Math.abs(ageNanos) > settings.requestLifetimeNanos();
        boolean wants = !command.blocked && command.request.mode != DcMode.OFF;
        if (wants && expired && !requestDead) {
            double millis = Math.rint(ageNanos * 1e-6);
            events.emit(HalEvent.REQUEST_EXPIRED, nowNanos, millis, Double.NaN, "");
        }
        requestDead = !wants || expired;
        if (requestDead || !verified || !conditions.none()) {
            order.stop(nowNanos);
        } else {
            order.decide(command.request, rating, draft.dcVoltageV, settings.slewWPerS(), nowNanos);
        }
        boolean accepted =
                command(
                        () -> found.apply(order, settings.rewriteNanos(), nowNanos, deadlineNanos),
                        nowNanos);
        if (accepted && askedOff) {
            conditions.clear(Condition.WRITE_REFUSED, nowNanos);
        }
    }

    @FunctionalInterface
    private interface Write {
        void run() throws ModbusException;
    }

    /** A refused write is a fault of its own; the device is still on the bus. */
    private boolean command(Write write, long nowNanos) throws ModbusException {
        try {
            write.run();
            return true;
        } catch (ModbusException e) {
            if (e.reason() != ModbusException.Reason.REFUSED) {
                throw e;
            }
            String text = String.valueOf(e.getMessage());
            conditions.raise(Condition.WRITE_REFUSED, nowNanos, Double.NaN, Double.NaN, text);
            return false;
        }
    }

    private boolean laneIsAlive(long nowNanos) {
        long newest = commands.front().number;
        if (newest != laneSeenNumber) {
            laneSeenNumber = newest;
            laneSeenAtNanos = nowNanos;
        }
        return nowNanos - laneSeenAtNanos < settings.requestLifetimeNanos();
    }

    private void lose(String reason, long nowNanos) {
        events.emit(HalEvent.CONVERTER_LOST, nowNanos, Double.NaN, Double.NaN, reason);
        offlineReason = reason;
        lostAtNanos = goodAtNanos;
        link = null;
        watches = null;
        order.stop(nowNanos);
        dueNanos = nowNanos + backoffNanos;
        publishNothingKnown(StageState.OFFLINE);
    }

    /** Every number becomes NaN; time and sequence stay those of the last good exchange. */
    private void publishNothingKnown(StageState state) {
        var unknown = new Measurement();
        unknown.sampledAtNanos = draft.sampledAtNanos;
        unknown.sequence = draft.sequence;
        unknown.state = state;
        measurements.back().copyFrom(unknown);
        measurements.publish();
    }

    private void tell() {
        Condition worst = conditions.worst();
        StageState state =
                link == null ? StageState.OFFLINE : worst == null ? draft.state : worst.state();
        String reason = link == null ? offlineReason : conditions.reason();
        StageStatus last = status.latest();
        boolean changed = last.state() != state || !last.reason().equals(reason);
        if (changed || polls - last.polls() >= 50) {
            status.publish(new StageStatus(state, reason, polls, missed));
        }
    }
}
