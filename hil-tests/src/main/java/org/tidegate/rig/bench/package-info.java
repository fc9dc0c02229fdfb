/**
 * JMH benchmarks of what runs every cycle and every message. {@code ./tidegate bench} runs them.
 */
@org.jspecify.annotations.NullMarked
package org.tidegate.rig.bench;
