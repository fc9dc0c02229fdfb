/** What people at the charger read, and what is known about them. */
@org.jspecify.annotations.NullMarked
package org.tidegate.ocpp.internal.station.display;
