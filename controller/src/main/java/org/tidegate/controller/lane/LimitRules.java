package org.tidegate.controller.lane;

import org.tidegate.controller.ladder.LimitLadder;
import org.tidegate.controller.ladder.Reason;
import org.tidegate.controller.ladder.Rung;
import org.tidegate.controller.session.OperatingMode;
import org.tidegate.controller.session.SessionPhase;
import org.tidegate.controller.session.StopReason;
import org.tidegate.controller.session.VehiclePhase;
import org.tidegate.controller.session.VehicleWord;
import org.tidegate.protection.GridMode;
import org.tidegate.protection.islanding.ConverterSupervision;

/** Writes every rung of the limit ladder from what the lane knows. One method per rung. */
final class LimitRules {
    /** At the floor the export stops; it may begin again this far above it (battery care rules). */
    private static final double SOC_HYSTERESIS_PERCENT = 3;

    /** Export tapers down over the last points above the floor. */
    private static final double SOC_TAPER_PERCENT = 2;

    /** Share of the vehicle's limit that is left at the end of the taper. */
    private static final double SOC_TAPER_LEFT = 0.3;

    private static final double DERATE_FROM_C = 70;
    private static final double DERATE_TO_C = 90;

    private final LaneSettings settings;
    private boolean exportBlockedByFloor;

    LimitRules(LaneSettings settings) {
        this.settings = settings;
    }

    void fill(
            LimitLadder ladder,
            Perception p,
            SessionPhase phase,
            StopReason fault,
            boolean disobedient,
            double baseVa,
            long nowNanos) {
        ladder.clear();
        safety(ladder, p, phase, fault, disobedient);
        gridCode(ladder, p, baseVa);
        site(ladder);
        connection(ladder, p.room);
        manager(ladder, p, nowNanos);
        cableAndThermal(ladder, p);
        vehicle(ladder, p, phase, nowNanos);
        minimumEnergy(ladder, p, nowNanos);
        operator(ladder, p, nowNanos);
    }

    private static void safety(
            LimitLadder ladder,
            Perception p,
            SessionPhase phase,
            StopReason fault,
            boolean disobedient) {
        if (fault != StopReason.NONE) {
            ladder.close(Rung.SAFETY, reason(fault), p.safety.insulationOhm / 1000);
        } else if (!p.rating.isKnown()) {
            ladder.close(Rung.SAFETY, Reason.CONVERTER_UNKNOWN, Double.NaN);
        } else if (!p.stageFresh) {
            ladder.close(Rung.SAFETY, Reason.CONVERTER_OFFLINE, Double.NaN);
        } else if (disobedient) {
            ladder.close(Rung.SAFETY, Reason.POWER_NOT_FOLLOWING, Double.NaN);
        } else if (phase != SessionPhase.ENERGY) {
            ladder.close(Rung.SAFETY, reason(phase), Double.NaN);
        } else if (!p.safety.contactorClosed || !p.pilot.contactorPermitted) {
            ladder.close(Rung.SAFETY, Reason.CONTACTOR_OPEN, Double.NaN);
        } else {
            ladder.limitImport(
                    Rung.SAFETY, p.rating.maxChargeW(), Reason.CONVERTER_RATING, Double.NaN);
            ladder.limitExport(
                    Rung.SAFETY, -p.rating.maxDischargeW(), Reason.CONVERTER_RATING, Double.NaN);
        }
    }

    private static Reason reason(SessionPhase phase) {
        return switch (phase) {
            case AVAILABLE -> Reason.NO_VEHICLE;
            case STOPPING, FINISHED, FAULTED -> Reason.SESSION_STOPPING;
            case AUTHORISING -> Reason.NOT_AUTHORISED;
            default -> Reason.SESSION_NOT_READY;
        };
    }

