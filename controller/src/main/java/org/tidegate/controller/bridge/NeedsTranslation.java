package org.tidegate.controller.bridge;

import java.util.ArrayList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.VehicleState;
import org.tidegate.iso15118.VehicleState.Needs.Mode;
import org.tidegate.ocpp.StationState;

/**
 * What the vehicle needs, in the operator's words. Remembers only how often the vehicle has begun
 * to negotiate and what it promised last, so that the operator is told once each time.
 */
final class NeedsTranslation {
    private long negotiations;
    private boolean negotiated;
    private boolean bidirectional;
    private long promises;
    private VehicleState.@Nullable Promise lastPromise;
    private StationState.@Nullable Promise told;

    StationState.@Nullable Needs of(VehicleState v) {
        boolean asks =
                switch (v.phase()) {
                    case CABLE_CHECK, PRE_CHARGE, ENERGISED, CHARGE_LOOP -> true;
                    case NONE,
                            SETUP,
                            AUTHORISING,
                            NEGOTIATING,
                            STOPPING,
                            WELDING_DETECTION,
                            ENDED,
                            FAILED ->
                            false;
                };
        if (!asks) {
            negotiated = false;
            return null;
        }
        if (!negotiated || bidirectional != v.discharges()) {
            negotiations++;
            negotiated = true;
            bidirectional = v.discharges();
        }
        return words(v);
    }

    /**
     * What the vehicle has promised to do with its schedule; null without a promise. Its number
     * counts the promises, so that the operator is told each once; which of the operator's
     * schedules it chose is not told, because the plans shown to vehicles have ids of their own.
     */
    StationState.@Nullable Promise promise(VehicleState v) {
        VehicleState.Promise said = v.needs().promise();
        if (!Objects.equals(said, lastPromise)) {
            lastPromise = said;
            told = said == null ? null : words(said, ++promises);
        }
        return told;
    }

    private static StationState.Promise words(VehicleState.Promise said, long number) {
        var steps = new ArrayList<StationState.Promise.Step>();
        long seconds = 0;
        for (VehicleState.Promise.Step each : said.steps()) {
            steps.add(new StationState.Promise.Step(seconds, each.powerW()));
            seconds += each.durationSeconds();
        }
        return new StationState.Promise(
                number, said.startSeconds() * 1_000, 0, said.keepsTolerance(), steps);
    }

    /** Namespace and version, as OCPP's ConnectedEV.ProtocolAgreed wants them. */
    private static String protocol(String name) {
        if (name.contains("-20")) {
            return "urn:iso:std:iso:15118:-20:" + (name.contains("AC") ? "AC" : "DC") + ",1,0";
        }
        if (name.contains("15118-2")) {
            return "urn:iso:15118:2:2013:MsgDef,2,0";
        }
        return name.contains("70121") ? "urn:din:70121:2012:MsgDef,2,0" : name;
    }

    private StationState.Needs words(VehicleState v) {
        VehicleState.Needs n = v.needs();
        return new StationState.Needs(
                negotiations,
                v.discharges(),
                n.mode() == Mode.SCHEDULED,
                n.mobilityByCharger(),
                v.departureTimeS(),
                v.targetSocPercent(),
                v.batteryEnergyCapacityWh(),
                v.targetEnergyRequestWh(),
                n.minEnergyRequestWh(),
                n.maxEnergyRequestWh(),
                v.minV2xEnergyRequestWh(),
                n.maxV2xEnergyRequestWh(),
                n.minChargePowerW(),
                v.maxChargePowerW(),
                n.minDischargePowerW(),
                v.maxDischargePowerW(),
                v.maxChargeCurrentA(),
                v.maxDischargeCurrentA(),
                v.minVoltageV(),
                v.maxVoltageV(),
                protocol(v.protocol()));
    }
}
