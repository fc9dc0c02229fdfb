package org.tidegate.controller.assembly;

import org.jspecify.annotations.Nullable;
import org.tidegate.board.Board;
import org.tidegate.board.gridcode.GridCode;
import org.tidegate.board.gridcode.SupportFunctions;
import org.tidegate.protection.islanding.AntiIslanding;
import org.tidegate.protection.islanding.AntiIslandingMode;
import org.tidegate.protection.islanding.AntiIslandingSettings;
import org.tidegate.protection.islanding.ConverterSupervision.Setting;

/**
 * How unintentional islands are looked for.
 *
 * @param converter what is known of the converter's own method when it does not tell by itself
 * @param supervised discharge waits for the converter's method to be as the mode needs it; not so
 *     on a twin's grid, where there is nothing that could be islanded
 */
public record Islanding(
        AntiIslandingMode mode,
        AntiIslandingSettings settings,
        Setting converter,
        boolean supervised) {

    /**
     * @param onSamples the board measures the grid itself; otherwise the converter's registers are
     *     all there is
     * @return null where the code does not speak of islands and the board file chooses nothing
     */
    static @Nullable Islanding of(
            GridCode code, Board.Islanding choice, boolean onSamples, boolean twinGrid) {
        SupportFunctions.AntiIslanding said = code.support().antiIslanding();
        AntiIslandingMode mode = mode(choice.method(), said);
        if (mode == null) {
            return null;
        }
        double hz = code.nominal().frequencyHz();
        AntiIslandingSettings settings =
                onSamples ? AntiIslandingSettings.onSamples(hz) : AntiIslandingSettings.overBus(hz);
        if (said != null && said.qualityFactor() > 1) {
            settings = settings.forQuality(said.qualityFactor());
        }
        if (said != null && said.reactiveLimitPu() < settings.limitPu()) {
            settings = settings.withGain(settings.gainPuPerHz(), said.reactiveLimitPu());
        }
        return new Islanding(mode, settings, setting(choice.converter()), !twinGrid);
    }

    private static @Nullable AntiIslandingMode mode(
            Board.IslandingMethod chosen, SupportFunctions.@Nullable AntiIslanding said) {
        return switch (chosen) {
            case CONVERTER -> AntiIslandingMode.CONVERTER;
            case CONTROLLER -> AntiIslandingMode.CONTROLLER;
            case BOTH_SUPERVISED -> AntiIslandingMode.BOTH_SUPERVISED;
            case PROFILE ->
                    said == null
                            ? null
                            : switch (said.mode()) {
                                case CONVERTER -> AntiIslandingMode.CONVERTER;
                                case CONTROLLER -> AntiIslandingMode.CONTROLLER;
                                case BOTH_SUPERVISED -> AntiIslandingMode.BOTH_SUPERVISED;
                            };
        };
    }

    private static Setting setting(Board.ConverterIslanding said) {
        return switch (said) {
            case CERTIFIED -> Setting.ON;
            case NONE, UNKNOWN -> Setting.ABSENT;
        };
    }

    AntiIslanding method() {
        return new AntiIslanding(mode, settings);
    }
}
