/**
 * Entry points for a fuzzer: each has a {@code fuzzerTestOneInput(byte[])} that throws when a rule
 * of the house is broken. They know no fuzzer; {@link org.tidegate.rig.fuzz.FuzzMain} is a plain one
 * with seeds, Jazzer finds the same methods by name.
 */
@org.jspecify.annotations.NullMarked
package org.tidegate.rig.fuzz;
