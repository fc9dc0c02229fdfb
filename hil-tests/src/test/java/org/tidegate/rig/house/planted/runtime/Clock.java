package org.tidegate.rig.house.planted.runtime;

public interface Clock {
    long nanos();
}
