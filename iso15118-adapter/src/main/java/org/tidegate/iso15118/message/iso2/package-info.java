/**
 * The messages of ISO 15118-2 as records: {@link org.tidegate.iso15118.message.iso2.Iso2Message} is
 * header and body, the body one of 34 messages. Order, nullability and lists as in the parent
 * package.
 */
@NullMarked
package org.tidegate.iso15118.message.iso2;

import org.jspecify.annotations.NullMarked;
