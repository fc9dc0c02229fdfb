/** Physics shared by the twins: what is wired to what. No protocol, no clock. */
@org.jspecify.annotations.NullMarked
package org.tidegate.rig.plant;
