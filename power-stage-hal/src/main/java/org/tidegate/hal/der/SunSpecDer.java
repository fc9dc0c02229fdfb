package org.tidegate.hal.der;

import java.util.List;
import java.util.function.LongConsumer;
import org.tidegate.hal.ModbusException;
import org.tidegate.hal.ModbusMaster;
import org.tidegate.hal.internal.sunspec.DerAccess;

/**
 * A SunSpec device seen through all of its models, for people, commissioning and verification.
 * Every call talks to the device; the caller owns the line.
 */
public final class SunSpecDer {
    private final DerAccess access;

    private SunSpecDer(DerAccess access) {
        this.access = access;
    }

    /**
     * Reads the chain of models.
     *
     * @param pause waits about so many nanoseconds, while the device adopts a curve
     * @throws ModbusException when there is no answer; a device without SunSpec has no models
     */
    public static SunSpecDer open(
            ModbusMaster master, int unit, LongConsumer pause, long deadlineNanos)
            throws ModbusException {
        return new SunSpecDer(DerAccess.open(master, unit, pause, deadlineNanos));
    }

    /** Ids of all models in the device's order, known to this program or not. */
    public List<Integer> models() {
        return access.models();
    }

    /** Every point of every known model, as it is now. */
    public List<DerValue> values(long deadlineNanos) throws ModbusException {
        return access.values(deadlineNanos);
    }

    /** Compares; writes nothing. */
    public Adoption verify(DerSettings settings, long deadlineNanos) throws ModbusException {
        return access.verify(settings, deadlineNanos);
    }

    /**
     * Brings the device to the settings: writes, adopts curves, reads back. To be done while no
     * power flows.
     */
    public Adoption adopt(DerSettings settings, long deadlineNanos) throws ModbusException {
        return access.adopt(settings, deadlineNanos);
    }

    /**
     * Writes one point, such as model 802's {@code SetOp}, and reads it back.
     *
     * @param value in the point's own unit
     */
    public Adoption write(int model, String point, double value, long deadlineNanos)
            throws ModbusException {
        return access.write(model, point, value, deadlineNanos);
    }
}
