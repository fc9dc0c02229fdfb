/**
 * One class per OCPP version: frames of text on one side, the station's vocabulary on the other.
 */
@org.jspecify.annotations.NullMarked
package org.tidegate.ocpp.internal.dialect;
