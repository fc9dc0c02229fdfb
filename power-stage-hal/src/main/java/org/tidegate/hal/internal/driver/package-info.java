/**
 * What every converter driver does, whatever language its device speaks: look for it, poll it,
 * judge what it says, obey the lane, and order it to stop while anything is wrong.
 */
@org.jspecify.annotations.NullMarked
package org.tidegate.hal.internal.driver;
