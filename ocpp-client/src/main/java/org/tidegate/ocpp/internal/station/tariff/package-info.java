/** Tariffs and what a transaction costs, counted here (OCPP 2.1 I07 to I12). */
@org.jspecify.annotations.NullMarked
package org.tidegate.ocpp.internal.station.tariff;
