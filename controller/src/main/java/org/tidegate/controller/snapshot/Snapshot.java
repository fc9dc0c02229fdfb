package org.tidegate.controller.snapshot;

import org.tidegate.controller.authority.Restraint;
import org.tidegate.controller.ladder.LadderView;
import org.tidegate.controller.session.Isolation;
import org.tidegate.controller.session.OperatingMode;
import org.tidegate.controller.session.SessionPhase;
import org.tidegate.controller.session.StopOrder;
import org.tidegate.hal.StageState;
import org.tidegate.pilot.PilotLevel;
import org.tidegate.protection.GridMode;

/**
 * What one control cycle saw, decided and did: the only thing the slow planes know about the lane.
 * Immutable. Power is plus into the vehicle.
 *
 * @param cycle counts cycles since start
 * @param nanos monotonic time of the cycle
 * @param session the session machine's truth
 * @param grid the grid as measured and judged
 * @param power what was asked for and what flows
 * @param pilot pilot and contactors
 * @param vehicle the vehicle's own words, as last heard
 * @param operator the operator's words, as last heard
 * @param orders what the vehicle side is told to do
 * @param ladder every limit of this cycle and the one that binds
 * @param health how the lane itself is doing
 * @param lastCommandId the last command handled; 0 if none
 * @param lastCommandResult what became of it, in words
 * @param site its meter, its energy manager, and whether sessions are held back
 */
