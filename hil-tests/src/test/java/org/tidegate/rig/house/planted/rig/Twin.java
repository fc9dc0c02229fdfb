package org.tidegate.rig.house.planted.rig;

public final class Twin {
    public double truthW() {
        return 0;
    }
}
