@org.jspecify.annotations.NullMarked
package org.tidegate.board.gridcode;
