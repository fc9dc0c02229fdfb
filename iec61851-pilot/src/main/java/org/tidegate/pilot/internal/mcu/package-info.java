@org.jspecify.annotations.NullMarked
package org.tidegate.pilot.internal.mcu;
