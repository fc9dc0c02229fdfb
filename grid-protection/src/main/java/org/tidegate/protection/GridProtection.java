package org.tidegate.protection;

import org.jspecify.annotations.Nullable;
import org.tidegate.protection.ProtectionSettings.Quantity;
import org.tidegate.protection.ProtectionSettings.Stage;
import org.tidegate.protection.internal.ApplicableVoltage;
import org.tidegate.protection.internal.DefiniteTimeStage;
import org.tidegate.protection.internal.EnterService;
import org.tidegate.protection.internal.FrequencySupport;
import org.tidegate.protection.internal.FrequencySupport.Direction;
import org.tidegate.protection.internal.MeanVoltage;
import org.tidegate.protection.internal.RateOfChange;
import org.tidegate.protection.internal.ReturnRamp;
import org.tidegate.protection.internal.RideThroughTable;
import org.tidegate.runtime.EventRing;

/**
 * Enforces a grid code, one sample at a time: trips, rides through, enters service, supports the
 * frequency (IEEE 1547-2018 clauses 4.10 and 6; EN 50549-1 clauses 4.5, 4.6, 4.9 and 4.10). Starts
 * out of service. Belongs to the lane: one thread, no allocation, no clock.
 *
 * <p>Made for steps of 1 ms to 50 ms; the time between two steps is taken from {@code nowNanos}.
 *
 * <p><b>NaN, infinity, and a sample that is too old</b>: the gates are blocked in the same step.
 * The missing quantity counts as beyond every one of its limits, so that the fastest stage that
 * looks at it trips after its own delay (0.16 s for IEEE 1547, 0.1 s for VDE-AR-N 4105) unless the
 * measurement returns before. The wait for service restarts. A demand that is no number is zero.
 */
public final class GridProtection {
    /** Below this share of rated power a tripped charger has ceased to energise. */
    private static final double CLEARED_PU = 0.01;

    private static final long NEVER = Long.MIN_VALUE;

    private final ProtectionSettings settings;
    private final EventRing events;
    private final ApplicableVoltage voltage;
    private final Stage[] stages;
    private final DefiniteTimeStage[] timers;
    private final @Nullable MeanVoltage meanVoltage;
    private final @Nullable RateOfChange rateOfChange;
    private final RideThroughTable rideThrough;
    private final EnterService enterService;
    private final ReturnRamp ramp;
    private final FrequencySupport support;
    private final TripEvidence evidence = new TripEvidence();

    private GridMode mode = GridMode.TRIPPED;
    private long lastNanos = NEVER;
    private int operatedBits;
    private double frequencyHz = Double.NaN;
    private double meanPu = 1;
    private double rateHzPerS;
    private boolean blind;
    private double deliveredPu;
    private double lastSupportedPu;
    private boolean wasBlocked = true;
    private boolean wasObserving;
    private long abnormalSinceNanos = NEVER;
    private long blindSinceNanos = NEVER;

    /** For users that do not keep a record. */
    public GridProtection(ProtectionSettings settings) {
        this(settings, new EventRing("protection", 2));
    }

    /**
     * @param events the lane's ring; a full one loses news, never protection
     */
    public GridProtection(ProtectionSettings settings, EventRing events) {
        this.settings = settings;
        this.events = events;
        voltage = new ApplicableVoltage(settings.phases() == 3);
        stages = settings.stages().toArray(new Stage[0]);
        timers = new DefiniteTimeStage[stages.length];
        for (int i = 0; i < stages.length; i++) {
            timers[i] =
                    new DefiniteTimeStage(
                            stages[i].over(), stages[i].threshold(), stages[i].delayNanos());
        }
        ProtectionSettings.MeanWindow window = settings.mean();
        meanVoltage = window == null ? null : new MeanVoltage(window);
        rateOfChange =
                settings.rateOfChangeWindowNanos() > 0
                        ? new RateOfChange(settings.rateOfChangeWindowNanos())
                        : null;
        rideThrough = new RideThroughTable(settings.rideThrough());
        enterService = new EnterService(settings.service());
        ramp = new ReturnRamp(settings.service().rampNanos());
        support = FrequencySupport.of(settings.frequencyResponse(), settings.nominalFrequencyHz());
    }

