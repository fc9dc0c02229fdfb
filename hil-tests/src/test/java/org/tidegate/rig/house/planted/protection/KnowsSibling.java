package org.tidegate.rig.house.planted.protection;

import org.tidegate.rig.house.planted.pilot.Sibling;

public final class KnowsSibling {
    public boolean asks(Sibling sibling) {
        return sibling.knowsBack(this);
    }
}
