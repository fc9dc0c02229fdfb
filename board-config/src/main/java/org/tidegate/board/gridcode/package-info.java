/** Grid codes as data: every number with its clause and how far it may be trusted. */
@org.jspecify.annotations.NullMarked
package org.tidegate.board.gridcode;
