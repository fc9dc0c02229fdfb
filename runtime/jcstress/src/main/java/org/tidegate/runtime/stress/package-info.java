/** Proves the hand-over classes against the memory model on the machine it runs on. */
@org.jspecify.annotations.NullMarked
package org.tidegate.runtime.stress;
