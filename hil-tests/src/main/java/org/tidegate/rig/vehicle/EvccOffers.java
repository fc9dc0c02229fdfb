package org.tidegate.rig.vehicle;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.message.AcChargeLoopRes;
import org.tidegate.iso15118.message.AcClResControlMode;
import org.tidegate.iso15118.message.BptDynamicAcClResControlMode;
import org.tidegate.iso15118.message.BptDynamicDcClResControlMode;
import org.tidegate.iso15118.message.BptScheduledAcClResControlMode;
import org.tidegate.iso15118.message.BptScheduledDcClResControlMode;
import org.tidegate.iso15118.message.DcChargeLoopRes;
import org.tidegate.iso15118.message.DynamicAcClResControlMode;
import org.tidegate.iso15118.message.DynamicDcClResControlMode;
import org.tidegate.iso15118.message.MeterInfo;
import org.tidegate.iso15118.message.Rational;
import org.tidegate.iso15118.message.ScheduledAcClResControlMode;
import org.tidegate.iso15118.message.ScheduledDcClResControlMode;

/** What a charge loop response says about the charger. */
final class EvccOffers {
    private EvccOffers() {}

    static EvccState.Offer of(DcChargeLoopRes r, EvccState.Offer was) {
        double chargeW;
        double dischargeW;
        switch (r.controlMode()) {
            case BptDynamicDcClResControlMode m -> {
                chargeW = m.evseMaximumChargePower().toDouble();
                dischargeW = m.evseMaximumDischargePower().toDouble();
            }
            case DynamicDcClResControlMode m -> {
                chargeW = m.evseMaximumChargePower().toDouble();
                dischargeW = 0;
            }
            case BptScheduledDcClResControlMode m -> {
                chargeW = or(m.evseMaximumChargePower(), was.maxChargePowerW());
                dischargeW = or(m.evseMaximumDischargePower(), was.maxDischargePowerW());
            }
            case ScheduledDcClResControlMode m -> {
                chargeW = or(m.evseMaximumChargePower(), was.maxChargePowerW());
                dischargeW = 0;
            }
        }
        return offer(
                chargeW,
                dischargeW,
                r.evsePresentVoltage().toDouble(),
                r.evsePresentCurrent().toDouble(),
                r.meterInfo(),
                was);
    }

    static EvccState.Offer of(AcChargeLoopRes r, EvccState.Offer was, EvccInput in) {
        return offer(
                was.maxChargePowerW(),
                was.maxDischargePowerW(),
                in.battery().terminalV(),
                in.battery().currentA(),
                r.meterInfo(),
                was);
    }

    private static EvccState.Offer offer(
            double chargeW,
            double dischargeW,
            double voltageV,
            double currentA,
            @Nullable MeterInfo meter,
            EvccState.Offer was) {
        Long exported = meter == null ? null : meter.bptDischargedEnergyReadingWh();
        return new EvccState.Offer(
                chargeW,
                dischargeW,
                voltageV,
                currentA,
                meter == null ? was.chargedWh() : meter.chargedEnergyReadingWh(),
                exported == null ? was.dischargedWh() : exported);
    }

    /** Plus into the vehicle; NaN if the vehicle may follow its own profile. */
    static double setPointW(AcClResControlMode mode) {
        Rational target =
                switch (mode) {
                    case BptDynamicAcClResControlMode m -> m.evseTargetActivePower();
                    case DynamicAcClResControlMode m -> m.evseTargetActivePower();
                    case BptScheduledAcClResControlMode m -> m.evseTargetActivePower();
                    case ScheduledAcClResControlMode m -> m.evseTargetActivePower();
                };
        return target == null ? Double.NaN : target.toDouble();
    }

    private static double or(@Nullable Rational told, double before) {
        return told == null ? before : told.toDouble();
    }
}
