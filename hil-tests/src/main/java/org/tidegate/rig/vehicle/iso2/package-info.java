/**
 * A vehicle of an older generation: DIN 70121, ISO 15118-2 DC and AC, external payment and
 * contract, discharge by SAE J2847/2. Its messages are written out as XML and share nothing with
 * the charger's side but the general EXI codec.
 */
@org.jspecify.annotations.NullMarked
package org.tidegate.rig.vehicle.iso2;
