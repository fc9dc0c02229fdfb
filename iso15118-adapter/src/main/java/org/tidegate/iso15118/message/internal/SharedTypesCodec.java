package org.tidegate.iso15118.message.internal;

import java.util.List;
import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.internal.ExiReader;
import org.tidegate.iso15118.exi.internal.ExiWriter;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.DetailedCost;
import org.tidegate.iso15118.message.DetailedTax;
import org.tidegate.iso15118.message.DisplayParameters;
import org.tidegate.iso15118.message.EvseNotification;
import org.tidegate.iso15118.message.EvseStatus;
import org.tidegate.iso15118.message.MessageHeader;
import org.tidegate.iso15118.message.MeterInfo;
import org.tidegate.iso15118.message.Rational;
import org.tidegate.iso15118.message.Receipt;
import org.tidegate.iso15118.message.SessionId;
import org.tidegate.iso15118.message.Signature;

// Written by src/exi/generate_codecs.py from the schema model; do not edit.
/** Types of the CommonTypes namespace, the same in every set of ISO 15118-20. */
final class SharedTypesCodec {
    private static final EvseNotification[] EVSE_NOTIFICATION_VALUES = EvseNotification.values();

    private SharedTypesCodec() {}

    static MessageHeader readMessageHeader(ExiReader in) throws ExiException {
        in.event(1, 1);
        SessionId sessionId = new SessionId(in.eightBytes());
        in.event(1, 1);
        long timeStamp = in.unsignedLong();
        int e = in.event(2, 2);
        Signature signature = null;
        if (e == 0) {
            signature = SignatureCodec.readSignature(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new MessageHeader(sessionId, timeStamp, signature);
    }

    static void writeMessageHeader(ExiWriter out, MessageHeader m) {
        out.event(0, 1);
        out.eightBytes(m.sessionId().bits());
        out.event(0, 1);
        out.unsignedLong(m.timeStamp());
        int w = 2;
        int e = 0;
        Signature signature = m.signature();
        if (signature != null) {
            out.event(e, w);
            SignatureCodec.writeSignature(out, signature);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static EvseStatus readEvseStatus(ExiReader in) throws ExiException {
        in.event(1, 1);
        int notificationMaxDelay = (int) in.unsigned(0, 65535);
        in.event(1, 1);
        EvseNotification evseNotification = EVSE_NOTIFICATION_VALUES[in.enumeration(3, 6)];
        in.event(1, 1);
        return new EvseStatus(notificationMaxDelay, evseNotification);
    }

    static void writeEvseStatus(ExiWriter out, EvseStatus m) {
        out.event(0, 1);
        out.unsigned(m.notificationMaxDelay(), 0, 65535);
        out.event(0, 1);
        out.enumeration(m.evseNotification().ordinal(), 3);
        out.event(0, 1);
    }

    static MeterInfo readMeterInfo(ExiReader in) throws ExiException {
        in.event(1, 1);
        String meterId = in.string(10, 0, 32);
        in.event(1, 1);
        long chargedEnergyReadingWh = in.unsignedLong();
        int e = in.event(3, 7);
        Long bptDischargedEnergyReadingWh = null;
        if (e == 0) {
            bptDischargedEnergyReadingWh = in.unsignedLong();
            e = in.event(3, 6);
        } else {
            e--;
        }
        Long capacitiveEnergyReadingVaRh = null;
        if (e == 0) {
            capacitiveEnergyReadingVaRh = in.unsignedLong();
            e = in.event(3, 5);
        } else {
            e--;
        }
        Long bptInductiveEnergyReadingVaRh = null;
        if (e == 0) {
            bptInductiveEnergyReadingVaRh = in.unsignedLong();
            e = in.event(3, 4);
        } else {
            e--;
        }
        Bytes meterSignature = null;
        if (e == 0) {
            meterSignature = Bytes.wrap(in.binary(0, 64));
            e = in.event(2, 3);
        } else {
            e--;
        }
        Integer meterStatus = null;
        if (e == 0) {
            meterStatus = (int) in.signed(-32768, 32767);
            e = in.event(2, 2);
        } else {
            e--;
        }
        Long meterTimestamp = null;
        if (e == 0) {
            meterTimestamp = in.unsignedLong();
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new MeterInfo(
                meterId,
                chargedEnergyReadingWh,
                bptDischargedEnergyReadingWh,
                capacitiveEnergyReadingVaRh,
                bptInductiveEnergyReadingVaRh,
                meterSignature,
                meterStatus,
                meterTimestamp);
    }

    static void writeMeterInfo(ExiWriter out, MeterInfo m) {
        out.event(0, 1);
        out.string(m.meterId(), 0, 32);
        out.event(0, 1);
        out.unsignedLong(m.chargedEnergyReadingWh());
        int w = 3;
        int e = 0;
        Long bptDischargedEnergyReadingWh = m.bptDischargedEnergyReadingWh();
        if (bptDischargedEnergyReadingWh != null) {
            out.event(e, w);
            out.unsignedLong(bptDischargedEnergyReadingWh);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        Long capacitiveEnergyReadingVaRh = m.capacitiveEnergyReadingVaRh();
        if (capacitiveEnergyReadingVaRh != null) {
            out.event(e, w);
            out.unsignedLong(capacitiveEnergyReadingVaRh);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        Long bptInductiveEnergyReadingVaRh = m.bptInductiveEnergyReadingVaRh();
        if (bptInductiveEnergyReadingVaRh != null) {
            out.event(e, w);
            out.unsignedLong(bptInductiveEnergyReadingVaRh);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        Bytes meterSignature = m.meterSignature();
        if (meterSignature != null) {
            out.event(e, w);
            out.binary(meterSignature.array(), 0, 64);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Integer meterStatus = m.meterStatus();
        if (meterStatus != null) {
            out.event(e, w);
            out.signed(meterStatus, -32768, 32767);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Long meterTimestamp = m.meterTimestamp();
        if (meterTimestamp != null) {
            out.event(e, w);
            out.unsignedLong(meterTimestamp);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static Receipt readReceipt(ExiReader in) throws ExiException {
        in.event(1, 1);
        long timeAnchor = in.unsignedLong();
        int e = in.event(3, 6);
        DetailedCost energyCosts = null;
        if (e == 0) {
            energyCosts = SharedTypesCodec.readDetailedCost(in);
            e = in.event(3, 5);
        } else {
            e--;
        }
        DetailedCost occupancyCosts = null;
        if (e == 0) {
            occupancyCosts = SharedTypesCodec.readDetailedCost(in);
            e = in.event(3, 4);
        } else {
            e--;
        }
        DetailedCost additionalServicesCosts = null;
        if (e == 0) {
            additionalServicesCosts = SharedTypesCodec.readDetailedCost(in);
            e = in.event(2, 3);
        } else {
            e--;
        }
        DetailedCost overstayCosts = null;
        if (e == 0) {
            overstayCosts = SharedTypesCodec.readDetailedCost(in);
            e = in.event(2, 2);
        } else {
            e--;
        }
        int taxCosts = in.listStart();
        while (e == 0) {
            in.addToList(SharedTypesCodec.readDetailedTax(in));
            e = in.listSize(taxCosts) < 10 ? in.event(2, 2) : 1 + in.event(1, 1);
        }
        e--;
        List<DetailedTax> taxCostsList = in.list(taxCosts);
        in.expect(e);
        return new Receipt(
                timeAnchor,
                energyCosts,
                occupancyCosts,
                additionalServicesCosts,
                overstayCosts,
                taxCostsList);
    }

    static void writeReceipt(ExiWriter out, Receipt m) {
        out.event(0, 1);
        out.unsignedLong(m.timeAnchor());
        int w = 3;
        int e = 0;
        DetailedCost energyCosts = m.energyCosts();
        if (energyCosts != null) {
            out.event(e, w);
            SharedTypesCodec.writeDetailedCost(out, energyCosts);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        DetailedCost occupancyCosts = m.occupancyCosts();
        if (occupancyCosts != null) {
            out.event(e, w);
            SharedTypesCodec.writeDetailedCost(out, occupancyCosts);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        DetailedCost additionalServicesCosts = m.additionalServicesCosts();
        if (additionalServicesCosts != null) {
            out.event(e, w);
            SharedTypesCodec.writeDetailedCost(out, additionalServicesCosts);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        DetailedCost overstayCosts = m.overstayCosts();
        if (overstayCosts != null) {
            out.event(e, w);
            SharedTypesCodec.writeDetailedCost(out, overstayCosts);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        out.count(m.taxCosts().size(), 0, 10);
        for (int i = 0; i < m.taxCosts().size(); i++) {
            out.event(e, w);
            SharedTypesCodec.writeDetailedTax(out, m.taxCosts().get(i));
            w = i + 1 < 10 ? 2 : 1;
            e = 0;
        }
        if (m.taxCosts().size() < 10) {
            e++;
        }
        out.event(e, w);
    }

    static Rational readRational(ExiReader in) throws ExiException {
        in.event(1, 1);
        int exponent = in.nbit(8, -128, 127);
        in.event(1, 1);
        int value = (int) in.signed(-32768, 32767);
        in.event(1, 1);
        return new Rational(exponent, value);
    }

    static void writeRational(ExiWriter out, Rational m) {
        out.event(0, 1);
        out.nbit(m.exponent(), 8, -128, 127);
        out.event(0, 1);
        out.signed(m.value(), -32768, 32767);
        out.event(0, 1);
    }

    static DetailedCost readDetailedCost(ExiReader in) throws ExiException {
        in.event(1, 1);
        Rational amount = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational costPerUnit = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        return new DetailedCost(amount, costPerUnit);
    }

    static void writeDetailedCost(ExiWriter out, DetailedCost m) {
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.amount());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.costPerUnit());
        out.event(0, 1);
    }

    static DetailedTax readDetailedTax(ExiReader in) throws ExiException {
        in.event(1, 1);
        long taxRuleId = in.unsigned(1, 4294967295L);
        in.event(1, 1);
        Rational amount = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        return new DetailedTax(taxRuleId, amount);
    }

    static void writeDetailedTax(ExiWriter out, DetailedTax m) {
        out.event(0, 1);
        out.unsigned(m.taxRuleId(), 1, 4294967295L);
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.amount());
        out.event(0, 1);
    }

    static DisplayParameters readDisplayParameters(ExiReader in) throws ExiException {
        int e = in.event(4, 11);
        Integer presentSoc = null;
        if (e == 0) {
            presentSoc = in.nbit(7, 0, 100);
            e = in.event(4, 10);
        } else {
            e--;
        }
        Integer minimumSoc = null;
        if (e == 0) {
            minimumSoc = in.nbit(7, 0, 100);
            e = in.event(4, 9);
        } else {
            e--;
        }
        Integer targetSoc = null;
        if (e == 0) {
            targetSoc = in.nbit(7, 0, 100);
            e = in.event(4, 8);
        } else {
            e--;
        }
        Integer maximumSoc = null;
        if (e == 0) {
            maximumSoc = in.nbit(7, 0, 100);
            e = in.event(3, 7);
        } else {
            e--;
        }
        Long remainingTimeToMinimumSoc = null;
        if (e == 0) {
            remainingTimeToMinimumSoc = in.unsigned(0, 4294967295L);
            e = in.event(3, 6);
        } else {
            e--;
        }
        Long remainingTimeToTargetSoc = null;
        if (e == 0) {
            remainingTimeToTargetSoc = in.unsigned(0, 4294967295L);
            e = in.event(3, 5);
        } else {
            e--;
        }
        Long remainingTimeToMaximumSoc = null;
        if (e == 0) {
            remainingTimeToMaximumSoc = in.unsigned(0, 4294967295L);
            e = in.event(3, 4);
        } else {
            e--;
        }
        Boolean chargingComplete = null;
        if (e == 0) {
            chargingComplete = in.bool();
            e = in.event(2, 3);
        } else {
            e--;
        }
        Rational batteryEnergyCapacity = null;
        if (e == 0) {
            batteryEnergyCapacity = SharedTypesCodec.readRational(in);
            e = in.event(2, 2);
        } else {
            e--;
        }
        Boolean inletHot = null;
        if (e == 0) {
            inletHot = in.bool();
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new DisplayParameters(
                presentSoc,
                minimumSoc,
                targetSoc,
                maximumSoc,
                remainingTimeToMinimumSoc,
                remainingTimeToTargetSoc,
                remainingTimeToMaximumSoc,
                chargingComplete,
                batteryEnergyCapacity,
                inletHot);
    }

    static void writeDisplayParameters(ExiWriter out, DisplayParameters m) {
        int w = 4;
        int e = 0;
        Integer presentSoc = m.presentSoc();
        if (presentSoc != null) {
            out.event(e, w);
            out.nbit(presentSoc, 7, 0, 100);
            w = 4;
            e = 0;
        } else {
            e++;
        }
        Integer minimumSoc = m.minimumSoc();
        if (minimumSoc != null) {
            out.event(e, w);
            out.nbit(minimumSoc, 7, 0, 100);
            w = 4;
            e = 0;
        } else {
            e++;
        }
        Integer targetSoc = m.targetSoc();
        if (targetSoc != null) {
            out.event(e, w);
            out.nbit(targetSoc, 7, 0, 100);
            w = 4;
            e = 0;
        } else {
            e++;
        }
        Integer maximumSoc = m.maximumSoc();
        if (maximumSoc != null) {
            out.event(e, w);
            out.nbit(maximumSoc, 7, 0, 100);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        Long remainingTimeToMinimumSoc = m.remainingTimeToMinimumSoc();
        if (remainingTimeToMinimumSoc != null) {
            out.event(e, w);
            out.unsigned(remainingTimeToMinimumSoc, 0, 4294967295L);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        Long remainingTimeToTargetSoc = m.remainingTimeToTargetSoc();
        if (remainingTimeToTargetSoc != null) {
            out.event(e, w);
            out.unsigned(remainingTimeToTargetSoc, 0, 4294967295L);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        Long remainingTimeToMaximumSoc = m.remainingTimeToMaximumSoc();
        if (remainingTimeToMaximumSoc != null) {
            out.event(e, w);
            out.unsigned(remainingTimeToMaximumSoc, 0, 4294967295L);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        Boolean chargingComplete = m.chargingComplete();
        if (chargingComplete != null) {
            out.event(e, w);
            out.bool(chargingComplete);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Rational batteryEnergyCapacity = m.batteryEnergyCapacity();
        if (batteryEnergyCapacity != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, batteryEnergyCapacity);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Boolean inletHot = m.inletHot();
        if (inletHot != null) {
            out.event(e, w);
            out.bool(inletHot);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }
}
