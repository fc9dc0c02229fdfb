/** How far a remote voice may go: rate limits, random delay, silence. Pure, for the lane. */
@org.jspecify.annotations.NullMarked
package org.tidegate.controller.authority;
