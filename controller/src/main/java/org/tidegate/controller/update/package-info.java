/** New firmware: verified, written beside the old, tried, and kept or taken back. */
@org.jspecify.annotations.NullMarked
package org.tidegate.controller.update;
