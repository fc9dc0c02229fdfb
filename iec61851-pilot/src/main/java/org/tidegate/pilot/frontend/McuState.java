package org.tidegate.pilot.frontend;

/**
 * The last status frame of the microcontroller, in volts and ohms.
 *
 * @param sequence counts accepted frames on this side; 0 means there was none yet
 * @param safeReason why the microcontroller holds its safe state
 * @param proximityOhm infinite when open, NaN unknown
 * @param insulationOhm NaN unknown
 * @param connectorTemperatureC NaN without a sensor
 */
public record McuState(
        long sequence,
        long sampledAtNanos,
        boolean safe,
        SafeReason safeReason,
        boolean emergencyStopOk,
        boolean residualCurrentOk,
        boolean protectiveEarthOk,
        boolean contactorClosed,
        boolean connectorLocked,
        boolean coilOn,
        double positivePeakV,
        double negativePeakV,
        double dutyPercent,
        double proximityOhm,
        double insulationOhm,
        double connectorTemperatureC) {

    /** Before the first frame. */
    public static final McuState NONE =
            new McuState(
                    0,
                    0,
                    true,
                    SafeReason.STARTING,
                    false,
                    false,
                    false,
                    false,
                    false,
                    false,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN);

    /** Why the microcontroller keeps everything open; the numbers are the protocol's. */
    public enum SafeReason {
        NONE("nothing"),
        STARTING("it has just started"),
        HOST_SILENT("no command reached it in time"),
        LANE_STANDS_STILL("the control lane's counter stood still"),
        EMERGENCY_STOP("the emergency stop is pressed"),
        RESIDUAL_CURRENT("the residual-current device has tripped"),
        PROTECTIVE_EARTH("the protective earth is missing"),
        PILOT("the vehicle withdrew, or the pilot is shorted"),
        CONTACTOR("the contactors do not follow"),
        TEMPERATURE("the connector is too hot"),
        SELF_TEST("its self-test failed"),
        SUPPLY("its supply is out of range"),
        BAD_COMMAND("a command made no sense"),
        UNKNOWN("of a reason this version does not know");

        private static final SafeReason[] ALL = values();

        private final String text;

        SafeReason(String text) {
            this.text = text;
        }

        static SafeReason of(int code) {
            return code >= 0 && code < ALL.length ? ALL[code] : UNKNOWN;
        }

        public String text() {
            return text;
        }
    }
}