    /**
     * Judges one sample.
     *
     * @param sample may hold NaN; never throws for what the grid does
     * @param demandPu what the charger would do on its own; plus is into the vehicle
     * @param permitService the operator's permit (IEEE 1547-2018 4.10.3); false ceases at once
     * @param nowNanos monotonic time
     * @param out overwritten
     */
    public void step(
            GridSample sample,
            double demandPu,
            boolean permitService,
            long nowNanos,
            GridDecision out) {
        long dtNanos = lastNanos == NEVER ? 0 : Math.max(0, nowNanos - lastNanos);
        lastNanos = nowNanos;
        measure(sample, nowNanos, dtNanos);
        GridMode before = mode;
        int tripping = stepStages(dtNanos);
        if (mode == GridMode.TRIPPED) {
            waitForService(permitService, dtNanos, nowNanos);
        } else if (tripping >= 0) {
            trip(tripping, nowNanos);
        } else if (!permitService) {
            leaveService();
            events.emit(ProtectionEvent.PERMIT_WITHDRAWN, nowNanos);
        }
        if (mode != GridMode.TRIPPED) {
            inService(dtNanos);
        }
        evidence.measure(sample.activePowerPu, CLEARED_PU, nowNanos, events);
        decide(sample, demandPu, dtNanos, nowNanos, out);
        report(before, nowNanos);
    }

    /**
     * Puts a charger that has not been stepped yet into service, as if it had been connected all
     * along. For replaying records that begin in service; a charger on a grid waits its time.
     */
    public void assumeInService() {
        mode = GridMode.CONTINUOUS_OPERATION;
        wasBlocked = false;
    }

    /** The last trip: cause, extreme value, times. */
    public TripEvidence evidence() {
        return evidence;
    }

    /** Whether a stage, by its place in the settings, operated in the latest step. */
    public boolean operated(int stage) {
        return (operatedBits & (1 << stage)) != 0;
    }

    /** The mean voltage in force; 1 when the code has none. */
    public double meanVoltagePu() {
        return meanPu;
    }

    /** Signed; 0 when the code does not look at it. */
    public double rateOfChangeHzPerS() {
        return rateHzPerS;
    }

    private void measure(GridSample sample, long nowNanos, long dtNanos) {
        voltage.take(sample);
        frequencyHz = sample.frequencyHz;
        boolean stale = sample.ageNanos > settings.longestSampleAgeNanos();
        // An infinite reading is as good as none, and would poison every filter behind it.
        if (stale || !Double.isFinite(voltage.lowestPu() + voltage.highestPu())) {
            voltage.blind();
        }
        if (stale || !Double.isFinite(frequencyHz)) {
            frequencyHz = Double.NaN;
        }
        blind = Double.isNaN(voltage.lowestPu()) || Double.isNaN(frequencyHz);
        if (meanVoltage != null) {
            meanPu = meanVoltage.step(voltage.highestPu(), dtNanos);
        }
        if (rateOfChange != null) {
            rateHzPerS = rateOfChange.step(frequencyHz, nowNanos);
        }
    }

    /** Steps every stage's timer; returns the first stage that operates, or −1. */
    private int stepStages(long dtNanos) {
        int first = -1;
        operatedBits = 0;
        for (int i = 0; i < stages.length; i++) {
            if (timers[i].step(value(stages[i].quantity(), stages[i].over()), dtNanos)) {
                operatedBits |= 1 << i;
                if (first < 0) {
                    first = i;
                }
            }
        }
        return first;
    }

    private double value(Quantity quantity, boolean over) {
        return switch (quantity) {
            case ANY_VOLTAGE -> over ? voltage.highestPu() : voltage.lowestPu();
            case PHASE_VOLTAGE -> over ? voltage.highestPhasePu() : voltage.lowestPhasePu();
            case MEAN_VOLTAGE -> meanPu;
            case FREQUENCY -> frequencyHz;
            case RATE_OF_CHANGE -> Math.abs(rateHzPerS);
        };
    }

    private void trip(int stage, long nowNanos) {
        evidence.latch(stages[stage].id(), timers[stage], nowNanos);
        events.emit(
                ProtectionEvent.TRIPPED,
                nowNanos,
                evidence.extreme(),
                evidence.beyondNanos() * 1e-9,
                evidence.stage());
        leaveService();
    }

    private void leaveService() {
        mode = GridMode.TRIPPED;
        enterService.restart();
        support.reset();
        ramp.release();
    }

    private void waitForService(boolean permitService, long dtNanos, long nowNanos) {
        if (dtNanos > settings.longestStepNanos()) {
            enterService.restart();
        }
        boolean enter =
                enterService.step(
                        voltage.lowestPu(),
                        voltage.highestPu(),
                        frequencyHz,
                        permitService && operatedBits == 0,
                        dtNanos);
        boolean observing = enterService.remainingNanos() != Long.MAX_VALUE;
        if (observing && !wasObserving && !enter) {
            double secondsLeft = enterService.remainingNanos() * 1e-9;
            events.emit(ProtectionEvent.OBSERVING, nowNanos, Double.NaN, secondsLeft, "");
        }
        wasObserving = observing && !enter;
        if (enter) {
            mode = ramp.begin(dtNanos) ? GridMode.ENTERING_SERVICE : GridMode.CONTINUOUS_OPERATION;
            double rampSeconds = ramp.ramping() ? settings.service().rampNanos() * 1e-9 : 0;
            events.emit(ProtectionEvent.ENTERED_SERVICE, nowNanos, Double.NaN, rampSeconds, "");
        }
    }

