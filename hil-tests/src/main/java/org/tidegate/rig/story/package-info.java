/**
 * The story that the demo tells, step by step, each step asserted; the same in real and virtual
 * time.
 */
@org.jspecify.annotations.NullMarked
package org.tidegate.rig.story;
