package org.tidegate.controller.bridge;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.StationState;

/** A certified meter that signs what it reads. Never waits. */
public interface SignedMeter {
    /** None of this board's drivers reads signatures: nothing is told as signed. */
    SignedMeter NONE = () -> null;

    /** The newest record, passed on as it is; null if there is none. */
    StationState.@Nullable SignedReading latest();
}
