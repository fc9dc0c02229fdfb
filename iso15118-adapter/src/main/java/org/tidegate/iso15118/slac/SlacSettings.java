package org.tidegate.iso15118.slac;

import java.util.List;
import org.tidegate.iso15118.slac.SlacMessage.Modem;
import org.tidegate.runtime.Parameter;
import org.tidegate.runtime.Settings;

/**
 * How the charger matches.
 *
 * @param own the Ethernet address the charger speaks from
 * @param modem the address of its own modem; broadcast if it is not known, then any answer counts
 * @param kind whose modem it is
 * @param numbers values of {@link #PARAMETERS}
 */
public record SlacSettings(Mac own, Mac modem, Modem kind, Settings numbers) {
    public static final Parameter ATTENUATION_OFFSET =
            new Parameter(
                    "vehicle.slac.attenuationOffsetDb",
                    "dB",
                    -40,
                    40,
                    0,
                    "ISO 15118-3 A.9.2.3: loss between modem and plug, measured once");
    public static final Parameter INIT_TIMEOUT =
            new Parameter(
                    "vehicle.slac.initTimeoutS",
                    "s",
                    20,
                    50,
                    40,
                    "ISO 15118-3 Table A.1 TT_EVSE_SLAC_init");
    public static final Parameter STEP_EF =
            new Parameter("vehicle.slac.stepEfS", "s", 4, 10, 4, "ISO 15118-3 Table 3 T_step_EF");
    public static final Parameter SEQUENCE_RETRIES =
            new Parameter(
                    "vehicle.slac.sequenceRetries",
                    "times",
                    0,
                    5,
                    2,
                    "ISO 15118-3 Table 3 C_sequ_retry");
    public static final Parameter JOIN_TIMEOUT =
            new Parameter(
                    "vehicle.slac.joinTimeoutS",
                    "s",
                    5,
                    30,
                    12,
                    "ISO 15118-3 Table A.1 TT_match_join");

    /** All tunable numbers of matching. */
    public static final List<Parameter> PARAMETERS =
            List.of(ATTENUATION_OFFSET, INIT_TIMEOUT, STEP_EF, SEQUENCE_RETRIES, JOIN_TIMEOUT);

    public static SlacSettings presets(Mac own, Mac modem, Modem kind) {
        return new SlacSettings(own, modem, kind, Settings.presets(PARAMETERS));
    }

    long nanos(Parameter seconds) {
        return Math.round(numbers.get(seconds) * 1e9);
    }
}
