/** What the station tells unasked: faults, and monitors the operator has set on variables. */
@org.jspecify.annotations.NullMarked
package org.tidegate.ocpp.internal.station.monitoring;
