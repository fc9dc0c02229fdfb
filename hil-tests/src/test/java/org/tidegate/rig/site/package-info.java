@org.jspecify.annotations.NullMarked
package org.tidegate.rig.site;
