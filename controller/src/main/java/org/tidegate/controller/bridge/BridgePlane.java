package org.tidegate.controller.bridge;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tidegate.controller.session.EmsWord;
import org.tidegate.controller.session.OperatorWord;
import org.tidegate.controller.session.SiteWord;
import org.tidegate.controller.session.VehicleWord;
import org.tidegate.controller.snapshot.Snapshot;
import org.tidegate.iso15118.EnergyPlan;
import org.tidegate.iso15118.EvseState;
import org.tidegate.iso15118.PlugAndCharge;
import org.tidegate.iso15118.VehicleState;
import org.tidegate.iso15118.slac.SlacLink;
import org.tidegate.ocpp.OperatorState;
import org.tidegate.ocpp.StationState;
import org.tidegate.protection.ProtectionSettings;
import org.tidegate.runtime.Clock;
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
            Published<StationState> stationState,
            Published<SlacLink> link,
            Published<EmsWord> manager,
            Published<SiteWord> meter) {}

    /**
     * What the charger itself knows about the driver's needs.
     *
     * @param departure when the vehicle leaves
     */
    public record Needs(Departure departure, double minimumSocPercent, double targetSocPercent) {}

    /**
     * Who may pay, and how it is told what was used.
     *
     * @param waitsForToken a session waits for a token; without it the operator's configured one
     *     stands for every vehicle
     * @param presented tokens held before the charger
     * @param contracts whose key vehicles have proven to hold
     */
    public record Payment(
            boolean waitsForToken,
            Published<Presentation> presented,
            PlugAndCharge contracts,
            SignedMeter meter) {
        /** No reader, no contract, no signature. */
        public static Payment none() {
            return new Payment(
                    false,
                    new Published<>(Presentation.NONE),
                    PlugAndCharge.none(),
                    SignedMeter.NONE);
        }
    }

    private final Banks banks;
    private final Needs needs;
    private final AccessTranslation access;
    private final SignedMeter signedMeter;
    private final Clock clock;
    private final Schedule schedule = new Schedule();
    private long lastStationNanos;
    private long servedRenegotiation;
    private VehicleState lastVehicle;
    private OperatorState lastOperator;
    private final GridAlarms alarms;
    private final NeedsTranslation vehicleNeeds = new NeedsTranslation();
    private StationState.@Nullable GridAlarm lastAlarm;
    private EmsWord lastManager = EmsWord.NONE;
    private boolean meterSeen;

    /**
     * @param grid the settings protection was made with: what its stages are called
     * @param clock for the wall time in schedules
     */
    public BridgePlane(
            Banks banks, Needs needs, Payment payment, ProtectionSettings grid, Clock clock) {
        this.banks = banks;
        this.needs = needs;
        this.access = new AccessTranslation(payment);
        this.signedMeter = payment.meter();
        this.clock = clock;
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
            banks.vehicleWord()
                    .publish(
                            VehicleTranslation.toLane(
                                    vehicle, banks.link().latest(), VEHICLE_LIFETIME_NANOS));
        }
        OperatorState operator = banks.operatorState().latest();
        if (!operator.equals(lastOperator)) {
            lastOperator = operator;
            banks.operatorWord().publish(OperatorTranslation.toLane(operator));
        }
        Snapshot snapshot = banks.snapshots().latest();
        long wallMillis = clock.wallMillis();
        schedule.see(Outlook.of(snapshot, operator, nowNanos, wallMillis), wallMillis);
        banks.evseState()
                .publish(
                        VehicleTranslation.toVehicle(
                                snapshot,
                                schedule.isOutdated(vehicle, wallMillis),
                                iso20(snapshot, schedule.plan(wallMillis), wallMillis)));
        StationState.GridAlarm alarm = alarms.of(snapshot.grid());
        EmsWord manager = banks.manager().latest();
        boolean news = !Objects.equals(alarm, lastAlarm) || !manager.equals(lastManager);
        if (news || nowNanos - lastStationNanos >= STATION_PERIOD_NANOS || lastStationNanos == 0) {
            lastStationNanos = nowNanos;
            lastAlarm = alarm;
            lastManager = manager;
            banks.stationState().publish(station(snapshot, vehicle, nowNanos));
        }
        return PERIOD_NANOS;
    }

    /**
     * The operator has granted another energy transfer (OCPP 2.1 Q02): the vehicle is asked to
     * choose its service anew. Outside of its loop it is choosing anyway.
     */
    private EvseState.Notice notice() {
        long wanted = lastOperator.v2x().renegotiation();
        if (lastVehicle.phase() != VehicleState.Phase.CHARGE_LOOP) {
            servedRenegotiation = wanted;
        }
        return wanted == servedRenegotiation
                ? EvseState.Notice.NONE
                : EvseState.Notice.SERVICE_RENEGOTIATION;
    }

    private EvseState.Iso20 iso20(Snapshot s, EnergyPlan plan, long wallMillis) {
        var mobility =
                new EvseState.Mobility(
                        needs.departure.secondsFrom(wallMillis),
                        needs.minimumSocPercent,
                        needs.targetSocPercent);
        return new EvseState.Iso20(
                notice(),
                List.of(plan),
                mobility,
                s.power().acPowerW(),
                0,
                s.grid().measured() ? s.grid().frequencyHz() : Double.NaN);
    }

    private StationState station(Snapshot s, VehicleState vehicle, long nowNanos) {
        StationState told =
                StationTranslation.toOperator(s, access.of(vehicle, s), v2x(s, nowNanos));
        StationState.SignedReading signed = signedMeter.latest();
        return signed == null ? told : told.withSigned(signed);
    }

    private StationState.V2x v2x(Snapshot s, long nowNanos) {
        VehicleState vehicle = banks.vehicleState().latest();
        return new StationState.V2x(
                s.operator().targetW(),
                StationTranslation.binding(s),
                meterSeen(),
                manager(lastManager, nowNanos),
                vehicleNeeds.of(vehicle),
                lastAlarm,
                vehicleNeeds.promise(vehicle));
    }

    /** Once seen, the meter counts as there: what its silence means is the lane's to decide. */
    private boolean meterSeen() {
        meterSeen |= Double.isFinite(banks.meter().latest().loadW());
        return meterSeen;
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
