/**
 * What every converter driver must do, as checks that a new driver runs against a twin of its
 * device and a technician against the device itself.
 */
@org.jspecify.annotations.NullMarked
package org.tidegate.rig.contract;
