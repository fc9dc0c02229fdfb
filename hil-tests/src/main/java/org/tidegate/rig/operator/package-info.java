/**
 * An operator for tests and the demo: a scripted OCPP 2.1 central system that shares no code with
 * the station, over a real WebSocket or in memory.
 */
@org.jspecify.annotations.NullMarked
package org.tidegate.rig.operator;
