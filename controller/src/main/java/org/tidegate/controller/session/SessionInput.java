package org.tidegate.controller.session;

import org.tidegate.pilot.PilotLevel;

/** Everything the session machine may look at this cycle. Reused; starts unsafe. */
public final class SessionInput {
    public PilotLevel pilot = PilotLevel.INVALID;

    public boolean contactorClosed;

    /** What keeps the charger from working right now; {@link StopReason#NONE} if nothing does. */
    public StopReason fault = StopReason.SAFETY_INPUTS_STALE;

    public VehicleWord vehicle = VehicleWord.NONE;

    public OperatorWord operator = OperatorWord.NONE;

    /** Authorise without the operator while it is not reachable. */
    public boolean authoriseOffline;

    /** Records reach the disk; without them no new session begins. */
    public boolean recordsAreKept;

    /** Something else wants no new session to begin. */
    public boolean held;

    /** A person at the console authorised, stopped, or cleared a fault this cycle. */
    public boolean commandedStart;

    public boolean commandedStop;
    public boolean commandedClear;

    public double dcVoltageV = Double.NaN;
    public double dcCurrentA = Double.NaN;
    public double insulationOhm = Double.NaN;

    /** Whether the stage can hold a commanded DC voltage; if not it pre-charges by itself. */
    public boolean dcVoltageControl;

    public double stageMaxVoltageV;
}
