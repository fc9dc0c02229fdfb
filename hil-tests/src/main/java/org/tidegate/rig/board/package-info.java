/**
 * Trials on a kernel with real devices: the hardware around a control board as a process of its
 * own, the charger on real GPIO lines as another, and whoever kills it.
 */
@org.jspecify.annotations.NullMarked
package org.tidegate.rig.board;
