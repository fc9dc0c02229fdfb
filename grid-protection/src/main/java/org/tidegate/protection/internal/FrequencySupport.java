package org.tidegate.protection.internal;

import org.tidegate.protection.ProtectionSettings.FrequencyResponse;

/**
 * What frequency does to the demand. Power is plus into the vehicle: too high a frequency asks for
 * more import (or less export), too low a frequency for less import (or more export).
 */
public abstract sealed class FrequencySupport
        permits FrequencySupport.NoSupport, FrequencyDroop, Lfsm, HeldResponse {

    /** Which way the support pushes. */
    public enum Direction {
        INACTIVE,
        /** Over-frequency: towards import. */
        OVER,
        /** Under-frequency: towards export. */
        UNDER
    }

    Direction direction = Direction.INACTIVE;

    /** The power that support asks for; meaningful while active. */
    double referencePu;

    /** What was asked for when the support began. */
    private double askedAtStartPu;

    /** No step has been made since service was entered. */
    boolean fresh = true;

    /** What would flow without support and without the return ramp. */
    double demandPu;

    /** Builds the response of these settings. */
    public static FrequencySupport of(FrequencyResponse response, double nominalHz) {
        return switch (response) {
            case FrequencyResponse.None _ -> new NoSupport();
            case FrequencyResponse.Droop droop -> new FrequencyDroop(droop, nominalHz);
            case FrequencyResponse.Lfsm lfsm -> new Lfsm(lfsm, nominalHz);
            case FrequencyResponse.Held held -> new HeldResponse(held);
        };
    }

    /**
     * One step in service.
     *
     * @param askedPu what was asked for
     * @param normalPu what the other functions leave of it
     * @param expectedPu what would flow without support: the same, or what the return ramp lets
     *     through
     * @param deliveredPu what flowed before this step
     * @return the demand after support; {@code normalPu} itself while inactive
     */
    public final double step(
            double frequencyHz,
            double askedPu,
            double normalPu,
            double expectedPu,
            double deliveredPu,
            double dtSeconds) {
        Direction before = direction;
        demandPu = normalPu;
        support(frequencyHz, expectedPu, deliveredPu, dtSeconds);
        fresh = false;
        if (direction != before) {
            askedAtStartPu = askedPu;
        }
        return switch (direction) {
            case INACTIVE -> normalPu;
            // Never more export than was asked for while the frequency is too high.
            case OVER -> Math.max(normalPu, referencePu);
            // A new demand that helps more is welcome; the old one may still be coming back from
            // an over-frequency and must not return in one jump.
            case UNDER -> askedPu < askedAtStartPu ? Math.min(normalPu, referencePu) : referencePu;
        };
    }

    /** Updates {@link #direction} and {@link #referencePu}. */
    abstract void support(
            double frequencyHz, double normalPu, double deliveredPu, double dtSeconds);

    /**
     * New numbers for the same kind of response.
     *
     * @return false if the response is of another kind and this one cannot take it over
     */
    public abstract boolean apply(FrequencyResponse next);

    /** Dead time before the response begins; most kinds have none of their own. */
    public void reaction(double seconds) {}

    /** Out of service: the past is forgotten. */
    public void reset() {
        direction = Direction.INACTIVE;
        referencePu = 0;
        fresh = true;
    }

    public final Direction direction() {
        return direction;
    }

    public final double referencePu() {
        return referencePu;
    }

    /** A code without frequency response. */
    static final class NoSupport extends FrequencySupport {
        @Override
        void support(double frequencyHz, double normalPu, double deliveredPu, double dtSeconds) {}

        @Override
        public boolean apply(FrequencyResponse next) {
            return next instanceof FrequencyResponse.None;
        }
    }
}
