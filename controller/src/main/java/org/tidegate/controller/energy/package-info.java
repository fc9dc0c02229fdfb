/** Registers and per-session energy records; import and export are never netted. */
@org.jspecify.annotations.NullMarked
package org.tidegate.controller.energy;
