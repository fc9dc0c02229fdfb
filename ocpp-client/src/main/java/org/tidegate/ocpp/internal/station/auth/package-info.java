/** Who may charge: presented tokens, local list, cache, remote starts, the operator's answers. */
@org.jspecify.annotations.NullMarked
package org.tidegate.ocpp.internal.station.auth;
