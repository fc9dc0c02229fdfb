/** Replays recorded waveforms through the meter and judges it by what the scenario accepts. */
@org.jspecify.annotations.NullMarked
package org.tidegate.rig.oracle.measurement;
