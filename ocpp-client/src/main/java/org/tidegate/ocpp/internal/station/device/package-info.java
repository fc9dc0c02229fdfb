/** The station's variables: what can be read, what can be set, and how both are reported. */
@org.jspecify.annotations.NullMarked
package org.tidegate.ocpp.internal.station.device;
