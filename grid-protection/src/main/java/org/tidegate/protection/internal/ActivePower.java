package org.tidegate.protection.internal;

import org.tidegate.protection.GridFunction;
import org.tidegate.protection.ProtectionSettings;
import org.tidegate.protection.SlewLimiter;
import org.tidegate.protection.SupportSettings;
import org.tidegate.protection.internal.FrequencySupport.Direction;

/**
 * Active power before the circle, in the order of precedence of IEEE 1547-2018 4.7 and 1547.1 table
 * 39: frequency support outranks the demand and the power limit, volt-watt and the power limit
 * yield the lower of the two, and what the vehicle can take or give is the end of it.
 *
 * <p>Everything is plus into the vehicle: a limit on export is a floor.
 */
public final class ActivePower {
    private final ActivePowerLimit limit = new ActivePowerLimit();
    private final VoltWatt voltWatt = new VoltWatt();
    private final SlewLimiter demandRamp = new SlewLimiter();
    private final double nominalHz;
    private FrequencySupport frequency;
    private SupportSettings settings;
    private double demandPerSecond;
    private boolean ramped;
    private double lowestPu;
    private double highestPu;
    private boolean overridden;
    private int active;
    private GridFunction binding = GridFunction.NONE;

    public ActivePower(ProtectionSettings all) {
        settings = all.support();
        nominalHz = all.nominalFrequencyHz();
        frequency = FrequencySupport.of(all.frequencyResponse(), nominalHz);
        applyReaction();
    }

    public void apply(ProtectionSettings next) {
        settings = next.support();
        if (!frequency.apply(next.frequencyResponse())) {
            frequency = FrequencySupport.of(next.frequencyResponse(), nominalHz);
        }
        applyReaction();
    }

    private void applyReaction() {
        demandPerSecond = settings.demandRampNanos() == 0 ? 0 : 1e9 / settings.demandRampNanos();
        double seconds = settings.reactionNanos() * 1e-9;
        limit.reaction(seconds);
        voltWatt.reaction(seconds);
        frequency.reaction(seconds);
    }

    /** Out of service: nothing flows and the past is forgotten. */
    public void outOfService() {
        frequency.reset();
        voltWatt.reset();
        limit.outOfService(settings.powerLimit());
        demandRamp.reset(0);
        ramped = true;
        active = 0;
        overridden = false;
        binding = GridFunction.OUT_OF_SERVICE;
    }

    /**
     * One step in service with a grid that can be seen.
     *
     * @param demandPu a number
     * @param rampLimitPu of the return ramp
     * @param ramping service is being entered
     * @param deliveredPu what flowed before this step
     * @return the desired power
     */
    public double step(
            Observation seen,
            double demandPu,
            double rampLimitPu,
            boolean ramping,
            double deliveredPu,
            double dtSeconds) {
        active = 0;
        binding = GridFunction.NONE;
        double limitPu =
                limit.step(settings.powerLimit(), settings.capability().exportPu(), dtSeconds);
        SupportSettings.VoltWatt curve = settings.voltWatt();
        if (curve == null) {
            voltWatt.reset();
        } else {
            voltWatt.step(curve, seen.controlPu(), dtSeconds);
        }
        double slow = slowed(demandPu, dtSeconds);
        double normalPu = floor(ceiling(demandPu), limitPu);
        // what would flow now is where a response departs from, and during the return ramp that is
        // not the demand
        double expectedPu = ramping ? deliveredPu : normalPu;
        double supportedPu =
                frequency.step(
                        seen.frequencyHz(), demandPu, normalPu, expectedPu, deliveredPu, dtSeconds);
        double desiredPu;
        if (frequency.direction() == Direction.INACTIVE) {
            desiredPu = limited(slow, limitPu);
        } else {
            active |= GridFunction.FREQUENCY.bit();
            bind(supportedPu != normalPu, GridFunction.FREQUENCY);
            desiredPu = limitedByVoltage(supportedPu);
        }
        overridden =
                frequency.direction() != Direction.INACTIVE
                        || slow != demandPu
                        || desiredPu > Bounds.atLeast(demandPu, 0);
        range(limitPu, rampLimitPu);
        return bounded(desiredPu, rampLimitPu, -rampLimitPu, GridFunction.RETURN_RAMP);
    }

