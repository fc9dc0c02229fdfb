package org.tidegate.rig.vehicle.iso2;

import java.util.List;

/** What an old car does next. */
record CarStep(CarState state, boolean sends, List<Action> actions) {
    /** What it does besides talking. */
    enum Action {
        CONNECT,
        CLOSE_S2,
        OPEN_S2,
        CLOSE_CONTACTORS,
        OPEN_CONTACTORS,
        HANG_UP
    }

    static CarStep stay(CarState state) {
        return new CarStep(state, false, List.of());
    }

    static CarStep to(CarState state, Action... actions) {
        return new CarStep(state, false, List.of(actions));
    }
}
