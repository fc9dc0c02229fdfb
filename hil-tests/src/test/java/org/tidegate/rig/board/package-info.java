/** The virtual board's own logic, without a board. */
@org.jspecify.annotations.NullMarked
package org.tidegate.rig.board;