    /** What the vehicle can take and give, and the rating; the last word before the circle. */
    public double available(double desiredPu, double importPu, double exportPu) {
        double take = importPu > 0 ? importPu : 0; // NaN is nothing
        double give = exportPu > 0 ? exportPu : 0;
        SupportSettings.Capability c = settings.capability();
        double within = bounded(desiredPu, take, 0 - give, GridFunction.AVAILABLE_POWER);
        return bounded(within, c.importPu(), 0 - c.exportPu(), GridFunction.RATING);
    }

    private double slowed(double demandPu, double dtSeconds) {
        if (demandPerSecond == 0) {
            demandRamp.reset(demandPu);
            ramped = true;
            return demandPu;
        }
        if (!ramped) {
            demandRamp.reset(demandPu);
            ramped = true;
        }
        double slow = demandRamp.step(demandPu, demandPerSecond, demandPerSecond, dtSeconds);
        bind(slow != demandPu, GridFunction.DEMAND_RAMP);
        return slow;
    }

    private double limited(double wantedPu, double limitPu) {
        double within =
                bounded(
                        wantedPu,
                        Double.POSITIVE_INFINITY,
                        -limitPu,
                        GridFunction.ACTIVE_POWER_LIMIT);
        return limitedByVoltage(within);
    }

    private double limitedByVoltage(double wantedPu) {
        return bounded(
                wantedPu,
                voltWatt.importLimitPu(),
                -voltWatt.exportLimitPu(),
                GridFunction.VOLT_WATT);
    }

    private double floor(double wantedPu, double limitPu) {
        return Bounds.atLeast(Bounds.atLeast(wantedPu, -limitPu), -voltWatt.exportLimitPu());
    }

    private double ceiling(double wantedPu) {
        return Bounds.atMost(wantedPu, voltWatt.importLimitPu());
    }

    /** The floor is the stronger of the two: a demand for import may exceed what is permitted. */
    private double bounded(double wantedPu, double mostPu, double leastPu, GridFunction by) {
        double within = Bounds.between(wantedPu, leastPu, mostPu);
        if (within != wantedPu) {
            active |= by.bit();
            bind(true, by);
        }
        return within;
    }

    private void bind(boolean holds, GridFunction by) {
        if (holds) {
            binding = by;
            active |= by.bit();
        }
    }

    /** What is permitted, with zero always between: a full vehicle cannot be made to import. */
    private void range(double limitPu, double rampLimitPu) {
        lowestPu = Bounds.atLeast(0 - rampLimitPu, -voltWatt.exportLimitPu());
        highestPu = Bounds.atMost(rampLimitPu, voltWatt.importLimitPu());
        switch (frequency.direction()) {
            case INACTIVE -> lowestPu = Bounds.atLeast(lowestPu, -limitPu);
            case OVER ->
                    lowestPu =
                            Bounds.atLeast(
                                    Bounds.atLeast(lowestPu, -limitPu), frequency.referencePu());
            case UNDER -> highestPu = Bounds.atMost(highestPu, frequency.referencePu());
        }
        lowestPu = Bounds.atMost(lowestPu, 0);
        highestPu = Bounds.atLeast(highestPu, 0);
    }

    public double lowestPu() {
        return lowestPu;
    }

    public double highestPu() {
        return highestPu;
    }

    /** Something else than limits is asked for. */
    public boolean overridden() {
        return overridden;
    }

    public int active() {
        return active;
    }

    public GridFunction binding() {
        return binding;
    }

    public FrequencySupport frequency() {
        return frequency;
    }
}
