/** Reads register maps from YAML and names everything that is wrong with them. */
@org.jspecify.annotations.NullMarked
package org.tidegate.hal.internal.mapfile;
