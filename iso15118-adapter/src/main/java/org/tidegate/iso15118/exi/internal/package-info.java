/** Bits, values and grammar tables of the codec. */
@NullMarked
package org.tidegate.iso15118.exi.internal;

import org.jspecify.annotations.NullMarked;
