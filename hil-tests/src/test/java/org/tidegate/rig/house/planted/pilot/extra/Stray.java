package org.tidegate.rig.house.planted.pilot.extra;

public final class Stray {}
