package org.tidegate.rig.house.planted.runtime;

import java.io.File;

public final class TouchesFiles {
    public String parent(String name) {
        return String.valueOf(new File(name).getParent());
    }
}
