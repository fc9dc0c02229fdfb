package org.tidegate.rig.oracle;

import org.tidegate.protection.Curve;

/**
 * The battery behind the oracle's converter: counts energy, and says what may flow in the next step
 * without leaving the permitted range. Power is plus into the grid, per unit of the rating that the
 * parameters name.
 */
public final class BatteryModel {
    private static final double SECONDS_PER_HOUR = 3600;

    private double soc;
    private double dischargePu = 1;
    private double chargePu = 1;

    /**
     * @param capacityWh NaN: without end
     * @param selfDischargePerHour constant part, and the part in proportion to the charge
     * @param dischargeCurve,chargeCurve state of charge to the most power
     */
    public record Parameters(
            double capacityWh,
            double lowestSoc,
            double highestSoc,
            double efficiency,
            double selfDischargePerHour,
            double selfDischargePerHourOfSoc,
            Curve dischargeCurve,
            Curve chargeCurve,
            double ratedW,
            double ratedChargeW) {

        public boolean finite() {
            return !Double.isNaN(capacityWh);
        }
    }

    public BatteryModel(double soc) {
        this.soc = soc;
    }

    /**
     * @param deliveredW in the previous step; 0 before the first
     */
    public void step(Parameters p, double deliveredW, double dtSeconds) {
        if (!p.finite()) {
            dischargePu = 1;
            chargePu = 1;
            return;
        }
        double inW = deliveredW < 0 ? -deliveredW * p.efficiency() : 0;
        double outW = Math.max(deliveredW, 0);
        double lost = p.selfDischargePerHour() + p.selfDischargePerHourOfSoc() * soc;
        soc += ((inW - outW) / p.capacityWh() - lost) * dtSeconds / SECONDS_PER_HOUR;
        soc = Math.max(0, soc);
        double perStep = SECONDS_PER_HOUR / dtSeconds;
        lost = p.selfDischargePerHour() + p.selfDischargePerHourOfSoc() * soc;
        double room = ((p.highestSoc() - soc) * perStep + lost) * p.capacityWh();
        double stock = ((soc - p.lowestSoc()) * perStep - lost) * p.capacityWh();
        chargePu =
                Math.min(
                        p.chargeCurve().at(soc),
                        Math.min(room / p.efficiency() / p.ratedChargeW(), 1));
        dischargePu = Math.min(p.dischargeCurve().at(soc), Math.clamp(stock / p.ratedW(), 0, 1));
    }

    public double soc() {
        return soc;
    }

    /** What may be delivered, per unit of the discharge rating. */
    public double dischargePu() {
        return dischargePu;
    }

    /** What may be taken, per unit of the discharge rating. */
    public double chargePu() {
        return chargePu;
    }
}
