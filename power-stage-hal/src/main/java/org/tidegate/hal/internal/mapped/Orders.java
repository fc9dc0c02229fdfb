package org.tidegate.hal.internal.mapped;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidegate.hal.DcMode;
import org.tidegate.hal.ModbusException;
import org.tidegate.hal.ModbusException.Reason;
import org.tidegate.hal.ModbusMaster;
import org.tidegate.hal.StageState;
import org.tidegate.hal.internal.driver.ConverterLink.Held;
import org.tidegate.hal.internal.driver.DriveOrder;
import org.tidegate.hal.map.RegisterMap;
import org.tidegate.hal.map.RegisterPoint;
import org.tidegate.hal.map.RegisterTable;
import org.tidegate.hal.map.Role;

/**
 * Writes orders into a device with a register map. A set-point is written when it changes and again
 * before the device's watchdog could run out; orders that reduce go first.
 */
final class Orders {
    /** A device that has not obeyed a start or stop after this is told again. */
    private static final long REPEAT_NANOS = 1_000_000_000L;

    private final MapImage image;
    private final ModbusMaster master;
    private final int unit;
    private final boolean singleWrites;
    private final double watchdogSeconds;
    private final Map<Integer, String> dcModes;
    private final List<SetPoint> setPoints = new ArrayList<>();
    private final @Nullable SetPoint power;
    private final @Nullable SetPoint reactive;
    private final @Nullable SetPoint dcMode;
    private final @Nullable SetPoint dcVoltage;
    private final @Nullable SetPoint dcVoltageLimit;
    private final @Nullable SetPoint chargeCurrent;
    private final @Nullable SetPoint dischargeCurrent;
    private final @Nullable SetPoint watchdog;
    private final @Nullable SetPoint heartbeat;
    private final short[] one = new short[1];
    private boolean remoteTaken;
    private boolean operationSent;
    private boolean running;
    private long operationSentNanos;
    private int beats;
    private @Nullable ModbusException refusal;

    /** One point, and what is known to be in the device. */
    private static final class SetPoint {
        final MapImage.Slot slot;
        final short[] wanted;
        final short[] written;
        boolean isWritten;
        long writtenAtNanos;

        SetPoint(MapImage.Slot slot) {
            this.slot = slot;
            this.wanted = new short[slot.point().type().words()];
            this.written = new short[wanted.length];
        }

        boolean isDue(long nowNanos, long rewriteNanos) {
            return !isWritten
                    || !Arrays.equals(wanted, written)
                    || nowNanos - writtenAtNanos >= rewriteNanos;
        }
    }

    Orders(MapImage image, RegisterMap map, ModbusMaster master, int unit, double watchdogSeconds) {
        this.image = image;
        this.master = master;
        this.unit = unit;
        this.singleWrites = map.singleWrites();
        this.watchdogSeconds = watchdogSeconds;
        RegisterPoint mode = map.point(Role.SET_DC_MODE);
        this.dcModes = mode == null ? Map.of() : mode.words();
        watchdog = setPoint(Role.WATCHDOG_S);
        power = setPoint(Role.SET_POWER_W);
        reactive = setPoint(Role.SET_REACTIVE_POWER_VAR);
        dcMode = setPoint(Role.SET_DC_MODE);
        dcVoltage = setPoint(Role.SET_DC_VOLTAGE_V);
        dcVoltageLimit = setPoint(Role.SET_DC_VOLTAGE_LIMIT_V);
        chargeCurrent = setPoint(Role.SET_CHARGE_CURRENT_LIMIT_A);
        dischargeCurrent = setPoint(Role.SET_DISCHARGE_CURRENT_LIMIT_A);
        heartbeat = setPoint(Role.CONTROLLER_HEARTBEAT);
    }

    private @Nullable SetPoint setPoint(Role role) {
        MapImage.Slot slot = image.slot(role);
        if (slot == null) {
            return null;
        }
        var setPoint = new SetPoint(slot);
        setPoints.add(setPoint);
        return setPoint;
    }

    /**
     * Writes what is due.
     *
     * @throws ModbusException {@link Reason#REFUSED} only after everything else has been written
     */
    void apply(
            DriveOrder order,
            StageState state,
            long rewriteNanos,
            long nowNanos,
            long deadlineNanos)
            throws ModbusException {
        refusal = null;
        boolean stop = order.mode == DcMode.OFF;
        if (!remoteTaken) {
            remoteTaken = command(Role.REMOTE, deadlineNanos);
        }
        want(order);
        write(watchdog, rewriteNanos, nowNanos, deadlineNanos);
        if (stop) {
            write(power, rewriteNanos, nowNanos, deadlineNanos);
        }
        write(dcVoltageLimit, rewriteNanos, nowNanos, deadlineNanos);
        write(chargeCurrent, rewriteNanos, nowNanos, deadlineNanos);
        write(dischargeCurrent, rewriteNanos, nowNanos, deadlineNanos);
        write(dcVoltage, rewriteNanos, nowNanos, deadlineNanos);
        write(dcMode, rewriteNanos, nowNanos, deadlineNanos);
        operate(!stop, state, nowNanos, deadlineNanos);
        if (!stop) {
            write(power, rewriteNanos, nowNanos, deadlineNanos);
        }
        write(reactive, rewriteNanos, nowNanos, deadlineNanos);
        if (refusal != null) {
            throw refusal;
        }
    }

