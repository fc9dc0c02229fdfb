/**
 * SunSpec information models 1, 701 to 704 and 713 to 715 plus our own 64200: where the points are,
 * how they are scaled, and what may be concluded from them. Offsets count from a model's ID
 * register. The sign flips in exactly two places: {@code Device.decode} and {@code Controls}.
 */
@org.jspecify.annotations.NullMarked
package org.tidegate.hal.internal.sunspec;