    private void inService(long dtNanos) {
        ramp.step(dtNanos);
        GridMode demanded = rideThrough.mode(voltage.lowestPu(), voltage.highestPu(), frequencyHz);
        mode =
                demanded == GridMode.CONTINUOUS_OPERATION && ramp.ramping()
                        ? GridMode.ENTERING_SERVICE
                        : demanded;
    }

    private void decide(
            GridSample sample, double demandPu, long dtNanos, long nowNanos, GridDecision out) {
        if (!wasBlocked) {
            // While the gates are blocked the power before the disturbance stays the reference.
            deliveredPu =
                    Double.isFinite(sample.activePowerPu) ? sample.activePowerPu : lastSupportedPu;
        }
        double wantedPu = Double.isFinite(demandPu) ? demandPu : 0;
        boolean inService = mode != GridMode.TRIPPED;
        if (inService && !blind) {
            Direction was = support.direction();
            wantedPu = support.step(frequencyHz, wantedPu, deliveredPu, dtNanos * 1e-9);
            reportSupport(was, nowNanos);
        }
        boolean blocked =
                !inService
                        || blind
                        || mode == GridMode.CEASE_TO_ENERGISE
                        || mode == GridMode.MOMENTARY_CESSATION;
        double limitPu = blocked ? 0 : ramp.limitPu();
        double lowestPu = 0 - limitPu; // not −0.0, which is below 0.0 to some
        double highestPu = limitPu;
        switch (support.direction()) {
            case INACTIVE -> {}
            // Zero stays permitted: a full vehicle cannot import, an empty one cannot export.
            case OVER -> lowestPu = Math.max(lowestPu, Math.min(support.referencePu(), 0));
            case UNDER -> highestPu = Math.min(highestPu, Math.max(support.referencePu(), 0));
        }
        out.mode = mode;
        out.blockGates = blocked;
        out.tripped = !inService;
        out.tripStage = evidence.stage();
        out.lowestPowerPu = lowestPu;
        out.highestPowerPu = highestPu;
        out.supportedDemandPu = Math.clamp(wantedPu, lowestPu, highestPu);
        out.frequencySupportActive = support.direction() != Direction.INACTIVE;
        out.enterServiceRemainingNanos = inService ? 0 : enterService.remainingNanos();
        lastSupportedPu = out.supportedDemandPu;
        wasBlocked = blocked;
    }

    private void reportSupport(Direction was, long nowNanos) {
        Direction is = support.direction();
        if (is != Direction.INACTIVE && is != was) {
            events.emit(
                    ProtectionEvent.FREQUENCY_SUPPORT_BEGAN,
                    nowNanos,
                    deliveredPu,
                    frequencyHz,
                    "");
        } else if (is == Direction.INACTIVE && was != Direction.INACTIVE) {
            events.emit(
                    ProtectionEvent.FREQUENCY_SUPPORT_ENDED, nowNanos, Double.NaN, frequencyHz, "");
        }
    }

    private void report(GridMode before, long nowNanos) {
        if (blind && blindSinceNanos == NEVER) {
            blindSinceNanos = nowNanos;
            events.emit(ProtectionEvent.BLIND, nowNanos);
        } else if (!blind && blindSinceNanos != NEVER) {
            double seconds = (nowNanos - blindSinceNanos) * 1e-9;
            blindSinceNanos = NEVER;
            events.emit(ProtectionEvent.SIGHT_REGAINED, nowNanos, Double.NaN, seconds, "");
        }
        boolean abnormal =
                mode != GridMode.TRIPPED
                        && mode != GridMode.CONTINUOUS_OPERATION
                        && mode != GridMode.ENTERING_SERVICE;
        if (abnormal && mode != before) {
            if (abnormalSinceNanos == NEVER) {
                abnormalSinceNanos = nowNanos;
            }
            double furthestPu =
                    Math.abs(voltage.lowestPu() - 1) >= Math.abs(voltage.highestPu() - 1)
                            ? voltage.lowestPu()
                            : voltage.highestPu();
            events.emit(
                    ProtectionEvent.RIDING_THROUGH,
                    nowNanos,
                    furthestPu,
                    frequencyHz,
                    mode.abbreviation());
        } else if (!abnormal && abnormalSinceNanos != NEVER) {
            if (mode != GridMode.TRIPPED) {
                double seconds = (nowNanos - abnormalSinceNanos) * 1e-9;
                events.emit(ProtectionEvent.RODE_THROUGH, nowNanos, Double.NaN, seconds, "");
            }
            abnormalSinceNanos = NEVER;
        }
    }
}
