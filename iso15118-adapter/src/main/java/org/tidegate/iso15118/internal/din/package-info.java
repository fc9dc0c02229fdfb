/** DIN 70121: the words of a protocol whose sense is a part of ISO 15118-2's. */
@org.jspecify.annotations.NullMarked
package org.tidegate.iso15118.internal.din;
