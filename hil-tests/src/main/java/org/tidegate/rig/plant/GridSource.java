package org.tidegate.rig.plant;

/** The grid at a converter's terminals at this instant. */
public interface GridSource {
    /** Phase-neutral rms in per unit of nominal; phase 1 to 3. */
    double voltagePu(int phase);

    double frequencyHz();
}
