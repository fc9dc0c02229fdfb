package org.tidegate.rig.vehicle;

import java.util.function.BooleanSupplier;
import org.tidegate.rig.plant.DcPort;

/**
 * A traction battery behind its own contactors: open-circuit voltage over state of charge, inner
 * resistance, and a battery management system that takes its limits back near full and near empty.
 * Current is plus into the battery.
 *
 * <p>Read by the EVCC's thread while the converter's physics steps it: every method locks.
 */
public final class Battery implements DcPort {
    /** Open-circuit voltage per cell of an NMC cell at 0, 10, ... 100 %, in V. */
    private static final double[] OCV_PER_CELL_V = {
        3.00, 3.42, 3.52, 3.58, 3.62, 3.67, 3.75, 3.84, 3.94, 4.05, 4.18
    };

    /** Charging limits go down to nothing over the last percents, as real ones do. */
    private static final double TAPER_FULL_FROM_PERCENT = 95;

    private static final double TAPER_EMPTY_FROM_PERCENT = 8;

    /**
     * @param capacityWh energy between empty and full
     * @param cells in series
     * @param resistanceOhm of the whole pack
     * @param maxChargeW,maxDischargeW what the pack can take and give in mid range, magnitudes
     * @param maxCurrentA magnitude, both directions
     */
    public record Pack(
            double capacityWh,
            int cells,
            double resistanceOhm,
            double maxChargeW,
            double maxDischargeW,
            double maxCurrentA) {

        /** A 400 V pack of a family car; {@code capacityWh} small makes a demonstration quick. */
        public static Pack of(double capacityWh) {
            return new Pack(capacityWh, 108, 0.08, 22_000, 22_000, 125);
        }
    }

    private final Pack pack;
    private final BooleanSupplier chargerContactorClosed;
    private double energyWh;
    private double currentA;
    private double chargedWh;
    private double dischargedWh;
    private boolean contactorsClosed;

    /**
     * @param chargerContactorClosed the charger's end of the cable; read at every step
     */
    public Battery(Pack pack, double socPercent, BooleanSupplier chargerContactorClosed) {
        this.pack = pack;
        this.energyWh = pack.capacityWh * socPercent / 100;
        this.chargerContactorClosed = chargerContactorClosed;
    }

    /** The vehicle's own contactors. */
    public synchronized void setContactors(boolean closed) {
        contactorsClosed = closed;
        if (!closed) {
            currentA = 0;
        }
    }

    public synchronized boolean contactorsClosed() {
        return contactorsClosed;
    }

    @Override
    public synchronized boolean connected() {
        return contactorsClosed && chargerContactorClosed.getAsBoolean();
    }

    @Override
    public synchronized double voltageAtV(double currentA) {
        return connected() ? openCircuitV() + currentA * pack.resistanceOhm : Double.NaN;
    }

    @Override
    public synchronized void flow(double currentA, double seconds) {
        if (!contactorsClosed) {
            this.currentA = 0;
            return;
        }
        // The cells store what arrives at the open-circuit voltage; the rest heats the resistance.
        double terminalWh =
                (openCircuitV() + currentA * pack.resistanceOhm) * currentA * seconds / 3600;
        energyWh += openCircuitV() * currentA * seconds / 3600;
        energyWh = Math.clamp(energyWh, 0, pack.capacityWh);
        if (terminalWh > 0) {
            chargedWh += terminalWh;
        } else {
            dischargedWh -= terminalWh;
        }
        this.currentA = currentA;
    }

    /** Sets the state of charge, for scenarios. */
    public synchronized void setSocPercent(double socPercent) {
        energyWh = pack.capacityWh * socPercent / 100;
    }

    public synchronized double socPercent() {
        return 100 * energyWh / pack.capacityWh;
    }

    public double capacityWh() {
        return pack.capacityWh;
    }

    /** Voltage of the cells without current. */
    public synchronized double openCircuitV() {
        double tenth = Math.clamp(socPercent() / 10, 0, 10);
        int below = Math.min((int) tenth, 9);
        double cellV =
                OCV_PER_CELL_V[below]
                        + (tenth - below) * (OCV_PER_CELL_V[below + 1] - OCV_PER_CELL_V[below]);
        return pack.cells * cellV;
    }

    /** Voltage at the pack with the last current; also behind open contactors. */
    public synchronized double terminalV() {
        return openCircuitV() + currentA() * pack.resistanceOhm;
    }

    /** The last current; none through an open contactor at either end. */
    public synchronized double currentA() {
        return connected() ? currentA : 0;
    }

    /** Energy that has gone in and out at the terminals; never netted. */
    public synchronized double chargedWh() {
        return chargedWh;
    }

    public synchronized double dischargedWh() {
        return dischargedWh;
    }

    /** What the management system allows now, a magnitude; 0 when full. */
    public synchronized double maxChargeW() {
        double room = (100 - socPercent()) / (100 - TAPER_FULL_FROM_PERCENT);
        return pack.maxChargeW * Math.clamp(room, 0, 1);
    }

    /** What the management system allows now, a magnitude; 0 when empty. */
    public synchronized double maxDischargeW() {
        double left = (socPercent() - 2) / (TAPER_EMPTY_FROM_PERCENT - 2);
        return pack.maxDischargeW * Math.clamp(left, 0, 1);
    }

    public double maxCurrentA() {
        return pack.maxCurrentA;
    }

    /** Never charge above this. */
    public double maxVoltageV() {
        return pack.cells * 4.2;
    }

    /** Never discharge below this. */
    public double minVoltageV() {
        return pack.cells * 2.8;
    }
}
