/**
 * Register maps as data: what a device's registers mean, so that a converter, meter or monitor with
 * a plain map needs no Java.
 */
@org.jspecify.annotations.NullMarked
package org.tidegate.hal.map;
