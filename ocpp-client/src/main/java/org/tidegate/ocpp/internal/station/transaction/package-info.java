/** Transactions and their meter values: when they begin and end, what is told about them. */
@org.jspecify.annotations.NullMarked
package org.tidegate.ocpp.internal.station.transaction;