    private static Reason reason(StopReason fault) {
        return switch (fault) {
            case EMERGENCY_STOP -> Reason.EMERGENCY_STOP;
            case RESIDUAL_CURRENT -> Reason.RESIDUAL_CURRENT;
            case PROTECTIVE_EARTH -> Reason.PROTECTIVE_EARTH;
            case INSULATION_FAULT -> Reason.INSULATION_FAULT;
            case INSULATION_ALARM -> Reason.INSULATION_ALARM;
            case INSULATION_UNSEEN -> Reason.INSULATION_UNSEEN;
            case CONVERTER_LOST -> Reason.CONVERTER_OFFLINE;
            case CONVERTER_FAULT -> Reason.CONVERTER_FAULT;
            case CONTACTOR_DID_NOT_CLOSE, CONTACTOR_WELDED, CONTACTOR_DROPPED ->
                    Reason.CONTACTOR_MISMATCH;
            case POWER_NOT_FOLLOWING -> Reason.POWER_NOT_FOLLOWING;
            case CONNECTOR_HOT -> Reason.CONNECTOR_TEMPERATURE;
            case CONNECTOR_SENSOR_LOST -> Reason.CONNECTOR_SENSOR_LOST;
            case RESIDUAL_CURRENT_UNTESTED -> Reason.RESIDUAL_CURRENT_UNTESTED;
            default -> Reason.SAFETY_INPUTS_STALE;
        };
    }

    private void gridCode(LimitLadder ladder, Perception p, double baseVa) {
        if (!p.gridMeasured) {
            ladder.close(Rung.GRID_CODE, Reason.GRID_MEASUREMENT_STALE, Double.NaN);
        } else if (!p.asked.permitService) {
            ladder.close(Rung.GRID_CODE, Reason.GRID_SERVICE_WITHDRAWN, Double.NaN);
        } else if (p.decision.blockGates) {
            long waitNanos = p.decision.enterServiceRemainingNanos;
            if (!p.decision.tripped && p.decision.mode != GridMode.TRIPPED) {
                ladder.close(Rung.GRID_CODE, Reason.GRID_CEASE, Double.NaN);
            } else if (waitNanos == Long.MAX_VALUE) {
                ladder.close(Rung.GRID_CODE, Reason.GRID_OUT_OF_WINDOW, Double.NaN);
            } else {
                ladder.close(Rung.GRID_CODE, Reason.GRID_TRIPPED, Math.ceil(waitNanos / 1e9));
            }
        } else {
            Reason why =
                    p.decision.mode == GridMode.ENTERING_SERVICE
                            ? Reason.GRID_RAMP
                            : Reason.GRID_PROFILE_LIMIT;
            ladder.limitImport(Rung.GRID_CODE, p.decision.highestPowerPu * baseVa, why, Double.NaN);
            ladder.limitExport(Rung.GRID_CODE, p.decision.lowestPowerPu * baseVa, why, Double.NaN);
        }
        if (!settings.exportConfirmed()) {
            ladder.limitExport(Rung.GRID_CODE, 0, Reason.GRID_PROFILE_UNCONFIRMED, Double.NaN);
        }
        if (p.islandRefusal != null) {
            ladder.limitExport(
                    Rung.GRID_CODE, 0, reason(p.islandRefusal), p.islandDetectionSeconds * 1000);
        }
    }

    private static Reason reason(ConverterSupervision.Refusal refusal) {
        return switch (refusal) {
            case NEVER_READ, NOT_READ_LATELY -> Reason.ANTI_ISLANDING_UNREAD;
            case SWITCHED_OFF -> Reason.ANTI_ISLANDING_OFF;
            case SWITCHED_ON -> Reason.ANTI_ISLANDING_TWICE;
            case NOT_THERE -> Reason.ANTI_ISLANDING_UNKNOWN;
            case NOT_SAID -> Reason.ANTI_ISLANDING_NOT_SAID;
            case TOO_SLOW -> Reason.ANTI_ISLANDING_SLOW;
        };
    }

    private void site(LimitLadder ladder) {
        ladder.limitImport(
                Rung.SITE, settings.siteImportLimitW(), Reason.SITE_IMPORT_LIMIT, Double.NaN);
        if (settings.siteExportPermitted()) {
            ladder.limitExport(
                    Rung.SITE, -settings.siteExportLimitW(), Reason.SITE_EXPORT_LIMIT, Double.NaN);
        } else {
            ladder.limitExport(Rung.SITE, 0, Reason.SITE_EXPORT_NOT_PERMITTED, Double.NaN);
        }
    }

    /** What the others leave; without the meter nobody can prove that a limit is kept. */
    private void connection(LimitLadder ladder, SiteRoom room) {
        SiteSettings site = settings.site();
        boolean seen = room.isSeen();
        if (site.connectionImportLimitW() < Double.POSITIVE_INFINITY) {
            ladder.limitImport(
                    Rung.SITE,
                    room.importLeftW(),
                    seen ? Reason.CONNECTION_IMPORT : Reason.METER_UNSEEN,
                    Double.NaN);
        }
        if (site.connectionExportLimitW() < Double.POSITIVE_INFINITY) {
            ladder.limitExport(
                    Rung.SITE,
                    -room.exportLeftW(),
                    seen ? Reason.CONNECTION_EXPORT : Reason.METER_UNSEEN,
                    Double.NaN);
        }
    }

