/** The Debian package: what goes into it, and how it becomes one file. */
@org.jspecify.annotations.NullMarked
package org.tidegate.rig.packaging;
