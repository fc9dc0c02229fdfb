package org.tidegate.controller.session;

import org.tidegate.hal.DcMode;

/** What the session machine wants this cycle. Reused; starts safe. */
public final class SessionOutput {
    /** Passed to the pilot: contactors may close as far as the session is concerned. */
    public boolean energyAllowed;

    /** 5 % duty: the vehicle is invited to talk. */
    public boolean digitalCommunication;

    /** Pilot state F. */
    public boolean unavailable;

    /** Command to the contactors; the lane ANDs it with the pilot's permission. */
    public boolean closeContactor;

    public DcMode dcMode = DcMode.OFF;
    public double dcVoltageTargetV;

    public boolean authorised;
    public boolean refused;
    public Isolation isolation = Isolation.NOT_TESTED;
    public StopOrder stop = StopOrder.NONE;

    void setSafe() {
        energyAllowed = false;
        digitalCommunication = false;
        unavailable = false;
        closeContactor = false;
        dcMode = DcMode.OFF;
        dcVoltageTargetV = 0;
        authorised = false;
        refused = false;
        isolation = Isolation.NOT_TESTED;
        stop = StopOrder.NONE;
    }
}
