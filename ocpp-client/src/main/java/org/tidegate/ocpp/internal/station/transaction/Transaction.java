package org.tidegate.ocpp.internal.station.transaction;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.message.Data.ChargingState;
import org.tidegate.ocpp.internal.message.Data.IdToken;
import org.tidegate.ocpp.internal.message.Data.MeterValue;
import org.tidegate.ocpp.internal.message.Data.OperationMode;
import org.tidegate.ocpp.internal.message.Data.StoppedReason;
import org.tidegate.ocpp.internal.message.Data.TransactionLimit;
import org.tidegate.ocpp.internal.message.Data.TriggerReason;
import org.tidegate.ocpp.internal.station.device.Setting;

/** The running transaction. Changed by {@link Transactions} only, a step at a time. */
public final class Transaction {
    /**
     * The wish to end it.
     *
     * @param token that ended it; null if none did
     */
    public record Stop(
            StoppedReason reason, TriggerReason trigger, String words, @Nullable IdToken token) {
        public Stop(StoppedReason reason, TriggerReason trigger, String words) {
            this(reason, trigger, words, null);
        }
    }

    /** Why no energy flows although the session runs; the trigger tells the operator. */
    public record Hold(TriggerReason trigger, String words) {}

    final String id;
    final long startNanos;
    final double importAtStartWh;
    final double exportAtStartWh;
    long sessionNumber; // 0 while it waits for its vehicle
    int nextSeqNo;
    ChargingState chargingState = ChargingState.IDLE;
    OperationMode mode = OperationMode.CHARGING_ONLY;
    long sampledNanos;
    long endSampledNanos;
    final Sampling.RoundTimes aligned = new Sampling.RoundTimes(Setting.ALIGNED_INTERVAL);
    final Sampling.RoundTimes endAligned =
            new Sampling.RoundTimes(Setting.ALIGNED_TX_ENDED_INTERVAL);
    final List<MeterValue> forTheEnd = new ArrayList<>();
    @Nullable IdToken idToken;
    @Nullable Integer remoteStartId;
    @Nullable Integer reservationId;
    boolean identified; // the vehicle's EVCCID has been reported
    boolean authorised; // and this has been reported
    boolean connected;
    boolean publicKeyTold;
    boolean hadPowerPath;
    boolean hadEnergy;
    @Nullable Stop stop;
    @Nullable Hold hold;
    @Nullable Hold holdTold;
    @Nullable TransactionLimit limit;
    boolean limitTold = true;
    long chargingNanos;
    long chargingSinceNanos = -1;

    Transaction(String id, long sessionNumber, long startNanos, double importWh, double exportWh) {
        this.id = id;
        this.sessionNumber = sessionNumber;
        this.startNanos = startNanos;
        this.sampledNanos = startNanos;
        this.endSampledNanos = startNanos;
        this.importAtStartWh = importWh;
        this.exportAtStartWh = exportWh;
    }

    public String id() {
        return id;
    }

    public long sessionNumber() {
        return sessionNumber;
    }

    public long startNanos() {
        return startNanos;
    }

    public double importAtStartWh() {
        return importAtStartWh;
    }

    public double exportAtStartWh() {
        return exportAtStartWh;
    }

    public ChargingState chargingState() {
        return chargingState;
    }

    public @Nullable IdToken idToken() {
        return idToken;
    }

    public @Nullable Stop stop() {
        return stop;
    }

    /** While there is one, nothing flows in either direction. */
    public @Nullable Hold hold() {
        return hold;
    }

    public @Nullable TransactionLimit limit() {
        return limit;
    }

    /** Seconds in which energy flowed. */
    public int secondsCharging(long nowNanos) {
        long open = chargingSinceNanos < 0 ? 0 : nowNanos - chargingSinceNanos;
        return (int) ((chargingNanos + open) / 1_000_000_000L);
    }
}
