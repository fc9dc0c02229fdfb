/**
 * The messages of ISO 15118-20 for wireless charging (WPT); header and common types are those of
 * the parent package.
 */
@NullMarked
package org.tidegate.iso15118.message.wpt;

import org.jspecify.annotations.NullMarked;