    private void want(DriveOrder order) {
        want(watchdog, watchdogSeconds);
        want(power, order.acPowerW);
        want(reactive, order.reactivePowerVar);
        want(dcVoltage, order.dcTargetV);
        want(dcVoltageLimit, order.dcLimitV);
        want(chargeCurrent, order.dcLimitA);
        want(dischargeCurrent, order.dcLimitA);
        want(dcMode, code(order.mode));
    }

    private static void want(@Nullable SetPoint setPoint, double value) {
        if (setPoint != null) {
            RegisterPoint point = setPoint.slot.point();
            // what the device cannot take becomes the nearest it can; 0 is always nearer than wrong
            double possible = Math.max(point.lowest(), Math.min(point.highest(), value));
            setPoint.slot.encode(possible, setPoint.wanted);
        }
    }

    private double code(DcMode mode) {
        String word = mode.name().toLowerCase(Locale.ROOT);
        for (var entry : dcModes.entrySet()) {
            if (entry.getValue().equals(word)) {
                return entry.getKey();
            }
        }
        return 0;
    }

    /** Reads set-point and watchdog back; what differs is written anew. */
    Held held(long deadlineNanos) throws ModbusException {
        SetPoint own = power;
        if (own == null || !own.isWritten || (watchdog != null && !watchdog.isWritten)) {
            return Held.UNKNOWN;
        }
        if (!isHeld(watchdog, deadlineNanos)) {
            return Held.WATCHDOG_OFF;
        }
        return isHeld(own, deadlineNanos) ? Held.OURS : Held.OTHER;
    }

    private boolean isHeld(@Nullable SetPoint setPoint, long deadlineNanos) throws ModbusException {
        if (setPoint == null) {
            return true;
        }
        image.refresh(setPoint.slot, master, unit, deadlineNanos);
        setPoint.isWritten = setPoint.slot.holds(setPoint.written);
        return setPoint.isWritten;
    }

    double heldPowerW() {
        SetPoint own = power;
        return own == null ? Double.NaN : own.slot.unjudged();
    }

    void beat(long deadlineNanos) throws ModbusException {
        SetPoint own = heartbeat;
        if (own != null) {
            beats = (beats + 1) & 0x7FFF;
            own.slot.encode(beats, own.wanted);
            refusal = null;
            send(own.slot.point(), own.wanted, deadlineNanos);
            throwRefusal();
        }
    }

    void resetAlarms(long deadlineNanos) throws ModbusException {
        refusal = null;
        command(Role.CLEAR_ALARMS, deadlineNanos);
        throwRefusal();
    }

    /** Somebody had taken the device away from the bus; it is taken back when they let go. */
    void lostControl() {
        remoteTaken = false;
        operationSent = false;
        for (SetPoint setPoint : setPoints) {
            setPoint.isWritten = false;
        }
    }

    private void throwRefusal() throws ModbusException {
        if (refusal != null) {
            throw refusal;
        }
    }

    private void write(
            @Nullable SetPoint setPoint, long rewriteNanos, long nowNanos, long deadlineNanos)
            throws ModbusException {
        if (setPoint == null || !setPoint.isDue(nowNanos, rewriteNanos)) {
            return;
        }
        setPoint.isWritten = false;
        if (send(setPoint.slot.point(), setPoint.wanted, deadlineNanos)) {
            System.arraycopy(setPoint.wanted, 0, setPoint.written, 0, setPoint.written.length);
            setPoint.isWritten = true;
            setPoint.writtenAtNanos = nowNanos;
        }
    }

    private void operate(boolean run, StageState state, long nowNanos, long deadlineNanos)
            throws ModbusException {
        boolean changed = !operationSent || run != running;
        boolean late = nowNanos - operationSentNanos >= REPEAT_NANOS;
        boolean disobeyed =
                run
                        ? state == StageState.OFF || state == StageState.STANDBY
                        : state == StageState.RUNNING;
        if ((changed || (late && disobeyed))
                && command(run ? Role.START : Role.STOP, deadlineNanos)) {
            operationSent = true;
            running = run;
            operationSentNanos = nowNanos;
        }
    }

    /** True when the device has taken the command, or the map has none. */
    private boolean command(Role role, long deadlineNanos) throws ModbusException {
        MapImage.Slot slot = image.slot(role);
        if (slot == null) {
            return true;
        }
        RegisterPoint point = slot.point();
        one[0] = (short) point.command().orElse(0);
        return send(point, one, deadlineNanos);
    }

    /** A refusal is kept for later, so that one refused point does not keep the others back. */
    private boolean send(RegisterPoint point, short[] words, long deadlineNanos)
            throws ModbusException {
        try {
            if (point.table() == RegisterTable.COIL) {
                master.writeCoil(unit, point.address(), words[0] != 0, deadlineNanos);
            } else if (singleWrites && words.length == 1) {
                master.writeSingle(unit, point.address(), words[0], deadlineNanos);
            } else {
                master.writeMultiple(unit, point.address(), words.length, words, deadlineNanos);
            }
            return true;
        } catch (ModbusException e) {
            if (e.reason() != Reason.REFUSED) {
                throw e;
            }
            refusal = e;
            return false;
        }
    }
}
