/** The one ordered list of limits, and which of them binds. */
@org.jspecify.annotations.NullMarked
package org.tidegate.controller.ladder;
