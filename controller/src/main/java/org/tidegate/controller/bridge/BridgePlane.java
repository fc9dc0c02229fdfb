package org.tidegate.controller.bridge;

import org.jspecify.annotations.Nullable;
import org.tidegate.controller.session.EmsWord;
import org.tidegate.controller.session.OperatorWord;
import org.tidegate.controller.session.SiteWord;
import org.tidegate.controller.session.VehicleWord;
import org.tidegate.controller.snapshot.Snapshot;
import org.tidegate.iso15118.EvseState;
import org.tidegate.iso15118.VehicleState;
import org.tidegate.ocpp.OperatorState;
import org.tidegate.ocpp.StationState;
import org.tidegate.protection.ProtectionSettings;
import org.tidegate.runtime.Plane;
import org.tidegate.runtime.Published;

import java.util.Objects;

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
            Published<StationState> stationState,
            Published<EmsWord> manager,
            Published<SiteWord> meter) {}

    private final Banks banks;
    private long lastStationNanos;
    private VehicleState lastVehicle;
    private OperatorState lastOperator;
    private final GridAlarms alarms;
    private final NeedsTranslation needs = new NeedsTranslation();
    private StationState.@Nullable GridAlarm lastAlarm;
    private EmsWord lastManager = EmsWord.NONE;

    /**
     * @param grid the settings protection was made with: what its stages are called
     */
    public BridgePlane(Banks banks, ProtectionSettings grid) {
        this.banks = banks;
        this.alarms = new GridAlarms(grid);
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
        StationState.GridAlarm alarm = alarms.of(snapshot.grid());
        EmsWord manager = banks.manager().latest();
        boolean news = !Objects.equals(alarm, lastAlarm) || !manager.equals(lastManager);
        if (news || nowNanos - lastStationNanos >= STATION_PERIOD_NANOS || lastStationNanos == 0) {
            lastStationNanos = nowNanos;
            lastAlarm = alarm;
            lastManager = manager;
            banks.stationState()
                    .publish(StationTranslation.toOperator(snapshot, v2x(snapshot, nowNanos)));
        }
        return PERIOD_NANOS;
    }

    private StationState.V2x v2x(Snapshot s, long nowNanos) {
        return new StationState.V2x(
                s.operator().targetW(),
                StationTranslation.binding(s),
                !banks.meter().latest().equals(SiteWord.NONE),
                manager(lastManager, nowNanos),
                needs.of(banks.vehicleState().latest()),
                lastAlarm);
    }

    private static StationState.@Nullable Manager manager(EmsWord word, long nowNanos) {
        if (word.equals(EmsWord.NONE)) {
            return null;
        }
        return word.isFresh(nowNanos)
                ? new StationState.Manager(word.targetW(), word.limitW(), word.dischargeLimitW())
                : StationState.Manager.SILENT;
    }
}
