package org.tidegate.board.gridcode;

import java.util.List;

/**
 * A profile in somebody else's format.
 *
 * @param text of the file
 * @param notes what the format cannot say, one sentence each
 */
public record SettingsExport(String text, List<String> notes) {
    public SettingsExport {
        notes = List.copyOf(notes);
    }

    /** SunSpec models 702 to 712 by point names, values scaled by the models' scale factors. */
    public static SettingsExport sunSpec(GridCode code) {
        return new SunSpecExport(code).export();
    }

    /** OCPP 2.1 DER controls: one SetDERControl payload for each function in force. */
    public static SettingsExport ocpp(GridCode code) {
        return new OcppExport(code).export();
    }

    /** The common file of IEEE 1547 settings, see {@link CommonSettings}. */
    public static SettingsExport common(GridCode code) {
        return CommonSettings.write(code);
    }
}
