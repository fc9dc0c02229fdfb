package org.tidegate.hal.internal.sunspec;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tidegate.hal.DcMode;
import org.tidegate.hal.ModbusException;
import org.tidegate.hal.ModbusException.Reason;
import org.tidegate.hal.ModbusMaster;
import org.tidegate.hal.StageState;
import org.tidegate.hal.internal.driver.ConverterLink.Held;
import org.tidegate.hal.internal.driver.DriveOrder;

/**
 * Writes orders into one device: models 704, 64200 and 715. A block is written when it changes and
 * again before the device's revert timer could run out; orders that reduce go first.
 */
public final class Controls {
    private static final int POWER_FROM = Points.W_SET_ENABLED.offset();
    private static final int POWER_WORDS = 11;
    private static final int VAR_FROM = Points.VAR_SET_ENABLED.offset();
    private static final int VAR_WORDS = 12;
    private static final int DC_FROM = Points.DC_MODE.offset();
    private static final int DC_WORDS = 7;

    /** {@code WSetMod}: the set-point is in watts. */
    private static final int IN_WATTS = 1;

    /** {@code VarSetMod}: the set-point is in var. */
    private static final int IN_VARS = 4;

    private static final int STOP = 0;
    private static final int START = 1;

    /** A device that has not obeyed a start or stop after this is told again. */
    private static final long REPEAT_NANOS = 1_000_000_000L;

    private final Device device;
    private final ModbusMaster master;
    private final int unit;
    private final int revertSeconds;
    private final Block power;
    private final @Nullable Block var;
    private final @Nullable Block dc;
    private final short[] scratch = new short[VAR_WORDS];
    private boolean operationSent;
    private boolean running;
    private long operationSentNanos;
    private int heartbeat;
    private @Nullable ModbusException refusal;

    /** Registers that are written together, and what is known to be in the device. */
    private static final class Block {
        final Model model;
        final int from;
        final short[] wanted;
        final short[] written;
        boolean isWritten;
        long writtenAtNanos;

        Block(Model model, int from, int words) {
            this.model = model;
            this.from = from;
            this.wanted = Arrays.copyOfRange(model.registers, from, from + words);
            this.written = new short[words];
        }

        void want(Point point, double value) {
            model.encode(point, value, wanted, point.offset() - from);
        }

        boolean isDue(long nowNanos, long rewriteNanos) {
            return !isWritten
                    || !Arrays.equals(wanted, written)
                    || nowNanos - writtenAtNanos >= rewriteNanos;
        }
    }

    public Controls(Device device, ModbusMaster master, int unit, int revertSeconds) {
        this.device = device;
        this.master = master;
        this.unit = unit;
        this.revertSeconds = revertSeconds;
        Model ac = device.controls;
        power = new Block(ac, POWER_FROM, POWER_WORDS);
        var = ac.isWritable(Points.VAR_SET) ? new Block(ac, VAR_FROM, VAR_WORDS) : null;
        Model own = device.dcControl;
        dc = own == null ? null : new Block(own, DC_FROM, DC_WORDS);
    }

    /**
     * Writes what is due.
     *
     * @throws ModbusException {@link Reason#REFUSED} only after everything else has been written
     */
    public void apply(DriveOrder order, long rewriteNanos, long nowNanos, long deadlineNanos)
            throws ModbusException {
        refusal = null;
        want(order);
        boolean stop = order.mode == DcMode.OFF;
        if (stop) {
            write(power, rewriteNanos, nowNanos, deadlineNanos);
        }
        write(dc, rewriteNanos, nowNanos, deadlineNanos);
        operate(!stop, nowNanos, deadlineNanos);
        if (!stop) {
            write(power, rewriteNanos, nowNanos, deadlineNanos);
        }
        write(var, rewriteNanos, nowNanos, deadlineNanos);
        if (refusal != null) {
            throw refusal;
        }
    }

    /** Says to the device that the controller is alive; to be called every second. */
    public void beat(long deadlineNanos) throws ModbusException {
        heartbeat = (heartbeat + 1) & 0x7FFF_FFFF;
        writePoint(Points.CONTROLLER_HEARTBEAT, heartbeat, deadlineNanos);
    }

    public void resetAlarms(long deadlineNanos) throws ModbusException {
        writePoint(Points.ALARM_RESET, 1, deadlineNanos);
    }