    /** The energy manager's limits are caps, whoever asks (OCPP 2.1 K01: the lowest counts). */
    private void manager(LimitLadder ladder, Perception p, long nowNanos) {
        if (p.ems.isFresh(nowNanos)) {
            ladder.limitImport(Rung.SITE, p.ems.limitW(), Reason.MANAGER_LIMIT, Double.NaN);
            ladder.limitExport(
                    Rung.SITE, p.ems.dischargeLimitW(), Reason.MANAGER_DISCHARGE_LIMIT, Double.NaN);
        } else if (p.operator.isFresh(nowNanos)
                && p.operator.steering().mode() == OperatingMode.EXTERNAL_LIMITS) {
            ladder.close(Rung.SITE, Reason.MANAGER_SILENT, Double.NaN);
        } else if (settings.site().managed()) {
            ladder.limitImport(
                    Rung.SITE,
                    settings.site().silentImportLimitW(),
                    Reason.MANAGER_SILENT_LIMIT,
                    Double.NaN);
            ladder.limitExport(Rung.SITE, 0, Reason.MANAGER_SILENT_LIMIT, Double.NaN);
        }
    }

    private void cableAndThermal(LimitLadder ladder, Perception p) {
        double voltageV = p.measurement.dcVoltageV;
        double cableW = settings.cableCurrentLimitA() * voltageV;
        Reason why = Reason.CABLE_RATING;
        double number = Double.NaN;
        double temperatureC = p.safety.connectorTemperatureC;
        if (temperatureC > DERATE_FROM_C) {
            double left = (DERATE_TO_C - temperatureC) / (DERATE_TO_C - DERATE_FROM_C);
            cableW *= Math.max(0, left);
            why = Reason.CONNECTOR_TEMPERATURE;
            number = temperatureC;
        }
        ladder.limitImport(Rung.CABLE_AND_THERMAL, cableW, why, number);
        ladder.limitExport(
                Rung.CABLE_AND_THERMAL, -cableW * settings.minimumEfficiency(), why, number);
    }

    private void vehicle(LimitLadder ladder, Perception p, SessionPhase phase, long nowNanos) {
        VehicleWord v = p.vehicle;
        if (phase == SessionPhase.AVAILABLE) {
            ladder.close(Rung.VEHICLE, Reason.NO_VEHICLE, Double.NaN);
            return;
        }
        if (!v.isFresh(nowNanos)) {
            ladder.close(Rung.VEHICLE, Reason.VEHICLE_SILENT, Double.NaN);
            return;
        }
        if (v.phase() != VehiclePhase.CHARGE_LOOP) {
            ladder.close(Rung.VEHICLE, Reason.VEHICLE_NOT_READY, Double.NaN);
            return;
        }
        double voltageV = p.measurement.dcVoltageV;
        double chargeW = Math.min(v.maxChargePowerW(), v.maxChargeCurrentA() * voltageV);
        double dischargeW = Math.min(v.maxDischargePowerW(), v.maxDischargeCurrentA() * voltageV);
        ladder.limitImport(Rung.VEHICLE, chargeW, Reason.VEHICLE_CHARGE_LIMIT, Double.NaN);
        if (!v.discharges()) {
            ladder.limitExport(Rung.VEHICLE, 0, Reason.VEHICLE_NOT_BIDIRECTIONAL, Double.NaN);
        } else if (settings.requireEncryption() && !v.encrypted()) {
            ladder.limitExport(Rung.VEHICLE, 0, Reason.VEHICLE_NOT_ENCRYPTED, Double.NaN);
        } else if (!v.refusal().isEmpty() && v.hold() == VehicleWord.Hold.NONE) {
            ladder.limitExport(Rung.VEHICLE, 0, Reason.VEHICLE_CONTRADICTS_ITSELF, Double.NaN);
        } else if (Double.isNaN(v.socPercent())) {
            ladder.limitExport(Rung.VEHICLE, 0, Reason.VEHICLE_SOC_UNKNOWN, Double.NaN);
        } else {
            // the battery gives more than the grid receives
            ladder.limitExport(
                    Rung.VEHICLE,
                    -dischargeW * settings.minimumEfficiency(),
                    Reason.VEHICLE_DISCHARGE_LIMIT,
                    Double.NaN);
        }
    }

