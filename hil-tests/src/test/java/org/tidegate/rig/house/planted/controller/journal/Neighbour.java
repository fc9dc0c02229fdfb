package org.tidegate.rig.house.planted.controller.journal;

public final class Neighbour {
    public int number() {
        return 1;
    }
}
