package org.tidegate.controller.session;

/** Who decides about the power while the operator's profile is in force (OCPP 2.1 block Q). */
public enum OperatingMode {
    /** Nobody: 0 W. */
    IDLE("Idle"),
    /** The vehicle, up to a limit. */
    CHARGING_ONLY("ChargingOnly"),
    CENTRAL_SETPOINT("CentralSetpoint"),
    CENTRAL_FREQUENCY("CentralFrequency"),
    /** The charger, by a curve of frequency. */
    LOCAL_FREQUENCY("LocalFrequency"),
    /** The charger, by the site's meter. */
    LOCAL_LOAD_BALANCING("LocalLoadBalancing"),
    /** The site's energy manager, by a set-point. */
    EXTERNAL_SETPOINT("ExternalSetpoint"),
    /** The vehicle within the energy manager's limits. */
    EXTERNAL_LIMITS("ExternalLimits");

    private final String text;

    OperatingMode(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
