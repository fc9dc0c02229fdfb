/**
 * A SunSpec device's own settings: what it holds, whether that is what the grid code wants, and how
 * it is told. For commissioning and verification; the live set-points are the converter driver's.
 */
@org.jspecify.annotations.NullMarked
package org.tidegate.hal.der;
