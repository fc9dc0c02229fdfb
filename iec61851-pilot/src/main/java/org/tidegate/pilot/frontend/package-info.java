/**
 * What can stand at the charger's end of the pilot wire: comparators on GPIO lines, an
 * analogue-to-digital converter, or a safety microcontroller on a serial line. Each hides behind a
 * {@link org.tidegate.pilot.PilotIo}; what they need of the board they say in small ports.
 */
@org.jspecify.annotations.NullMarked
package org.tidegate.pilot.frontend;
