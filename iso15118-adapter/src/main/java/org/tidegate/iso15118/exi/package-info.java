/**
 * Schema-informed EXI of DIN 70121, ISO 15118-2 and ISO 15118-20 (W3C EXI 1.0, bit-packed,
 * non-strict, ISO profile): the schema sets, a general codec between bytes and element trees, and
 * XML text for people.
 */
@NullMarked
package org.tidegate.iso15118.exi;

import org.jspecify.annotations.NullMarked;
