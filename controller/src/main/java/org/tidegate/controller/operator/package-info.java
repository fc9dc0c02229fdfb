/** What the operator's station needs of the board: keys, files, contracts, people at the door. */
@org.jspecify.annotations.NullMarked
package org.tidegate.controller.operator;