public record Snapshot(
        long cycle,
        long nanos,
        Session session,
        Grid grid,
        Power power,
        Pilot pilot,
        Vehicle vehicle,
        Operator operator,
        Orders orders,
        LadderView ladder,
        Health health,
        long lastCommandId,
        String lastCommandResult,
        Site site) {

    /** Without anything of the site. */
    public Snapshot(
            long cycle,
            long nanos,
            Session session,
            Grid grid,
            Power power,
            Pilot pilot,
            Vehicle vehicle,
            Operator operator,
            Orders orders,
            LadderView ladder,
            Health health,
            long lastCommandId,
            String lastCommandResult) {
        this(
                cycle,
                nanos,
                session,
                grid,
                power,
                pilot,
                vehicle,
                operator,
                orders,
                ladder,
                health,
                lastCommandId,
                lastCommandResult,
                Site.NONE);
    }

    /** Before the first cycle: nothing is known and nothing is allowed. */
    public static Snapshot nothingYet(
            long nowNanos,
            double nominalVoltageV,
            String profile,
            boolean demonstration,
            LadderView closed) {
        double nan = Double.NaN;
        return new Snapshot(
                0,
                nowNanos,
                new Session(0, SessionPhase.AVAILABLE, nowNanos, "", 0, 0),
                new Grid(
                        false,
                        nan,
                        nan,
                        nan,
                        nominalVoltageV,
                        nan,
                        GridMode.TRIPPED,
                        true,
                        "",
                        Long.MAX_VALUE,
                        false,
                        profile,
                        demonstration),
                new Power(StageState.OFFLINE, nan, 0, nan, nan, 0, 0, 0, 0),
                new Pilot(PilotLevel.INVALID, 100, false, false, false, 0),
                new Vehicle("NONE", "", false, "", false, nan, nan, nan, 0, 0, ""),
                new Operator(false, false, nan, "", 0),
                new Orders(
                        false, false, false, Isolation.NOT_TESTED, StopOrder.NONE, 0, 0, 0, 0, 0),
                closed,
                new Health(0, 0, 0, false),
                0,
                "");
    }

    /**
     * @param number counts sessions over the charger's life; the latest one, also after it ended
     * @param sinceNanos when the phase began
     * @param stopReason why the session is ending, ended or faulted, in words; empty before
     * @param importMilliWh,exportMilliWh this session's registers, never netted
     */
    public record Session(
            long number,
            SessionPhase phase,
            long sinceNanos,
            String stopReason,
            long importMilliWh,
            long exportMilliWh) {}

    /**
     * @param measured false when the newest measurement is too old to be used
     * @param tripStage the stage that tripped last; empty if none since start
     * @param enterServiceRemainingNanos 0 in service; Long.MAX_VALUE outside the window
     * @param profile id of the grid code profile
     * @param demonstration the profile has shortened times and is not for a real grid
     * @param activeFunctions mask of {@link org.tidegate.protection.GridFunction#bit}
     */
    public record Grid(
            boolean measured,
            double voltageL1V,
            double voltageL2V,
            double voltageL3V,
            double nominalVoltageV,
            double frequencyHz,
            GridMode mode,
            boolean tripped,
            String tripStage,
            long enterServiceRemainingNanos,
            boolean frequencySupportActive,
            String profile,
            boolean demonstration,
            int activeFunctions) {
        /** Without functions at work. */
        public Grid(
                boolean measured,
                double voltageL1V,
                double voltageL2V,
                double voltageL3V,
                double nominalVoltageV,
                double frequencyHz,
                GridMode mode,
                boolean tripped,
                String tripStage,
                long enterServiceRemainingNanos,
                boolean frequencySupportActive,
                String profile,
                boolean demonstration) {
            this(
                    measured,
                    voltageL1V,
                    voltageL2V,
                    voltageL3V,
                    nominalVoltageV,
                    frequencyHz,
                    mode,
                    tripped,
                    tripStage,
                    enterServiceRemainingNanos,
                    frequencySupportActive,
                    profile,
                    demonstration,
                    0);
        }
    }

    /**
     * @param acPowerW measured at the grid terminals
     * @param setpointW what the stage was asked for this cycle
     * @param importMilliWh,exportMilliWh lifetime registers, never netted
     */
    public record Power(
            StageState stage,
            double acPowerW,
            double setpointW,
            double dcVoltageV,
            double dcCurrentA,
            long importMilliWh,
            long exportMilliWh,
            double maxChargeW,
            double maxDischargeW) {}

    /**
     * @param inhibitBits {@link org.tidegate.pilot.PilotInhibit} bits
     */
    public record Pilot(
            PilotLevel level,
            double dutyPercent,
            boolean contactorPermitted,
            boolean contactorClosed,
            boolean connectorLocked,
            int inhibitBits) {}

    /**
     * @param phase the vehicle-side session phase's name
     * @param minimumSocPercent the floor in force: the higher of the site's and the vehicle's
     */
    public record Vehicle(
            String phase,
            String protocol,
            boolean encrypted,
            String evccId,
            boolean discharges,
            double socPercent,
            double minimumSocPercent,
            double targetSocPercent,
            double maxChargePowerW,
            double maxDischargePowerW,
            String refusal) {}

    /**
     * The lane's side of the conversation with the vehicle. Powers and currents are magnitudes at
     * the DC side.
     *
     * @param ready the vehicle may proceed beyond authorisation
     * @param energyPermitted pilot, protection and session let the contactors close
     */
    public record Orders(
            boolean ready,
            boolean refused,
            boolean energyPermitted,
            Isolation isolation,
            StopOrder stop,
            double maxChargePowerW,
            double maxDischargePowerW,
            double maxChargeCurrentA,
            double maxDischargeCurrentA,
            double maxVoltageV) {}

    /**
     * The operator as last heard.
     *
     * @param targetW the set-point asked for by operator or energy manager, or evaluated from the
     *     operator's rule; NaN without one
     */
    public record Operator(
            boolean online,
            boolean authorised,
            double targetW,
            String profileText,
            int queued,
            Obedience obedience) {
        /** Whose set-points are followed at once. */
        public Operator(
                boolean online,
                boolean authorised,
                double targetW,
                String profileText,
                int queued) {
            this(online, authorised, targetW, profileText, queued, Obedience.AT_ONCE);
        }
    }

    /**
     * How a remote set-point is being followed.
     *
     * @param restraint what keeps it from being followed at once
     * @param delayRemainingNanos of the random delay
     * @param silentNanos since the operator was last there
     */
    public record Obedience(
            OperatingMode mode, Restraint restraint, long delayRemainingNanos, long silentNanos) {
        public static final Obedience AT_ONCE =
                new Obedience(OperatingMode.CHARGING_ONLY, Restraint.NONE, 0, 0);
    }

    /**
     * What the site around the charger says.
     *
     * @param loadW by the site's meter, this charger included; NaN while it is not seen
     * @param othersW what the others take, minus what they feed in; NaN while unknown
     * @param meterTrouble why the meter is not seen, in words; empty where it is, or there is none
     * @param managerTargetW the energy manager's set-point; NaN without one
     * @param managerTrouble why the manager is not heard; empty where it is, or there is none
     * @param hold why no new session begins, in words; empty if one may
     */
    public record Site(
            double loadW,
            double othersW,
            String meterTrouble,
            double managerTargetW,
            String managerTrouble,
            String hold) {
        public static final Site NONE = new Site(Double.NaN, Double.NaN, "", Double.NaN, "", "");
    }

    /**
     * @param latenessNanos how late this cycle began
     * @param workNanos what the previous cycle took
     * @param overruns cycles left out since start
     * @param realTime the lane has a real-time scheduling class
     */
    public record Health(long latenessNanos, long workNanos, long overruns, boolean realTime) {}
}
