/**
 * The messages of DIN 70121 as records: {@link org.tidegate.iso15118.message.din.DinMessage} is
 * header and body, the body one of 34 messages. Order, nullability and lists as in the parent
 * package.
 */
@NullMarked
package org.tidegate.iso15118.message.din;

import org.jspecify.annotations.NullMarked;
