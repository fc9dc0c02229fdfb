/** Hand-over between the lane and the bus plane. */
@org.jspecify.annotations.NullMarked
package org.tidegate.hal.internal;
