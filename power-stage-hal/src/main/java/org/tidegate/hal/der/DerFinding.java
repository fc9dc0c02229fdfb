package org.tidegate.hal.der;

/**
 * One point that the device does not hold as asked.
 *
 * @param asked,held in the point's own unit; NaN where there is none
 * @param reason what is wrong, without a full stop
 */
public record DerFinding(int model, String point, double asked, double held, String reason) {
    /** {@code 707.Crv[0].MustTrip.Pt[1].V: holds 88.0 instead of 50.0} */
    @Override
    public String toString() {
        return model + "." + point + ": " + reason;
    }
}
