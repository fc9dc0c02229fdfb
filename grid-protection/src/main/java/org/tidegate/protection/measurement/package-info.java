/**
 * What the grid is like, and how soon we know. {@link
 * org.tidegate.protection.measurement.GridMeter} measures from samples, {@link
 * org.tidegate.protection.measurement.RegisterMeter} takes what a converter has measured; both fill
 * a {@link org.tidegate.protection.measurement.MeasurementSnapshot}, which hands over to
 * protection. {@link org.tidegate.protection.measurement.TimeBudget} says which clearing times a
 * path can keep.
 *
 * <p>Trips use true rms over one period, control uses the fundamental (IEEE 1547-2018 4.3 allows
 * either). A measurement that must not be believed is NaN, and NaN trips; {@link
 * org.tidegate.protection.measurement.QualityFlag} says which, and how long each may take.
 *
 * <p>Known limits: the frequency is as exact as the converter's clock (50 ppm are 2.5 mHz); a
 * jitter of half a sample counts as a lost sample; interharmonics nearer than half the frequency to
 * the fundamental move it.
 */
@org.jspecify.annotations.NullMarked
package org.tidegate.protection.measurement;
