/**
 * Unintentional islanding (IEEE 1547-2018 8.1, EN 62116, AS/NZS 4777.2 4.2): ours, the converter's,
 * and who watches whom. {@link org.tidegate.protection.islanding.AntiIslanding} perturbs reactive
 * power while energy flows into the grid and tells an island from a grid by what the frequency does
 * about it; {@link org.tidegate.protection.islanding.ConverterSupervision} refuses discharge unless
 * the converter's own method is what the profile says.
 *
 * <p>Reactive power is plus when absorbed, as everywhere in this module.
 *
 * <p>Measured in the plant twin (one core, October 2026 class machine): see the README of
 * hil-tests. Known limits: on one node with inverters that have no method of their own the gain is
 * diluted; one of ours among two or more such inverters is not detected with the preset gain. Over
 * a bus of 50 ms the preset is not fast enough for 1 s.
 */
@org.jspecify.annotations.NullMarked
package org.tidegate.protection.islanding;
