/**
 * The station's vocabulary, in the richest dialect's words (OCPP 2.1). Older dialects translate at
 * the rim.
 */
@org.jspecify.annotations.NullMarked
package org.tidegate.ocpp.internal.message;
