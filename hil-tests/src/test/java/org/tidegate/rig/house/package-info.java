/** The architecture as tests, and the proof that the tests can fail. */
@org.jspecify.annotations.NullMarked
package org.tidegate.rig.house;
