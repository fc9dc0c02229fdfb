/** Twins of the pilot wire and of the discrete inputs and outputs around the power path. */
@org.jspecify.annotations.NullMarked
package org.tidegate.rig.pilot;
