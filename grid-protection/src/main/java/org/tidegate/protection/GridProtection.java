package org.tidegate.protection;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tidegate.protection.ProtectionSettings.Consecutive;
import org.tidegate.protection.internal.ConsecutiveDisturbances;
import org.tidegate.protection.internal.EnterService;
import org.tidegate.protection.internal.IslandSearch;
import org.tidegate.protection.internal.Observation;
import org.tidegate.protection.internal.PowerDemand;
import org.tidegate.protection.internal.Reporter;
import org.tidegate.protection.internal.ReturnRamp;
import org.tidegate.protection.internal.RideThroughTable;
import org.tidegate.protection.internal.TripStages;
import org.tidegate.protection.islanding.AntiIslanding;
import org.tidegate.runtime.EventRing;

/**
 * Enforces a grid code, one sample at a time: trips, rides through, enters service, supports
 * frequency and voltage (IEEE 1547-2018 clauses 4.6, 4.10, 5 and 6; EN 50549-1 clauses 4.5 to
 * 4.10). Starts out of service. Belongs to the lane: one thread, no allocation, no clock.
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

    private final EventRing events;
    private final Reporter reporter;
    private final Observation seen;
    private final TripStages stages;
    private final RideThroughTable rideThrough;
    private final @Nullable ConsecutiveDisturbances disturbances;
    private final EnterService enterService;
    private final ReturnRamp ramp;
    private final PowerDemand power;
    private final @Nullable IslandSearch islands;
    private final TripEvidence evidence = new TripEvidence();
    private final GridRequest request = new GridRequest();

    private ProtectionSettings settings;
    private GridMode mode = GridMode.TRIPPED;
    private long lastNanos = NEVER;
    private boolean exhausted;
    private boolean settingsChanged;
    private double deliveredPu;
    private double lastSupportedPu;
    private boolean wasBlocked = true;

    /** For users that do not keep a record. */
    public GridProtection(ProtectionSettings settings) {
        this(settings, new EventRing("protection", 2));
    }

    /**
     * @param events the lane's ring; a full one loses news, never protection
     */
    public GridProtection(ProtectionSettings settings, EventRing events) {
        this(settings, events, 0);
    }

    /**
     * @param randomSeed of the random delay before service is entered; the charger's own, so that a
     *     street does not return at once
     */
    public GridProtection(ProtectionSettings settings, EventRing events, long randomSeed) {
        this(settings, events, randomSeed, null);
    }

    /**
     * @param islanding looks for unintentional islands; null leaves that to the converter alone
     */
    public GridProtection(
            ProtectionSettings settings,
            EventRing events,
            long randomSeed,
            @Nullable AntiIslanding islanding) {
        this.settings = settings;
        this.events = events;
        reporter = new Reporter(events);
        seen = new Observation(settings);
        stages = new TripStages(settings);
        rideThrough = new RideThroughTable(settings.rideThrough());
        Consecutive consecutive = settings.consecutive();
        disturbances = consecutive == null ? null : new ConsecutiveDisturbances(consecutive);
        enterService = new EnterService(settings.service(), randomSeed);
        ramp = new ReturnRamp(settings.service().rampNanos());
        power = new PowerDemand(settings);
        islands = islanding == null ? null : new IslandSearch(islanding, reporter);
    }

    /**
     * Goes on with other numbers from the next step: timers, filters and the mode stay. The stages
     * must be the same by name, order and quantity, and the measuring windows must not change; a
     * code with others is another protection. Allocates only for another kind of frequency response
     * or a first dead time.
     */
    public void apply(ProtectionSettings next) {
        requireSameShape(next);
        settings = next;
        stages.apply(next);
        rideThrough.apply(next.rideThrough());
        enterService.apply(next.service());
        ramp.apply(next.service().rampNanos());
        power.apply(next);
        settingsChanged = true;
    }

    private void requireSameShape(ProtectionSettings next) {
        boolean same =
                next.phases() == settings.phases()
                        && next.nominalFrequencyHz() == settings.nominalFrequencyHz()
                        && next.stages().size() == settings.stages().size()
                        && Objects.equals(next.mean(), settings.mean())
                        && next.rateOfChangeWindowNanos() == settings.rateOfChangeWindowNanos()
                        && Objects.equals(next.consecutive(), settings.consecutive())
                        && Objects.equals(next.phaseJump(), settings.phaseJump());
        for (int i = 0; same && i < next.stages().size(); i++) {
            ProtectionSettings.Stage was = settings.stages().get(i);
            ProtectionSettings.Stage is = next.stages().get(i);
            same =
                    was.id().equals(is.id())
                            && was.quantity() == is.quantity()
                            && was.over() == is.over();
        }
        if (!same) {
            throw new IllegalArgumentException(
                    "settings of another shape: phases, stages and measuring windows are fixed for"
                            + " the life of a protection");
        }
    }

    /** With nothing known about what the vehicle can take or give. */
    public void step(
            GridSample sample,
            double demandPu,
            boolean permitService,
            long nowNanos,
            GridDecision out) {
        request.demandPu = demandPu;
        request.permitService = permitService;
        step(sample, request, nowNanos, out);
    }

    /**
     * Judges one sample.
     *
     * @param sample may hold NaN; never throws for what the grid does
     * @param asked what the charger would do on its own, and may
     * @param nowNanos monotonic time
     * @param out overwritten
     */
    public void step(GridSample sample, GridRequest asked, long nowNanos, GridDecision out) {
        long dtNanos = lastNanos == NEVER ? 0 : Math.max(0, nowNanos - lastNanos);
        lastNanos = nowNanos;
        seen.take(sample, settings.support(), nowNanos, dtNanos);
        GridMode before = mode;
        int tripping = stages.step(seen, dtNanos);
        if (islands != null) {
            islands.step(sample, seen.blind(), nowNanos);
        }
        countDisturbances(nowNanos);
        if (mode == GridMode.TRIPPED) {
            if (islands != null && islands.found()) {
                islands.reset(); // a stage was faster
            }
            waitForService(asked.permitService, dtNanos, nowNanos);
        } else if (tripping >= 0) {
            trip(tripping, nowNanos);
        } else if (islands != null && islands.found()) {
            tripIslanded(islands, nowNanos);
        } else if (!asked.permitService || (exhausted && mayTripWhenExhausted())) {
            leaveService();
            reporter.permitWithdrawn(nowNanos);
        }
        if (mode != GridMode.TRIPPED) {
            inService(dtNanos);
        }
        evidence.measure(sample.activePowerPu, CLEARED_PU, nowNanos, events);
        decide(sample, asked, dtNanos, nowNanos, out);
        if (settingsChanged) {
            settingsChanged = false;
            reporter.settingsChanged(settings.profile(), nowNanos);
        }
        reporter.sight(seen.blind(), nowNanos);
        reporter.mode(before, mode, seen, nowNanos);
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
        return stages.operated(stage);
    }

    /** Whether any stage operated in the latest step. */
    public boolean anyOperated() {
        return stages.anyOperated();
    }

    /** The mean voltage in force; 1 when the code has none. */
    public double meanVoltagePu() {
        return seen.meanPu();
    }

    /** Signed; 0 when the code does not look at it. */
    public double rateOfChangeHzPerS() {
        return seen.rateHzPerS();
    }

    private void countDisturbances(long nowNanos) {
        if (disturbances == null) {
            return;
        }
        boolean disturbed =
                mode != GridMode.TRIPPED
                        && rideThrough.disturbed(
                                seen.voltage().lowestPu(), seen.voltage().highestPu());
        exhausted = disturbances.step(disturbed, nowNanos);
        reporter.disturbances(disturbances.count(), exhausted, nowNanos);
    }

    private boolean mayTripWhenExhausted() {
        Consecutive consecutive = settings.consecutive();
        return consecutive != null && consecutive.trips();
    }

    private void trip(int stage, long nowNanos) {
        evidence.latch(stages.id(stage), stages.timer(stage), nowNanos);
        reporter.tripped(evidence.stage(), evidence.extreme(), evidence.beyondNanos(), nowNanos);
        leaveService();
    }

    private void tripIslanded(IslandSearch found, long nowNanos) {
        evidence.latch(IslandSearch.STAGE, found.furthestHz(), found.suspectedNanos(), nowNanos);
        reporter.tripped(evidence.stage(), evidence.extreme(), evidence.beyondNanos(), nowNanos);
        found.reset();
        leaveService();
    }

    private void leaveService() {
        mode = GridMode.TRIPPED;
        enterService.leave();
        ramp.release();
        reporter.supportForgotten();
    }

    private void waitForService(boolean permitService, long dtNanos, long nowNanos) {
        if (dtNanos > settings.longestStepNanos()) {
            enterService.restart();
        }
        boolean enter =
                enterService.step(
                        seen.voltage().lowestPu(),
                        seen.voltage().highestPu(),
                        seen.frequencyHz(),
                        permitService && !stages.anyOperated(),
                        dtNanos);
        reporter.waiting(enterService, enter, nowNanos);
        if (enter) {
            mode = ramp.begin(dtNanos) ? GridMode.ENTERING_SERVICE : GridMode.CONTINUOUS_OPERATION;
            double rampSeconds = ramp.ramping() ? settings.service().rampNanos() * 1e-9 : 0;
            reporter.entered(rampSeconds, nowNanos);
        }
    }

    private void inService(long dtNanos) {
        ramp.step(dtNanos);
        GridMode demanded =
                rideThrough.mode(
                        seen.voltage().lowestPu(), seen.voltage().highestPu(), seen.frequencyHz());
        mode =
                demanded == GridMode.CONTINUOUS_OPERATION && ramp.ramping()
                        ? GridMode.ENTERING_SERVICE
                        : demanded;
    }

    private void decide(
            GridSample sample, GridRequest asked, long dtNanos, long nowNanos, GridDecision out) {
        if (!wasBlocked) {
            // While the gates are blocked the power before the disturbance stays the reference.
            deliveredPu =
                    Double.isFinite(sample.activePowerPu) ? sample.activePowerPu : lastSupportedPu;
        }
        boolean inService = mode != GridMode.TRIPPED;
        boolean blocked =
                !inService
                        || seen.blind()
                        || mode == GridMode.CEASE_TO_ENERGISE
                        || mode == GridMode.MOMENTARY_CESSATION;
        out.mode = mode;
        out.blockGates = blocked;
        out.tripped = !inService;
        out.tripStage = evidence.stage();
        out.enterServiceRemainingNanos = inService ? 0 : enterService.remainingNanos();
        out.disturbances = disturbances == null ? 0 : disturbances.count();
        out.mayTrip = exhausted;
        out.activeFunctions = seen.blanked() ? GridFunction.PHASE_JUMP_BLANKING.bit() : 0;
        if (!inService) {
            power.outOfService(seen, out);
        } else if (seen.blind()) {
            power.blind(out);
        } else {
            double dtSeconds = dtNanos * 1e-9;
            double searchPu = islands == null ? 0 : islands.reactivePu();
            power.step(seen, asked, mode, ramp, deliveredPu, searchPu, blocked, dtSeconds, out);
            reporter.support(power.direction(), deliveredPu, seen.frequencyHz(), nowNanos);
        }
        lastSupportedPu = out.supportedDemandPu;
        wasBlocked = blocked;
    }
}
