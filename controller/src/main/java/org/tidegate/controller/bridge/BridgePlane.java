package org.tidegate.controller.bridge;

import org.tidegate.controller.session.OperatorWord;
import org.tidegate.controller.session.VehicleWord;
import org.tidegate.controller.snapshot.Snapshot;
import org.tidegate.iso15118.EvseState;
import org.tidegate.iso15118.VehicleState;
import org.tidegate.ocpp.OperatorState;
import org.tidegate.ocpp.StationState;
import org.tidegate.runtime.Plane;
import org.tidegate.runtime.Published;

/**
 * Carries words between the lane and the two modules that talk to the outside. Owns no truth: each
 * step translates the newest of each, and every translation keeps the time its original was issued,
 * so that a dead speaker is never made to sound alive.
 */
public final class BridgePlane implements Plane {
    /** A word from the vehicle adapter is worth this long; it speaks every 100 ms. */
    static final long VEHICLE_LIFETIME_NANOS = 500_000_000L;

    private static final long PERIOD_NANOS = 10_000_000L;
    private static final long STATION_PERIOD_NANOS = 100_000_000L;

    /** What the bridge is strung between. */
    public record Banks(
            Published<Snapshot> snapshots,
            Published<VehicleState> vehicleState,
            Published<OperatorState> operatorState,
            Published<VehicleWord> vehicleWord,
            Published<OperatorWord> operatorWord,
            Published<EvseState> evseState,
            Published<StationState> stationState) {}

    private final Banks banks;
    private long lastStationNanos;
    private VehicleState lastVehicle;
    private OperatorState lastOperator;

    public BridgePlane(Banks banks) {
        this.banks = banks;
        this.lastVehicle = banks.vehicleState().latest();
        this.lastOperator = banks.operatorState().latest();
    }

    @Override
    public String name() {
        return "bridge";
    }

    @Override
    public long step(long nowNanos) {
        VehicleState vehicle = banks.vehicleState().latest();
        if (!vehicle.equals(lastVehicle)) {
            lastVehicle = vehicle;
            banks.vehicleWord().publish(VehicleTranslation.toLane(vehicle, VEHICLE_LIFETIME_NANOS));
        }
        OperatorState operator = banks.operatorState().latest();
        if (!operator.equals(lastOperator)) {
            lastOperator = operator;
            banks.operatorWord().publish(OperatorTranslation.toLane(operator));
        }
        Snapshot snapshot = banks.snapshots().latest();
        banks.evseState().publish(VehicleTranslation.toVehicle(snapshot));
        if (nowNanos - lastStationNanos >= STATION_PERIOD_NANOS || lastStationNanos == 0) {
            lastStationNanos = nowNanos;
            banks.stationState().publish(StationTranslation.toOperator(snapshot));
        }
        return PERIOD_NANOS;
    }
}
