package org.tidegate.rig.vehicle;

import org.tidegate.iso15118.message.AcChargeLoopReq;
import org.tidegate.iso15118.message.AcChargeParameterDiscoveryReq;
import org.tidegate.iso15118.message.AcClReqControlMode;
import org.tidegate.iso15118.message.AcCpdReqEnergyTransferMode;
import org.tidegate.iso15118.message.AcCpdReqMode;
import org.tidegate.iso15118.message.BptAcCpdReqEnergyTransferMode;
import org.tidegate.iso15118.message.BptDynamicAcClReqControlMode;
import org.tidegate.iso15118.message.BptScheduledAcClReqControlMode;
import org.tidegate.iso15118.message.DynamicAcClReqControlMode;
import org.tidegate.iso15118.message.MessageHeader;
import org.tidegate.iso15118.message.Rational;
import org.tidegate.iso15118.message.ScheduledAcClReqControlMode;
import org.tidegate.iso15118.message.V2gMessage;

/** The requests of a vehicle with its own inverter; powers are the sum of all phases. */
final class EvccAcRequests {
    private EvccAcRequests() {}

    static V2gMessage parameters(MessageHeader header, EvccState state, EvccInput in) {
        Rational charge = EvccRequests.maximum(in.battery().maxChargeW(), in);
        Rational least = EvccRequests.minimum(in);
        AcCpdReqMode mode =
                state.isBidirectional()
                        ? new BptAcCpdReqEnergyTransferMode(
                                charge,
                                null,
                                null,
                                least,
                                null,
                                null,
                                EvccRequests.maximum(in.battery().maxDischargeW(), in),
                                null,
                                null,
                                Rational.ZERO,
                                null,
                                null)
                        : new AcCpdReqEnergyTransferMode(charge, null, null, least, null, null);
        return new AcChargeParameterDiscoveryReq(header, mode);
    }

    static V2gMessage loop(MessageHeader header, EvccState state, EvccInput in) {
        AcClReqControlMode mode =
                in.settings().style().scheduled() ? scheduled(state, in) : dynamic(state, in);
        return new AcChargeLoopReq(header, EvccRequests.display(in), true, mode);
    }

    private static Rational present(EvccInput in) {
        return EvccRequests.number(in.battery().currentA() * in.battery().terminalV());
    }

    private static AcClReqControlMode dynamic(EvccState state, EvccInput in) {
        Rational target = EvccRequests.energyTo(in.settings().targetSocPercent(), in);
        Rational full = EvccRequests.energyTo(100, in);
        Rational floor = EvccRequests.energyTo(in.settings().minimumSocPercent(), in);
        Rational charge = EvccRequests.maximum(in.battery().maxChargeW(), in);
        Rational least = EvccRequests.minimum(in);
        Rational zero = Rational.ZERO;
        return state.isBidirectional()
                ? new BptDynamicAcClReqControlMode(
                        in.settings().departureS(),
                        target,
                        full,
                        floor,
                        charge,
                        null,
                        null,
                        least,
                        null,
                        null,
                        present(in),
                        null,
                        null,
                        zero,
                        null,
                        null,
                        EvccRequests.maximum(in.battery().maxDischargeW(), in),
                        null,
                        null,
                        zero,
                        null,
                        null,
                        full,
                        EvccRequests.cyclingFloor(in))
                : new DynamicAcClReqControlMode(
                        in.settings().departureS(),
                        target,
                        full,
                        floor,
                        charge,
                        null,
                        null,
                        least,
                        null,
                        null,
                        present(in),
                        null,
                        null,
                        zero,
                        null,
                        null);
    }

    private static AcClReqControlMode scheduled(EvccState state, EvccInput in) {
        Rational target = EvccRequests.energyTo(in.settings().targetSocPercent(), in);
        Rational full = EvccRequests.energyTo(100, in);
        Rational floor = EvccRequests.energyTo(in.settings().minimumSocPercent(), in);
        Rational charge = EvccRequests.maximum(in.battery().maxChargeW(), in);
        return state.isBidirectional()
                ? new BptScheduledAcClReqControlMode(
                        target,
                        full,
                        floor,
                        charge,
                        null,
                        null,
                        null,
                        null,
                        null,
                        present(in),
                        null,
                        null,
                        null,
                        null,
                        null,
                        EvccRequests.maximum(in.battery().maxDischargeW(), in),
                        null,
                        null,
                        null,
                        null,
                        null)
                : new ScheduledAcClReqControlMode(
                        target,
                        full,
                        floor,
                        charge,
                        null,
                        null,
                        null,
                        null,
                        null,
                        present(in),
                        null,
                        null,
                        null,
                        null,
                        null);
    }
}
