package org.tidegate.rig.vehicle;

/**
 * The vehicle as a scenario or a page sees it. Powers are magnitudes, current is plus into the
 * vehicle.
 *
 * @param failure why the session broke, from the vehicle's side; empty if it did not
 * @param loops charge loops of this session
 * @param meterImportWh,meterExportWh the charger's meter as told to the vehicle
 */
public record EvccView(
        EvccStage stage,
        String failure,
        double socPercent,
        boolean contactorsClosed,
        boolean bidirectional,
        long loops,
        double offeredChargeW,
        double offeredDischargeW,
        double chargerVoltageV,
        double chargerCurrentA,
        double meterImportWh,
        double meterExportWh) {}
