package org.tidegate.ocpp.internal.v2x;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.OcppEvent;
import org.tidegate.ocpp.StationState;
import org.tidegate.ocpp.internal.message.Charging;
import org.tidegate.ocpp.internal.message.Charging.ChargingNeeds;
import org.tidegate.ocpp.internal.message.Charging.ControlMode;
import org.tidegate.ocpp.internal.message.Charging.MobilityNeedsMode;
import org.tidegate.ocpp.internal.message.Charging.NotifyEVChargingNeedsStatus;
import org.tidegate.ocpp.internal.message.Data.EnergyTransferMode;
import org.tidegate.ocpp.internal.message.Data.StatusInfo;
import org.tidegate.ocpp.internal.message.OperatorAnswer;
import org.tidegate.ocpp.internal.message.OperatorCall;
import org.tidegate.ocpp.internal.message.V2x;
import org.tidegate.ocpp.internal.message.V2x.NotifyAllowedEnergyTransferStatus;
import org.tidegate.ocpp.internal.station.Desk;
import org.tidegate.ocpp.internal.station.Moment;
import org.tidegate.ocpp.internal.station.Reply;
import org.tidegate.ocpp.internal.station.Surroundings;

/**
 * What the vehicle needs and what the operator lets it have (Q01, Q02, K15): tells the needs once a
 * negotiation, keeps the allowed energy transfers of the session, and wishes for a new negotiation
 * when they change.
 */
public final class NeedsDesk implements Desk {
    /** Ends the transaction whose needs the operator refuses. */
    public interface House {
        void refuse(String words);
    }

    private static final long RETRY_NANOS = 10_000_000_000L;

    private final Surroundings at;
    private final House house;
    private long toldNumber;
    private String toldFor = "";
    private long retryNanos;
    private @Nullable List<EnergyTransferMode> allowed;
    private String allowedFor = "";
    private long renegotiation;

    public NeedsDesk(Surroundings at, House house) {
        this.at = at;
        this.house = house;
    }

    /** A new number is a new wish to have the vehicle choose its service anew. */
    public long renegotiation() {
        return renegotiation;
    }

    /** False only where the operator has named its transfers and none gives power back. */
    public boolean mayDischarge() {
        List<EnergyTransferMode> list = allowed;
        return list == null || givesBack(list);
    }

    private static boolean givesBack(List<EnergyTransferMode> list) {
        return list.contains(EnergyTransferMode.DC_BPT)
                || list.contains(EnergyTransferMode.DC_ACDP_BPT);
    }

    // ---- the operator's permission ----------------------------------------------------------

    /** With the answer to Authorize; null where it says nothing about it. */
    public void authorised(@Nullable List<EnergyTransferMode> transfers) {
        allowed = transfers;
        allowedFor = "";
    }

    public OperatorCall.Answer allow(V2x.NotifyAllowedEnergyTransfer c) {
        String tx = at.transactionId();
        if (!c.transactionId().equals(tx)) {
            return new V2x.NotifyAllowedEnergyTransferResponse(
                    NotifyAllowedEnergyTransferStatus.REJECTED,
                    new StatusInfo("TxNotFound", "no such transaction is running"));
        }
        allowed = c.allowedEnergyTransfer();
        allowedFor = c.transactionId();
        StationState.Needs needs = at.seen().v2x().needs();
        if (needs != null && needs.bidirectional() != mayDischarge()) {
            renegotiation++;
        }
        at.out()
                .emit(
                        OcppEvent.TRANSFER_ALLOWED,
                        at.seen().sessionNumber(),
                        mayDischarge() ? "charging and discharging" : "charging only");
        return new V2x.NotifyAllowedEnergyTransferResponse(
                NotifyAllowedEnergyTransferStatus.ACCEPTED, null);
    }

    @Override
    public void tick(Moment now) {
        String tx = at.transactionId();
        if (tx == null && !allowedFor.isEmpty()) {
            allowed = null; // it was for that transaction
            allowedFor = "";
        } else if (tx != null && allowed != null) {
            allowedFor = tx;
        }
    }

    // ---- the vehicle's needs ----------------------------------------------------------------

