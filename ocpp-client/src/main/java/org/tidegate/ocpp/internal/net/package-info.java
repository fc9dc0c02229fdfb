/** The WebSocket rim. Netty stays in here. */
@org.jspecify.annotations.NullMarked
package org.tidegate.ocpp.internal.net;
