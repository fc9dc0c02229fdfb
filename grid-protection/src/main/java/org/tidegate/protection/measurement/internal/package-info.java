/** The filters behind {@link org.tidegate.protection.measurement.GridMeter}, one class each. */
@org.jspecify.annotations.NullMarked
package org.tidegate.protection.measurement.internal;
