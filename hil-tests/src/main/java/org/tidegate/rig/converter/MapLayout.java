package org.tidegate.rig.converter;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a twin's register map begins and which models it has, in which order. A model the twin
 * knows nothing of is a stretch of zeros, as a maker's own model would be.
 */
public record MapLayout(int base, List<Integer> models) {
    static final int COMMON = 1;
    static final int AC = 701;
    static final int CAPACITY = 702;
    static final int ENTER_SERVICE = 703;
    static final int AC_CONTROLS = 704;
    static final int STORAGE = 713;
    static final int DC = 714;
    static final int CONTROL = 715;
    static final int DC_CONTROL = 64200;

    public MapLayout {
        models = List.copyOf(models);
    }

    /** All models, ours for the DC side included, from 40000. */
    public static MapLayout complete() {
        return new MapLayout(
                40000,
                List.of(
                        COMMON,
                        AC,
                        CAPACITY,
                        ENTER_SERVICE,
                        AC_CONTROLS,
                        STORAGE,
                        DC,
                        CONTROL,
                        DC_CONTROL));
    }

    /** With the models for curves and trip points behind the others. */
    public static MapLayout withCurves() {
        var models = new ArrayList<>(complete().models());
        models.addAll(CurveModels.IDS);
        return new MapLayout(40000, models);
    }

    /** Published models only, as another maker's converter would have them. */
    public static MapLayout foreign() {
        return complete().without(DC_CONTROL);
    }

    public MapLayout without(int model) {
        var rest = new ArrayList<>(models);
        rest.remove(Integer.valueOf(model));
        return new MapLayout(base, rest);
    }

    /** Registers after a model's length register. */
    static int length(int model) {
        return switch (model) {
            case COMMON -> 66;
            case AC -> 153;
            case CAPACITY -> 50;
            case ENTER_SERVICE -> 17;
            case AC_CONTROLS -> 65;
            case STORAGE -> 7;
            case DC -> 43; // one port
            case CONTROL -> 7;
            case DC_CONTROL -> 15;
            default -> CurveModels.IDS.contains(model) ? CurveModels.length(model) : 20;
        };
    }
}
