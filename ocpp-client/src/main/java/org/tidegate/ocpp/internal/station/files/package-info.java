/** Firmware updates and log uploads: what the operator orders, step by step. */
@org.jspecify.annotations.NullMarked
package org.tidegate.ocpp.internal.station.files;
