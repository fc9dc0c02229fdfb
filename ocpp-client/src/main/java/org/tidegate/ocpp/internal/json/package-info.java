/** Strict JSON: records in, records out, every bound checked in both directions. */
@org.jspecify.annotations.NullMarked
package org.tidegate.ocpp.internal.json;
