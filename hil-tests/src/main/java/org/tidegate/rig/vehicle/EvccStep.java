package org.tidegate.rig.vehicle;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.message.V2gMessage;

/**
 * What the vehicle does next.
 *
 * @param request to be sent; null for nothing
 */
record EvccStep(EvccState state, @Nullable V2gMessage request, List<Action> actions) {
    /** What the vehicle does to its own hardware. */
    enum Action {
        CONNECT,
        CLOSE_S2,
        OPEN_S2,
        CLOSE_CONTACTORS,
        OPEN_CONTACTORS,
        /** The driver's wish has been taken up. */
        WISH_GRANTED,
        HANG_UP
    }

    static EvccStep stay(EvccState state) {
        return new EvccStep(state, null, List.of());
    }

    static EvccStep to(EvccState state, Action... actions) {
        return new EvccStep(state, null, List.of(actions));
    }
}
