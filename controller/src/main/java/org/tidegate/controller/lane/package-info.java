/** The control cycle and its real-time thread. */
@org.jspecify.annotations.NullMarked
package org.tidegate.controller.lane;
