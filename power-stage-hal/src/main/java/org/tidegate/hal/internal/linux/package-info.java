/** The kernel's interfaces behind {@link org.tidegate.hal.pins}: system calls, ioctls, sysfs. */
@org.jspecify.annotations.NullMarked
package org.tidegate.hal.internal.linux;
