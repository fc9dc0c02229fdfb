/**
 * A converter made of arithmetic: physics, a SunSpec 700-series register map, and a real Modbus TCP
 * server in front of it. Its map is laid out from the published definitions, not from the driver's
 * tables, so that both would have to be wrong in the same way.
 */
@org.jspecify.annotations.NullMarked
package org.tidegate.rig.converter;
