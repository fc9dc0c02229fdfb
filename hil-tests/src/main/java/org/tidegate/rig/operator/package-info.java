/**
 * An operator for tests and the demo: a scripted central system for OCPP 1.6J, 2.0.1 and 2.1 that
 * shares no code with the station, over a real WebSocket or in memory.
 */
@org.jspecify.annotations.NullMarked
package org.tidegate.rig.operator;
