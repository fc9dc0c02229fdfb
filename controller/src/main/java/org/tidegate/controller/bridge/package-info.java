/** Translates between the lane's snapshot and the vehicle's and operator's own records. */
@org.jspecify.annotations.NullMarked
package org.tidegate.controller.bridge;
