package org.tidegate.rig.house.planted.pilot;

import org.tidegate.rig.house.planted.protection.KnowsSibling;

public final class Sibling {
    public boolean knowsBack(KnowsSibling other) {
        return other.asks(this);
    }
}
