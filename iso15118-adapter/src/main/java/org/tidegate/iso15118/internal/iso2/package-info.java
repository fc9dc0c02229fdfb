/**
 * The machine of ISO 15118-2 sessions. DIN 70121, which knows less of the same, shares it through
 * {@link org.tidegate.iso15118.internal.iso2.Dialect}.
 */
@org.jspecify.annotations.NullMarked
package org.tidegate.iso15118.internal.iso2;
