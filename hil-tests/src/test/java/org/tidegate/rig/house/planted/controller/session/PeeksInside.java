package org.tidegate.rig.house.planted.controller.session;

import org.tidegate.rig.house.planted.hal.internal.Secret;

public final class PeeksInside {
    public int peek(Secret secret) {
        return secret.value();
    }
}
