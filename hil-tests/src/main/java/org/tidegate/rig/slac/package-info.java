/**
 * A power line with a charger's modem, a car's modem and the car behind it; with or without wires.
 */
@org.jspecify.annotations.NullMarked
package org.tidegate.rig.slac;
