/** Sessions, checks and sockets behind the public types. */
@org.jspecify.annotations.NullMarked
package org.tidegate.iso15118.internal;
