/** Credentials, network profiles, certificates: how this station is known, and by whom. */
@org.jspecify.annotations.NullMarked
package org.tidegate.ocpp.internal.station.security;
