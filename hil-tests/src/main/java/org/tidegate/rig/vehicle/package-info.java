/** The vehicle twin: a battery with a battery management system, and an EVCC that speaks for it. */
@org.jspecify.annotations.NullMarked
package org.tidegate.rig.vehicle;
