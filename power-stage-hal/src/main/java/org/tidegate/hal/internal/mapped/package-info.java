/** Devices driven by a register map: which registers are read together, and what they say. */
@org.jspecify.annotations.NullMarked
package org.tidegate.hal.internal.mapped;
