package org.tidegate.rig.house.planted.hal.internal;

public final class Secret {
    public int value() {
        return 42;
    }
}
