/**
 * The charger as an OCPP station. In: {@link org.tidegate.ocpp.StationState}, what the charger says
 * about itself. Out: {@link org.tidegate.ocpp.OperatorState}, what the operator permits and wants.
 */
@org.jspecify.annotations.NullMarked
package org.tidegate.ocpp;
