package org.tidegate.controller.ladder;

/** Who asks for the present power; the first fresh one in this order wins. */
public enum DemandSource {
    /** A technician at the console. */
    TECHNICIAN("the technician"),
    /** An OCPP charging profile with a set-point. */
    OPERATOR("the operator"),
    /** The site's energy manager. */
    SITE_MANAGER("the site's energy manager"),
    /** Nothing else asked: charge towards the vehicle's target. */
    CHARGE_TO_TARGET("charging to the vehicle's target"),
    /** Nobody asks for anything. */
    NOBODY("nobody"),
    /** The operator leaves it to the site's meter, which cannot be seen. */
    UNSEEN_METER("load balancing rests: the site's meter is not seen"),
    /** The operator leaves it to the energy manager, who does not speak. */
    SILENT_MANAGER("the energy manager that is to give the set-point is silent");

    private final String text;

    DemandSource(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