    /** The higher of the site's and the vehicle's own floor. */
    double floorPercent(VehicleWord v) {
        return Double.isNaN(v.minimumSocPercent())
                ? settings.minimumSocPercent()
                : Math.max(settings.minimumSocPercent(), v.minimumSocPercent());
    }

    /** What the vehicle wants to leave with; the site's preset if it has not said. */
    double targetPercent(VehicleWord v) {
        return Double.isNaN(v.targetSocPercent())
                ? settings.targetSocPercent()
                : v.targetSocPercent();
    }

    private void minimumEnergy(LimitLadder ladder, Perception p, long nowNanos) {
        VehicleWord v = p.vehicle;
        double soc = v.socPercent();
        if (!v.isFresh(nowNanos) || v.phase() != VehiclePhase.CHARGE_LOOP) {
            exportBlockedByFloor = false;
            return;
        }
        double floor = floorPercent(v);
        if (!(soc > floor)) { // NaN blocks
            exportBlockedByFloor = true;
        } else if (soc >= floor + SOC_HYSTERESIS_PERCENT) {
            exportBlockedByFloor = false;
        }
        if (v.hold() != VehicleWord.Hold.NONE) {
            ladder.limitExport(Rung.MINIMUM_ENERGY, 0, reason(v.hold()), Double.NaN);
        } else if (exportBlockedByFloor) {
            ladder.limitExport(Rung.MINIMUM_ENERGY, 0, Reason.MINIMUM_SOC, floor);
        } else if (soc < floor + SOC_TAPER_PERCENT) {
            double share = (soc - floor) / SOC_TAPER_PERCENT;
            double left = SOC_TAPER_LEFT + (1 - SOC_TAPER_LEFT) * share;
            ladder.limitExport(
                    Rung.MINIMUM_ENERGY,
                    -v.maxDischargePowerW() * settings.minimumEfficiency() * left,
                    Reason.MINIMUM_SOC_TAPER,
                    floor);
        }
        double target = targetPercent(v);
        if (soc >= target) {
            ladder.limitImport(Rung.MINIMUM_ENERGY, 0, Reason.TARGET_SOC, target);
        } else if (v.full()) {
            ladder.limitImport(Rung.MINIMUM_ENERGY, 0, Reason.VEHICLE_FULL, Double.NaN);
        }
    }

    private static Reason reason(VehicleWord.Hold hold) {
        return switch (hold) {
            case NONE -> Reason.NO_LIMIT;
            case BELOW_CYCLING_WINDOW -> Reason.V2X_WINDOW;
            case BELOW_MINIMUM_ENERGY -> Reason.VEHICLE_MINIMUM_ENERGY;
            case BUDGET_SPENT -> Reason.DISCHARGE_BUDGET;
        };
    }

    private void operator(LimitLadder ladder, Perception p, long nowNanos) {
        if (!p.operator.isFresh(nowNanos)) {
            ladder.limitExport(Rung.OPERATOR, 0, Reason.OPERATOR_NO_DISCHARGE, Double.NaN);
            return;
        }
        ladder.limitImport(
                Rung.OPERATOR, p.operator.limitW(), Reason.OPERATOR_LIMIT, p.operator.profileId());
        long longestNanos = settings.authority().offlineExportNanos();
        if (!p.operator.steering().dischargeAllowed()) {
            ladder.limitExport(Rung.OPERATOR, 0, Reason.OPERATOR_TRANSFER_NOT_ALLOWED, Double.NaN);
            return;
        }
        if (longestNanos > 0 && p.operatorSilentNanos > longestNanos) {
            ladder.limitExport(
                    Rung.OPERATOR,
                    0,
                    Reason.OPERATOR_SILENT,
                    Math.floor(p.operatorSilentNanos / 60e9));
            return;
        }
        double dischargeLimitW = p.operator.dischargeLimitW();
        ladder.limitExport(
                Rung.OPERATOR,
                dischargeLimitW,
                dischargeLimitW < 0
                        ? Reason.OPERATOR_DISCHARGE_LIMIT
                        : Reason.OPERATOR_NO_DISCHARGE,
                p.operator.profileId());
    }
}
