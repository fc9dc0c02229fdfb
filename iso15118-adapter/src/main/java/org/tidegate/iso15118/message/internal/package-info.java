/**
 * Straight-line codecs of the message records, written by src/exi/generate_codecs.py from the
 * schema model.
 */
@NullMarked
package org.tidegate.iso15118.message.internal;

import org.jspecify.annotations.NullMarked;
