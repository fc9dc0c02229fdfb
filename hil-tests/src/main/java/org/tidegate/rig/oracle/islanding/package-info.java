/** Replays the islanding plant of the notes and compares it with their simulation. */
@org.jspecify.annotations.NullMarked
package org.tidegate.rig.oracle.islanding;
