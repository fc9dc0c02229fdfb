package org.tidegate.rig.house.planted.ocpp;

import org.tidegate.rig.house.planted.rig.Twin;

public final class KnowsTwin {
    public double asks(Twin twin) {
        return twin.truthW();
    }
}
