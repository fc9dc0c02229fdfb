/**
 * The station itself: pure decisions about boot, authorisation, transactions, remote orders and the
 * link.
 */
@org.jspecify.annotations.NullMarked
package org.tidegate.ocpp.internal.station;
