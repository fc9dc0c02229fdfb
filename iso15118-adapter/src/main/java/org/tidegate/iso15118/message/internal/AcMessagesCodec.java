package org.tidegate.iso15118.message.internal;

import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.internal.ExiReader;
import org.tidegate.iso15118.exi.internal.ExiWriter;
import org.tidegate.iso15118.message.AcChargeLoopReq;
import org.tidegate.iso15118.message.AcChargeLoopRes;
import org.tidegate.iso15118.message.AcChargeParameterDiscoveryReq;
import org.tidegate.iso15118.message.AcChargeParameterDiscoveryRes;
import org.tidegate.iso15118.message.AcClReqControlMode;
import org.tidegate.iso15118.message.AcClResControlMode;
import org.tidegate.iso15118.message.AcCpdReqEnergyTransferMode;
import org.tidegate.iso15118.message.AcCpdReqMode;
import org.tidegate.iso15118.message.AcCpdResEnergyTransferMode;
import org.tidegate.iso15118.message.AcCpdResMode;
import org.tidegate.iso15118.message.BptAcCpdReqEnergyTransferMode;
import org.tidegate.iso15118.message.BptAcCpdResEnergyTransferMode;
import org.tidegate.iso15118.message.BptDynamicAcClReqControlMode;
import org.tidegate.iso15118.message.BptDynamicAcClResControlMode;
import org.tidegate.iso15118.message.BptScheduledAcClReqControlMode;
import org.tidegate.iso15118.message.BptScheduledAcClResControlMode;
import org.tidegate.iso15118.message.DisplayParameters;
import org.tidegate.iso15118.message.DynamicAcClReqControlMode;
import org.tidegate.iso15118.message.DynamicAcClResControlMode;
import org.tidegate.iso15118.message.EvseStatus;
import org.tidegate.iso15118.message.MessageHeader;
import org.tidegate.iso15118.message.MeterInfo;
import org.tidegate.iso15118.message.Rational;
import org.tidegate.iso15118.message.Receipt;
import org.tidegate.iso15118.message.ResponseCode;
import org.tidegate.iso15118.message.ScheduledAcClReqControlMode;
import org.tidegate.iso15118.message.ScheduledAcClResControlMode;
import org.tidegate.iso15118.message.V2gMessage;

// Written by src/exi/generate_codecs.py from the schema model; do not edit.
/** The messages of AC charging and discharging, ISO 15118-20. */
public final class AcMessagesCodec {
    private static final ResponseCode[] RESPONSE_CODE_VALUES = ResponseCode.values();

    private AcMessagesCodec() {}

    /** Reads the message whose document code is next. */
    public static V2gMessage read(ExiReader in) throws ExiException {
        int code = in.event(6, 42);
        return switch (code) {
            case 2 -> readAcChargeLoopReq(in);
            case 3 -> readAcChargeLoopRes(in);
            case 4 -> readAcChargeParameterDiscoveryReq(in);
            case 5 -> readAcChargeParameterDiscoveryRes(in);
            default -> throw in.unsupported("document element " + code);
        };
    }

