/**
 * Converter drivers, Modbus master, contactors, safety inputs. Power is positive into the vehicle
 * and negative into the grid; drivers whose device counts the other way flip at their rim.
 */
@org.jspecify.annotations.NullMarked
package org.tidegate.hal;
