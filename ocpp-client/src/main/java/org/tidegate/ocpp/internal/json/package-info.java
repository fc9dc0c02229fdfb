/**
 * Strict JSON: records in, records out, every bound checked in both directions. Jackson stays in
 * here and in the dialects.
 */
@org.jspecify.annotations.NullMarked
package org.tidegate.ocpp.internal.json;
