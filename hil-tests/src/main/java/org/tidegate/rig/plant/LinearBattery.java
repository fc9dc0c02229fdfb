package org.tidegate.rig.plant;

import java.util.function.BooleanSupplier;

/**
 * A battery of an open-circuit voltage that rises linearly with the state of charge, and an inner
 * resistance. Enough for a converter to work against; the vehicle twin has a better one.
 */
public final class LinearBattery implements DcPort {
    private final double emptyV;
    private final double fullV;
    private final double ohm;
    private final double capacityAh;
    private final BooleanSupplier connected;
    private double chargeAh;

    public LinearBattery(
            double emptyV,
            double fullV,
            double ohm,
            double capacityAh,
            double soc,
            BooleanSupplier connected) {
        this.emptyV = emptyV;
        this.fullV = fullV;
        this.ohm = ohm;
        this.capacityAh = capacityAh;
        this.chargeAh = soc * capacityAh;
        this.connected = connected;
    }

    /** 340 V to 410 V, 0.1 ohm, 40 Ah (15 kWh), half full, always connected. */
    public static LinearBattery halfFull() {
        return new LinearBattery(340, 410, 0.1, 40, 0.5, () -> true);
    }

    /** The same behind contactors. */
    public static LinearBattery halfFull(BooleanSupplier connected) {
        return new LinearBattery(340, 410, 0.1, 40, 0.5, connected);
    }

    @Override
    public boolean connected() {
        return connected.getAsBoolean();
    }

    @Override
    public double voltageAtV(double currentA) {
        return connected() ? emptyV + (fullV - emptyV) * soc() + ohm * currentA : Double.NaN;
    }

    @Override
    public void flow(double currentA, double seconds) {
        chargeAh += currentA * seconds / 3600;
    }

    /** 0 to 1. */
    public double soc() {
        return chargeAh / capacityAh;
    }
}
