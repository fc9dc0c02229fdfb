@NullMarked
package org.tidegate.rig.conformance;

import org.jspecify.annotations.NullMarked;
