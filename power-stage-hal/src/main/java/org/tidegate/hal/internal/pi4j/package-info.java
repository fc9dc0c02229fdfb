/**
 * Pi4J 4 providers over {@link org.tidegate.hal.pins}, for board code that is written against Pi4J:
 * they need no native library and work on any Linux board. The lane does not go through them.
 */
@org.jspecify.annotations.NullMarked
package org.tidegate.hal.internal.pi4j;
