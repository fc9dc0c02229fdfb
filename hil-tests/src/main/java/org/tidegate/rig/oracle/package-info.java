/**
 * Grid protection under the oracle: reads the vectors made by independent models, runs our engine
 * over them and compares row by row. The vectors count power plus into the grid; everything here
 * flips at {@link org.tidegate.rig.oracle.OracleReplay} and nowhere else.
 */
@org.jspecify.annotations.NullMarked
package org.tidegate.rig.oracle;
