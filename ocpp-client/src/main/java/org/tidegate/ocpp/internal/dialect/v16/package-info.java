/** The messages of OCPP 1.6 as they travel, and their translation to the station's vocabulary. */
@org.jspecify.annotations.NullMarked
package org.tidegate.ocpp.internal.dialect.v16;
