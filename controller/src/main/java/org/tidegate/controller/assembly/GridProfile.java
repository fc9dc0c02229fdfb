package org.tidegate.controller.assembly;

import java.util.List;
import org.tidegate.board.gridcode.GridCode;
import org.tidegate.board.gridcode.GridCodeException;
import org.tidegate.board.gridcode.GridCodes;
import org.tidegate.protection.ProtectionSettings;

/**
 * A grid code ready for use.
 *
 * @param name for people; ends with "(DEMONSTRATION)" when times are shortened
 * @param nominalVoltageV phase to neutral; NaN where the code leaves it to the site
 * @param code what the settings were made from
 */
public record GridProfile(
        String name,
        ProtectionSettings settings,
        double nominalVoltageV,
        GridCode code,
        boolean demonstration) {
    private static final String DEMONSTRATION = " (DEMONSTRATION)";

    /** Keys of sections with values that have no public source. */
    public List<String> unconfirmed() {
        return code.unconfirmed().stream().map(GridCode.Unconfirmed::key).toList();
    }

    /**
     * Reads a code from the data that ships with the charger.
     *
     * @param demonstration shorten the waits so that they can be watched
     * @throws IllegalArgumentException naming the codes there are, or what is wrong with the data
     */
    public static GridProfile load(String id, int phases, boolean demonstration) {
        try {
            GridCode code = GridCodes.load(id);
            GridCode used = demonstration ? GridCodes.demonstration(code) : code;
            return new GridProfile(
                    demonstration ? id + DEMONSTRATION : id,
                    ProtectionProfiles.settings(used, phases, ProtectionProfiles.DEFAULT_LATENCY),
                    code.nominal().phaseVoltageV().orElse(Double.NaN),
                    used,
                    demonstration);
        } catch (GridCodeException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
