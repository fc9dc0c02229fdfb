@org.jspecify.annotations.NullMarked
package org.tidegate.pilot.frontend;
