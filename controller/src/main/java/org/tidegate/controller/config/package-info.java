/** Which board is in force: the file, a candidate on trial, or the last good one. */
@org.jspecify.annotations.NullMarked
package org.tidegate.controller.config;
