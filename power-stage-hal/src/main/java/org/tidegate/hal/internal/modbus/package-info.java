/**
 * Modbus master: the protocol data unit, which is the same on every line, and the framing for TCP.
 */
@org.jspecify.annotations.NullMarked
package org.tidegate.hal.internal.modbus;
