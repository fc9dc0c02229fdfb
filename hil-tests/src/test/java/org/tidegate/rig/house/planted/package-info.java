/** Classes that each break a rule of the house on purpose. Nothing here is ever called. */
@org.jspecify.annotations.NullMarked
package org.tidegate.rig.house.planted;