    /**
     * Reads the set-point back.
     *
     * @return whether set-point, enable and revert settings are what was last written; if not, they
     *     are written anew at the next {@link #apply}
     */
    public Held held(long deadlineNanos) throws ModbusException {
        if (!power.isWritten) {
            return Held.UNKNOWN;
        }
        device.controls.refresh(
                master, unit, POWER_FROM, POWER_FROM + POWER_WORDS - 1, deadlineNanos);
        boolean same = true;
        boolean armed = true;
        for (int i = 0; i < POWER_WORDS; i++) {
            int offset = POWER_FROM + i;
            // the two percent points between the watts are not ours and may move with them
            boolean ours = offset != 28 && offset != 29;
            boolean equal = !ours || device.controls.registers[offset] == power.written[i];
            same &= equal;
            armed &= equal || !isWatchdog(offset);
        }
        power.isWritten = same;
        return same ? Held.OURS : armed ? Held.OTHER : Held.WATCHDOG_OFF;
    }

    /** What makes the device go to 0 W by itself: the value it reverts to, and when. */
    private static boolean isWatchdog(int offset) {
        int value = Points.W_SET_REVERT.offset();
        int seconds = Points.W_SET_REVERT_SECONDS.offset();
        return offset == value
                || offset == value + 1
                || offset == Points.W_SET_ENABLED_REVERT.offset()
                || offset == seconds
                || offset == seconds + 1;
    }

    /** The set-point the device held at the last {@link #held}, in the house's sign. */
    public double heldPowerW() {
        return 0.0 - device.controls.number(Points.W_SET);
    }

    private void want(DriveOrder order) {
        power.want(Points.W_SET_ENABLED, 1);
        power.want(Points.W_SET_MODE, IN_WATTS);
        power.want(Points.W_SET, -order.acPowerW);
        power.want(Points.W_SET_REVERT, 0);
        // stays enabled when it reverts: disabled would mean "no set-point", which is not 0 W
        power.want(Points.W_SET_ENABLED_REVERT, 1);
        power.want(Points.W_SET_REVERT_SECONDS, revertSeconds);
        if (var != null) {
            var.want(Points.VAR_SET_ENABLED, 1);
            var.want(Points.VAR_SET_MODE, IN_VARS);
            var.want(Points.VAR_SET_PRIORITY, 0);
            var.want(Points.VAR_SET, -order.reactivePowerVar);
            var.want(Points.VAR_SET_REVERT, 0);
            var.want(Points.VAR_SET_ENABLED_REVERT, 1);
            var.want(Points.VAR_SET_REVERT_SECONDS, revertSeconds);
        }
        if (dc != null) {
            dc.want(Points.DC_MODE, code(order.mode));
            dc.want(Points.DC_TARGET_V, order.dcTargetV);
            dc.want(Points.DC_LIMIT_V, order.dcLimitV);
            dc.want(Points.DC_LIMIT_A, order.dcLimitA);
            dc.want(Points.DC_MODE_REVERT, code(DcMode.OFF));
            dc.want(Points.DC_REVERT_SECONDS, revertSeconds);
        }
    }

    private static int code(DcMode mode) {
        return switch (mode) {
            case OFF -> 0;
            case VOLTAGE -> 1;
            case POWER -> 2;
        };
    }

    private void write(@Nullable Block block, long rewriteNanos, long nowNanos, long deadlineNanos)
            throws ModbusException {
        if (block == null || !block.isDue(nowNanos, rewriteNanos)) {
            return;
        }
        block.isWritten = false;
        if (accepted(block.model, block.from, block.wanted.length, block.wanted, deadlineNanos)) {
            System.arraycopy(block.wanted, 0, block.written, 0, block.written.length);
            block.isWritten = true;
            block.writtenAtNanos = nowNanos;
        }
    }

    private void operate(boolean run, long nowNanos, long deadlineNanos) throws ModbusException {
        boolean changed = !operationSent || run != running;
        boolean late = nowNanos - operationSentNanos >= REPEAT_NANOS;
        if (changed || (late && isDisobeyed(run))) {
            device.control.encode(Points.OPERATION, run ? START : STOP, scratch, 0);
            if (accepted(device.control, Points.OPERATION.offset(), 1, scratch, deadlineNanos)) {
                operationSent = true;
                running = run;
                operationSentNanos = nowNanos;
            }
        }
    }

    private boolean isDisobeyed(boolean run) {
        StageState state = device.state();
        return run
                ? state == StageState.OFF || state == StageState.STANDBY
                : state == StageState.RUNNING;
    }

    private void writePoint(Point point, double value, long deadlineNanos) throws ModbusException {
        if (device.control.isWritable(point)) {
            device.control.encode(point, value, scratch, 0);
            refusal = null;
            accepted(device.control, point.offset(), point.type().words, scratch, deadlineNanos);
            if (refusal != null) {
                throw refusal;
            }
        }
    }

    /** A refusal is kept for later, so that one refused block does not keep the others back. */
    private boolean accepted(Model model, int from, int words, short[] values, long deadlineNanos)
            throws ModbusException {
        try {
            master.writeMultiple(unit, model.address + from, words, values, deadlineNanos);
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
