package org.tidegate.controller.assembly;

import org.jspecify.annotations.Nullable;
import org.tidegate.board.Board;
import org.tidegate.board.gridcode.GridCode;
import org.tidegate.board.gridcode.SupportFunctions;
import org.tidegate.hal.Converter;
import org.tidegate.hal.PowerStage;
import org.tidegate.hal.StageDetails;
import org.tidegate.protection.islanding.AntiIslanding;
import org.tidegate.protection.islanding.AntiIslandingMode;
import org.tidegate.protection.islanding.AntiIslandingSettings;
import org.tidegate.protection.islanding.ConverterSupervision;
import org.tidegate.protection.islanding.ConverterSupervision.Setting;
import org.tidegate.protection.islanding.DetectionTime;
import org.tidegate.runtime.Published;

/**
 * How unintentional islands are looked for.
 *
 * @param converter what is known of the converter's own method when it does not tell by itself
 * @param supervised discharge waits for the converter's method to be as the mode needs it; not so
 *     on a twin's grid, where there is nothing that could be islanded
 * @param detection of our own method over the path there is
 * @param allowedNanos what the code allows for it
 */
public record Islanding(
        AntiIslandingMode mode,
        AntiIslandingSettings settings,
        Setting converter,
        boolean supervised,
        DetectionTime detection,
        long allowedNanos) {
    /** IEEE 1547-2018 8.1, IEC 62116, AS/NZS 4777.2: for codes that name no other time. */
    private static final double USUAL_SECONDS = 2;

    /** Own samples: the fast frequency, and a set-point that acts within a period of the lane. */
    private static final DetectionTime.Path SAMPLES =
            new DetectionTime.Path(20_000_000L, 10_000_000L, 5_000_000L);

    /**
     * @param bus the way through the converter's registers; null where the board measures the grid
     *     itself
     * @return null where the code does not speak of islands and the board file chooses nothing
     */
    static @Nullable Islanding of(
            GridCode code,
            Board.Islanding choice,
            DetectionTime.@Nullable Path bus,
            boolean twinGrid) {
        SupportFunctions.AntiIslanding said = code.support().antiIslanding();
        AntiIslandingMode mode = mode(choice.method(), said);
        if (mode == null) {
            return null;
        }
        double hz = code.nominal().frequencyHz();
        AntiIslandingSettings settings =
                bus == null
                        ? AntiIslandingSettings.onSamples(hz)
                        : AntiIslandingSettings.overBus(hz);
        if (said != null && said.qualityFactor() > 1) {
            settings = settings.forQuality(said.qualityFactor());
        }
        if (said != null && said.reactiveLimitPu() < settings.limitPu()) {
            settings = settings.withGain(settings.gainPuPerHz(), said.reactiveLimitPu());
        }
        DetectionTime.Path path = bus == null ? SAMPLES : bus;
        double seconds = said == null ? USUAL_SECONDS : said.longestSeconds();
        return new Islanding(
                mode,
                DetectionTime.fitted(settings, path),
                setting(choice.converter()),
                !twinGrid,
                DetectionTime.of(settings, path),
                Math.round(seconds * 1e9));
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
            case NONE -> Setting.ABSENT;
            case UNKNOWN -> Setting.UNKNOWN;
        };
    }

    AntiIslanding method() {
        return new AntiIslanding(mode, settings);
    }

    ConverterSupervision supervision() {
        return new ConverterSupervision(mode, detection, allowedNanos);
    }

    /** What is good to know before the first vehicle comes; empty while all is well. */
    public String warning() {
        return mode == AntiIslandingMode.CONTROLLER && !detection.isWithin(allowedNanos)
                ? detection.sentence(allowedNanos)
                : "";
    }

    /**
     * What the converter says of its own method; what a person says where it has no such setting.
     * The lane asks once a second.
     */
    ConverterReadBack readBack(PowerStage stage) {
        return new ConverterReadBack(stage instanceof Converter c ? c.details() : null, converter);
    }

    /** The newest reading, told once. */
    static final class ConverterReadBack {
        private final @Nullable Published<StageDetails> details;
        private final Setting otherwise;
        private StageDetails told = StageDetails.UNKNOWN;

        ConverterReadBack(@Nullable Published<StageDetails> details, Setting otherwise) {
            this.details = details;
            this.otherwise = otherwise;
        }

        @SuppressWarnings("ReferenceEquality") // a reading that says the same is still a new one
        Setting latest() {
            Published<StageDetails> source = details;
            if (source == null) {
                return otherwise;
            }
            StageDetails now = source.latest();
            if (now == told) {
                return Setting.UNREADABLE;
            }
            told = now;
            return switch (now.islandSearch()) {
                case ON -> Setting.ON;
                case OFF -> Setting.OFF;
                case NOT_THERE -> otherwise;
                case UNREADABLE -> Setting.UNREADABLE;
            };
        }
    }
}
