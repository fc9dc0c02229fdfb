/** The upper rungs of the watchdog ladder: lane deadline, systemd, and the board's own watchdog. */
@org.jspecify.annotations.NullMarked
package org.tidegate.controller.watch;
