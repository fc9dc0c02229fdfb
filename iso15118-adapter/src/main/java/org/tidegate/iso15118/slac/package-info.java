/**
 * Which vehicle hangs on this cable: signal level attenuation characterisation of ISO 15118-3, the
 * charger's side.
 */
@org.jspecify.annotations.NullMarked
package org.tidegate.iso15118.slac;
