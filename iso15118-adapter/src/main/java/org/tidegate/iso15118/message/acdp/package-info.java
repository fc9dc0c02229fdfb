/**
 * The messages of ISO 15118-20 for pantographs (ACDP); header and common types are those of the
 * parent package.
 */
@NullMarked
package org.tidegate.iso15118.message.acdp;

import org.jspecify.annotations.NullMarked;
