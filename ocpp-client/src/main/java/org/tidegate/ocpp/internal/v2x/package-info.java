/** Bidirectional charging around the profiles (OCPP 2.1 block Q, K01 to K29). */
@org.jspecify.annotations.NullMarked
package org.tidegate.ocpp.internal.v2x;
