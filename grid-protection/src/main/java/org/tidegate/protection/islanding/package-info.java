/**
 * Unintentional islanding (IEEE 1547-2018 8.1, EN 62116, AS/NZS 4777.2 4.2): ours, the converter's,
 * and who watches whom. {@link org.tidegate.protection.islanding.AntiIslanding} perturbs reactive
 * power while energy flows into the grid and tells an island from a grid by what the frequency does
 * about it; {@link org.tidegate.protection.islanding.ConverterSupervision} refuses discharge unless
 * the converter's own method is what the profile says.
 *
 * <p>Reactive power is plus when absorbed, as everywhere in this module.
 *
 * <p>In the plant twin with trip windows wide open, the 55 points of condition A: at worst 0.36 s
 * with own samples, 0.84 s through registers each 20 ms. Known limits: inverters without a method
 * on the same node dilute the gain, one of ours among two of them is not detected; registers each
 * 50 ms need more than 1 s; a load of quality 2 wants a gain of 0.2, which leaves a limit cycle
 * behind in a grid of short-circuit ratio 1.5.
 */
@org.jspecify.annotations.NullMarked
package org.tidegate.protection.islanding;