    @Override
    public @Nullable Ask due(Moment now) {
        StationState.Needs needs = at.seen().v2x().needs();
        String tx = at.transactionId();
        if (needs == null
                || tx == null
                || at.isSilent()
                || (needs.number() == toldNumber && tx.equals(toldFor))
                || now.nanos() - retryNanos < 0) {
            return null;
        }
        toldNumber = needs.number();
        toldFor = tx;
        return new Ask(
                new Charging.NotifyEVChargingNeeds(1, null, needs(needs, now), now.instant()),
                new NeedsReply(needs.bidirectional()));
    }

    private final class NeedsReply implements Reply {
        private final boolean bidirectional;

        NeedsReply(boolean bidirectional) {
            this.bidirectional = bidirectional;
        }

        @Override
        public void answered(OperatorAnswer answer, Moment now) {
            if (!(answer instanceof Charging.NotifyEVChargingNeedsResponse response)
                    || response.status() != NotifyEVChargingNeedsStatus.REJECTED) {
                return; // a profile comes, or the default ones go on
            }
            String why = response.statusInfo() == null ? "" : response.statusInfo().reasonCode();
            at.out().emit(OcppEvent.NEEDS_REFUSED, 0, why);
            if (bidirectional) {
                allowed = List.of(EnergyTransferMode.DC);
                renegotiation++;
            } else {
                house.refuse("the operator refuses the energy transfer " + why);
            }
        }

        @Override
        public void unknown(Moment now) {
            // an operator that does not plan by needs is not asked again
        }

        @Override
        public void failed(boolean linkLost, Moment now) {
            toldFor = "";
            retryNanos = linkLost ? now.nanos() : now.nanos() + RETRY_NANOS;
        }
    }

    private ChargingNeeds needs(StationState.Needs n, Moment now) {
        Instant departure =
                Double.isFinite(n.departureSeconds()) && n.departureSeconds() > 0
                        ? now.instant().plusMillis(Math.round(n.departureSeconds() * 1000))
                        : null;
        return new ChargingNeeds(
                null,
                null,
                null,
                n.bidirectional() ? EnergyTransferMode.DC_BPT : EnergyTransferMode.DC,
                direct(n),
                n.bidirectional() ? bidirectional(n) : null,
                n.bidirectional()
                        ? List.of(EnergyTransferMode.DC, EnergyTransferMode.DC_BPT)
                        : List.of(EnergyTransferMode.DC),
                n.scheduled() ? ControlMode.SCHEDULED_CONTROL : ControlMode.DYNAMIC_CONTROL,
                n.byCharger() ? MobilityNeedsMode.EVCC_SECC : MobilityNeedsMode.EVCC,
                departure);
    }

    private Charging.@Nullable DCChargingParameters direct(StationState.Needs n) {
        if (!(n.maxChargeA() > 0) || !(n.maxVoltageV() > 0)) {
            return null;
        }
        double soc = at.seen().socPercent();
        return new Charging.DCChargingParameters(
                n.maxChargeA(),
                n.maxVoltageV(),
                rounded(n.maxChargeW()),
                rounded(n.capacityWh()),
                rounded(n.targetEnergyWh()),
                soc >= 0 && soc <= 100 ? (int) soc : null,
                null,
                null);
    }

    /** Discharge powers are magnitudes here, unlike in profiles. */
    private static Charging.V2XChargingParameters bidirectional(StationState.Needs n) {
        double soc = n.targetSocPercent();
        return new Charging.V2XChargingParameters(
                rounded(n.minChargeW()),
                null,
                null,
                rounded(n.maxChargeW()),
                null,
                null,
                rounded(n.minDischargeW()),
                null,
                null,
                rounded(n.maxDischargeW()),
                null,
                null,
                null,
                rounded(n.maxChargeA()),
                null,
                rounded(n.maxDischargeA()),
                rounded(n.minVoltageV()),
                rounded(n.maxVoltageV()),
                rounded(n.targetEnergyWh()),
                rounded(n.minEnergyWh()),
                rounded(n.maxEnergyWh()),
                rounded(n.minV2xEnergyWh()),
                rounded(n.maxV2xEnergyWh()),
                soc >= 0 && soc <= 100 ? (int) Math.round(soc) : null);
    }

    private static @Nullable Double rounded(double value) {
        return Double.isFinite(value) ? Math.rint(value * 10) / 10 + 0.0 : null;
    }
}
