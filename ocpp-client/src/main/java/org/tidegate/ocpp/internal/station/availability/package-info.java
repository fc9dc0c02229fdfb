/** Whether the station serves: availability, reservations, restarts. */
@org.jspecify.annotations.NullMarked
package org.tidegate.ocpp.internal.station.availability;
