package org.tidegate.controller.session;

/** Where the session stands: the one answer to "are we charging". */
public enum SessionPhase {
    /** Nothing is plugged in. */
    AVAILABLE("no vehicle"),
    /** Plugged in, waiting for authorisation. */
    AUTHORISING("waiting for authorisation"),
    /** Authorised, negotiating with the vehicle. */
    PREPARING("negotiating with the vehicle"),
    /** Cable check: insulation is being measured at full voltage. */
    CABLE_CHECK("checking the cable"),
    /** Output voltage follows the battery before contactors carry current. */
    PRE_CHARGE("matching the battery voltage"),
    /** Energy may flow, in either direction. */
    ENERGY("energy may flow"),
    /** Ending: power to zero, then contactors open. */
    STOPPING("stopping"),
    /** Over; the vehicle is still plugged in. */
    FINISHED("finished, still plugged in"),
    /** Ended by a fault; a new plug-in or a cleared fault begins again. */
    FAULTED("out of order");

    private final String text;

    SessionPhase(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