    /** Writes document code and content; false if the message belongs to another set. */
    public static boolean write(ExiWriter out, V2gMessage message) {
        switch (message) {
            case AcChargeLoopReq m -> {
                out.event(2, 6);
                writeAcChargeLoopReq(out, m);
            }
            case AcChargeLoopRes m -> {
                out.event(3, 6);
                writeAcChargeLoopRes(out, m);
            }
            case AcChargeParameterDiscoveryReq m -> {
                out.event(4, 6);
                writeAcChargeParameterDiscoveryReq(out, m);
            }
            case AcChargeParameterDiscoveryRes m -> {
                out.event(5, 6);
                writeAcChargeParameterDiscoveryRes(out, m);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    static AcChargeLoopReq readAcChargeLoopReq(ExiReader in) throws ExiException {
        in.event(1, 1);
        MessageHeader header = SharedTypesCodec.readMessageHeader(in);
        int e = in.event(2, 2);
        DisplayParameters displayParameters = null;
        if (e == 0) {
            displayParameters = SharedTypesCodec.readDisplayParameters(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        boolean meterInfoRequested = in.bool();
        e = in.event(3, 5);
        AcClReqControlMode controlMode =
                switch (e) {
                    case 0 -> AcRequestModesCodec.readBptDynamicAcClReqControlMode(in);
                    case 1 -> AcRequestModesCodec.readBptScheduledAcClReqControlMode(in);
                    case 3 -> AcRequestModesCodec.readDynamicAcClReqControlMode(in);
                    case 4 -> AcRequestModesCodec.readScheduledAcClReqControlMode(in);
                    default -> throw in.undeclared(e);
                };
        in.event(1, 1);
        return new AcChargeLoopReq(header, displayParameters, meterInfoRequested, controlMode);
    }

    static void writeAcChargeLoopReq(ExiWriter out, AcChargeLoopReq m) {
        out.event(0, 1);
        SharedTypesCodec.writeMessageHeader(out, m.header());
        int w = 2;
        int e = 0;
        DisplayParameters displayParameters = m.displayParameters();
        if (displayParameters != null) {
            out.event(e, w);
            SharedTypesCodec.writeDisplayParameters(out, displayParameters);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        out.bool(m.meterInfoRequested());
        switch (m.controlMode()) {
            case BptDynamicAcClReqControlMode c -> {
                out.event(0, 3);
                AcRequestModesCodec.writeBptDynamicAcClReqControlMode(out, c);
            }
            case BptScheduledAcClReqControlMode c -> {
                out.event(1, 3);
                AcRequestModesCodec.writeBptScheduledAcClReqControlMode(out, c);
            }
            case DynamicAcClReqControlMode c -> {
                out.event(3, 3);
                AcRequestModesCodec.writeDynamicAcClReqControlMode(out, c);
            }
            case ScheduledAcClReqControlMode c -> {
                out.event(4, 3);
                AcRequestModesCodec.writeScheduledAcClReqControlMode(out, c);
            }
        }
        out.event(0, 1);
    }

    static AcChargeLoopRes readAcChargeLoopRes(ExiReader in) throws ExiException {
        in.event(1, 1);
        MessageHeader header = SharedTypesCodec.readMessageHeader(in);
        in.event(1, 1);
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(6, 40)];
        int e = in.event(4, 9);
        EvseStatus evseStatus = null;
        if (e == 0) {
            evseStatus = SharedTypesCodec.readEvseStatus(in);
            e = in.event(4, 8);
        } else {
            e--;
        }
        MeterInfo meterInfo = null;
        if (e == 0) {
            meterInfo = SharedTypesCodec.readMeterInfo(in);
            e = in.event(3, 7);
        } else {
            e--;
        }
        Receipt receipt = null;
        if (e == 0) {
            receipt = SharedTypesCodec.readReceipt(in);
            e = in.event(3, 6);
        } else {
            e--;
        }
        Rational evseTargetFrequency = null;
        if (e == 0) {
            evseTargetFrequency = SharedTypesCodec.readRational(in);
            e = in.event(3, 5);
        } else {
            e--;
        }
        AcClResControlMode controlMode =
                switch (e) {
                    case 0 -> AcResponseModesCodec.readBptDynamicAcClResControlMode(in);
                    case 1 -> AcResponseModesCodec.readBptScheduledAcClResControlMode(in);
                    case 3 -> AcResponseModesCodec.readDynamicAcClResControlMode(in);
                    case 4 -> AcResponseModesCodec.readScheduledAcClResControlMode(in);
                    default -> throw in.undeclared(e);
                };
        in.event(1, 1);
        return new AcChargeLoopRes(
                header,
                responseCode,
                evseStatus,
                meterInfo,
                receipt,
                evseTargetFrequency,
                controlMode);
    }

    static void writeAcChargeLoopRes(ExiWriter out, AcChargeLoopRes m) {
        out.event(0, 1);
        SharedTypesCodec.writeMessageHeader(out, m.header());
        out.event(0, 1);
        out.enumeration(m.responseCode().ordinal(), 6);
        int w = 4;
        int e = 0;
        EvseStatus evseStatus = m.evseStatus();
        if (evseStatus != null) {
            out.event(e, w);
            SharedTypesCodec.writeEvseStatus(out, evseStatus);
            w = 4;
            e = 0;
        } else {
            e++;
        }
        MeterInfo meterInfo = m.meterInfo();
        if (meterInfo != null) {
            out.event(e, w);
            SharedTypesCodec.writeMeterInfo(out, meterInfo);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        Receipt receipt = m.receipt();
        if (receipt != null) {
            out.event(e, w);
            SharedTypesCodec.writeReceipt(out, receipt);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        Rational evseTargetFrequency = m.evseTargetFrequency();
        if (evseTargetFrequency != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evseTargetFrequency);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        switch (m.controlMode()) {
            case BptDynamicAcClResControlMode c -> {
                out.event(e + 0, w);
                AcResponseModesCodec.writeBptDynamicAcClResControlMode(out, c);
            }
            case BptScheduledAcClResControlMode c -> {
                out.event(e + 1, w);
                AcResponseModesCodec.writeBptScheduledAcClResControlMode(out, c);
            }
            case DynamicAcClResControlMode c -> {
                out.event(e + 3, w);
                AcResponseModesCodec.writeDynamicAcClResControlMode(out, c);
            }
            case ScheduledAcClResControlMode c -> {
                out.event(e + 4, w);
                AcResponseModesCodec.writeScheduledAcClResControlMode(out, c);
            }
        }
        out.event(0, 1);
    }

    static AcChargeParameterDiscoveryReq readAcChargeParameterDiscoveryReq(ExiReader in)
            throws ExiException {
        in.event(1, 1);
        MessageHeader header = SharedTypesCodec.readMessageHeader(in);
        int e = in.event(2, 2);
        AcCpdReqMode energyTransferMode =
                switch (e) {
                    case 0 -> AcRequestModesCodec.readAcCpdReqEnergyTransferMode(in);
                    case 1 -> AcRequestModesCodec.readBptAcCpdReqEnergyTransferMode(in);
                    default -> throw in.undeclared(e);
                };
        in.event(1, 1);
        return new AcChargeParameterDiscoveryReq(header, energyTransferMode);
    }

    static void writeAcChargeParameterDiscoveryReq(ExiWriter out, AcChargeParameterDiscoveryReq m) {
        out.event(0, 1);
        SharedTypesCodec.writeMessageHeader(out, m.header());
        switch (m.energyTransferMode()) {
            case AcCpdReqEnergyTransferMode c -> {
                out.event(0, 2);
                AcRequestModesCodec.writeAcCpdReqEnergyTransferMode(out, c);
            }
            case BptAcCpdReqEnergyTransferMode c -> {
                out.event(1, 2);
                AcRequestModesCodec.writeBptAcCpdReqEnergyTransferMode(out, c);
            }
        }
        out.event(0, 1);
    }

    static AcChargeParameterDiscoveryRes readAcChargeParameterDiscoveryRes(ExiReader in)
            throws ExiException {
        in.event(1, 1);
        MessageHeader header = SharedTypesCodec.readMessageHeader(in);
        in.event(1, 1);
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(6, 40)];
        int e = in.event(2, 2);
        AcCpdResMode energyTransferMode =
                switch (e) {
                    case 0 -> AcResponseModesCodec.readAcCpdResEnergyTransferMode(in);
                    case 1 -> AcResponseModesCodec.readBptAcCpdResEnergyTransferMode(in);
                    default -> throw in.undeclared(e);
                };
        in.event(1, 1);
        return new AcChargeParameterDiscoveryRes(header, responseCode, energyTransferMode);
    }

    static void writeAcChargeParameterDiscoveryRes(ExiWriter out, AcChargeParameterDiscoveryRes m) {
        out.event(0, 1);
        SharedTypesCodec.writeMessageHeader(out, m.header());
        out.event(0, 1);
        out.enumeration(m.responseCode().ordinal(), 6);
        switch (m.energyTransferMode()) {
            case AcCpdResEnergyTransferMode c -> {
                out.event(0, 2);
                AcResponseModesCodec.writeAcCpdResEnergyTransferMode(out, c);
            }
            case BptAcCpdResEnergyTransferMode c -> {
                out.event(1, 2);
                AcResponseModesCodec.writeBptAcCpdResEnergyTransferMode(out, c);
            }
        }
        out.event(0, 1);
    }
}
