package org.tidegate.iso15118.message.internal;

import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.internal.ExiReader;
import org.tidegate.iso15118.exi.internal.ExiWriter;
import org.tidegate.iso15118.message.BptDcCpdReqEnergyTransferMode;
import org.tidegate.iso15118.message.BptDcCpdResEnergyTransferMode;
import org.tidegate.iso15118.message.BptDynamicDcClReqControlMode;
import org.tidegate.iso15118.message.BptDynamicDcClResControlMode;
import org.tidegate.iso15118.message.BptScheduledDcClReqControlMode;
import org.tidegate.iso15118.message.BptScheduledDcClResControlMode;
import org.tidegate.iso15118.message.DcCableCheckReq;
import org.tidegate.iso15118.message.DcCableCheckRes;
import org.tidegate.iso15118.message.DcChargeLoopReq;
import org.tidegate.iso15118.message.DcChargeLoopRes;
import org.tidegate.iso15118.message.DcChargeParameterDiscoveryReq;
import org.tidegate.iso15118.message.DcChargeParameterDiscoveryRes;
import org.tidegate.iso15118.message.DcClReqControlMode;
import org.tidegate.iso15118.message.DcClResControlMode;
import org.tidegate.iso15118.message.DcCpdReqEnergyTransferMode;
import org.tidegate.iso15118.message.DcCpdReqMode;
import org.tidegate.iso15118.message.DcCpdResEnergyTransferMode;
import org.tidegate.iso15118.message.DcCpdResMode;
import org.tidegate.iso15118.message.DcPreChargeReq;
import org.tidegate.iso15118.message.DcPreChargeRes;
import org.tidegate.iso15118.message.DcWeldingDetectionReq;
import org.tidegate.iso15118.message.DcWeldingDetectionRes;
import org.tidegate.iso15118.message.DisplayParameters;
import org.tidegate.iso15118.message.DynamicDcClReqControlMode;
import org.tidegate.iso15118.message.DynamicDcClResControlMode;
import org.tidegate.iso15118.message.EvseStatus;
import org.tidegate.iso15118.message.MessageHeader;
import org.tidegate.iso15118.message.MeterInfo;
import org.tidegate.iso15118.message.Processing;
import org.tidegate.iso15118.message.Rational;
import org.tidegate.iso15118.message.Receipt;
import org.tidegate.iso15118.message.ResponseCode;
import org.tidegate.iso15118.message.ScheduledDcClReqControlMode;
import org.tidegate.iso15118.message.ScheduledDcClResControlMode;
import org.tidegate.iso15118.message.V2gMessage;

// Written by src/exi/generate_codecs.py from the schema model; do not edit.
/** The messages of DC charging and discharging, ISO 15118-20. */
public final class DcMessagesCodec {
    private static final Processing[] PROCESSING_VALUES = Processing.values();
    private static final ResponseCode[] RESPONSE_CODE_VALUES = ResponseCode.values();

    private DcMessagesCodec() {}

    /** Reads the message whose document code is next. */
    public static V2gMessage read(ExiReader in) throws ExiException {
        int code = in.event(6, 48);
        return switch (code) {
            case 11 -> readDcCableCheckReq(in);
            case 12 -> readDcCableCheckRes(in);
            case 13 -> readDcChargeLoopReq(in);
            case 14 -> readDcChargeLoopRes(in);
            case 15 -> readDcChargeParameterDiscoveryReq(in);
            case 16 -> readDcChargeParameterDiscoveryRes(in);
            case 17 -> readDcPreChargeReq(in);
            case 18 -> readDcPreChargeRes(in);
            case 19 -> readDcWeldingDetectionReq(in);
            case 20 -> readDcWeldingDetectionRes(in);
            default -> throw in.unsupported("document element " + code);
        };
    }

    /** Writes document code and content; false if the message belongs to another set. */
    public static boolean write(ExiWriter out, V2gMessage message) {
        switch (message) {
            case DcCableCheckReq m -> {
                out.event(11, 6);
                writeDcCableCheckReq(out, m);
            }
            case DcCableCheckRes m -> {
                out.event(12, 6);
                writeDcCableCheckRes(out, m);
            }
            case DcChargeLoopReq m -> {
                out.event(13, 6);
                writeDcChargeLoopReq(out, m);
            }
            case DcChargeLoopRes m -> {
                out.event(14, 6);
                writeDcChargeLoopRes(out, m);
            }
            case DcChargeParameterDiscoveryReq m -> {
                out.event(15, 6);
                writeDcChargeParameterDiscoveryReq(out, m);
            }
            case DcChargeParameterDiscoveryRes m -> {
                out.event(16, 6);
                writeDcChargeParameterDiscoveryRes(out, m);
            }
            case DcPreChargeReq m -> {
                out.event(17, 6);
                writeDcPreChargeReq(out, m);
            }
            case DcPreChargeRes m -> {
                out.event(18, 6);
                writeDcPreChargeRes(out, m);
            }
            case DcWeldingDetectionReq m -> {
                out.event(19, 6);
                writeDcWeldingDetectionReq(out, m);
            }
            case DcWeldingDetectionRes m -> {
                out.event(20, 6);
                writeDcWeldingDetectionRes(out, m);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    static DcCableCheckReq readDcCableCheckReq(ExiReader in) throws ExiException {
        in.event(1, 1);
        MessageHeader header = SharedTypesCodec.readMessageHeader(in);
        in.event(1, 1);
        return new DcCableCheckReq(header);
    }

    static void writeDcCableCheckReq(ExiWriter out, DcCableCheckReq m) {
        out.event(0, 1);
        SharedTypesCodec.writeMessageHeader(out, m.header());
        out.event(0, 1);
    }

    static DcCableCheckRes readDcCableCheckRes(ExiReader in) throws ExiException {
        in.event(1, 1);
        MessageHeader header = SharedTypesCodec.readMessageHeader(in);
        in.event(1, 1);
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(6, 40)];
        in.event(1, 1);
        Processing evseProcessing = PROCESSING_VALUES[in.enumeration(2, 3)];
        in.event(1, 1);
        return new DcCableCheckRes(header, responseCode, evseProcessing);
    }

    static void writeDcCableCheckRes(ExiWriter out, DcCableCheckRes m) {
        out.event(0, 1);
        SharedTypesCodec.writeMessageHeader(out, m.header());
        out.event(0, 1);
        out.enumeration(m.responseCode().ordinal(), 6);
        out.event(0, 1);
        out.enumeration(m.evseProcessing().ordinal(), 2);
        out.event(0, 1);
    }

    static DcChargeLoopReq readDcChargeLoopReq(ExiReader in) throws ExiException {
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
        in.event(1, 1);
        Rational evPresentVoltage = SharedTypesCodec.readRational(in);
        e = in.event(3, 5);
        DcClReqControlMode controlMode =
                switch (e) {
                    case 0 -> DcRequestModesCodec.readBptDynamicDcClReqControlMode(in);
                    case 1 -> DcRequestModesCodec.readBptScheduledDcClReqControlMode(in);
                    case 3 -> DcRequestModesCodec.readDynamicDcClReqControlMode(in);
                    case 4 -> DcRequestModesCodec.readScheduledDcClReqControlMode(in);
                    default -> throw in.undeclared(e);
                };
        in.event(1, 1);
        return new DcChargeLoopReq(
                header, displayParameters, meterInfoRequested, evPresentVoltage, controlMode);
    }

    static void writeDcChargeLoopReq(ExiWriter out, DcChargeLoopReq m) {
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
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evPresentVoltage());
        switch (m.controlMode()) {
            case BptDynamicDcClReqControlMode c -> {
                out.event(0, 3);
                DcRequestModesCodec.writeBptDynamicDcClReqControlMode(out, c);
            }
            case BptScheduledDcClReqControlMode c -> {
                out.event(1, 3);
                DcRequestModesCodec.writeBptScheduledDcClReqControlMode(out, c);
            }
            case DynamicDcClReqControlMode c -> {
                out.event(3, 3);
                DcRequestModesCodec.writeDynamicDcClReqControlMode(out, c);
            }
            case ScheduledDcClReqControlMode c -> {
                out.event(4, 3);
                DcRequestModesCodec.writeScheduledDcClReqControlMode(out, c);
            }
        }
        out.event(0, 1);
    }

    static DcChargeLoopRes readDcChargeLoopRes(ExiReader in) throws ExiException {
        in.event(1, 1);
        MessageHeader header = SharedTypesCodec.readMessageHeader(in);
        in.event(1, 1);
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(6, 40)];
        int e = in.event(3, 4);
        EvseStatus evseStatus = null;
        if (e == 0) {
            evseStatus = SharedTypesCodec.readEvseStatus(in);
            e = in.event(2, 3);
        } else {
            e--;
        }
        MeterInfo meterInfo = null;
        if (e == 0) {
            meterInfo = SharedTypesCodec.readMeterInfo(in);
            e = in.event(2, 2);
        } else {
            e--;
        }
        Receipt receipt = null;
        if (e == 0) {
            receipt = SharedTypesCodec.readReceipt(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        Rational evsePresentCurrent = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evsePresentVoltage = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        boolean evsePowerLimitAchieved = in.bool();
        in.event(1, 1);
        boolean evseCurrentLimitAchieved = in.bool();
        in.event(1, 1);
        boolean evseVoltageLimitAchieved = in.bool();
        e = in.event(3, 5);
        DcClResControlMode controlMode =
                switch (e) {
                    case 0 -> DcResponseModesCodec.readBptDynamicDcClResControlMode(in);
                    case 1 -> DcResponseModesCodec.readBptScheduledDcClResControlMode(in);
                    case 3 -> DcResponseModesCodec.readDynamicDcClResControlMode(in);
                    case 4 -> DcResponseModesCodec.readScheduledDcClResControlMode(in);
                    default -> throw in.undeclared(e);
                };
        in.event(1, 1);
        return new DcChargeLoopRes(
                header,
                responseCode,
                evseStatus,
                meterInfo,
                receipt,
                evsePresentCurrent,
                evsePresentVoltage,
                evsePowerLimitAchieved,
                evseCurrentLimitAchieved,
                evseVoltageLimitAchieved,
                controlMode);
    }

    static void writeDcChargeLoopRes(ExiWriter out, DcChargeLoopRes m) {
        out.event(0, 1);
        SharedTypesCodec.writeMessageHeader(out, m.header());
        out.event(0, 1);
        out.enumeration(m.responseCode().ordinal(), 6);
        int w = 3;
        int e = 0;
        EvseStatus evseStatus = m.evseStatus();
        if (evseStatus != null) {
            out.event(e, w);
            SharedTypesCodec.writeEvseStatus(out, evseStatus);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        MeterInfo meterInfo = m.meterInfo();
        if (meterInfo != null) {
            out.event(e, w);
            SharedTypesCodec.writeMeterInfo(out, meterInfo);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Receipt receipt = m.receipt();
        if (receipt != null) {
            out.event(e, w);
            SharedTypesCodec.writeReceipt(out, receipt);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        SharedTypesCodec.writeRational(out, m.evsePresentCurrent());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evsePresentVoltage());
        out.event(0, 1);
        out.bool(m.evsePowerLimitAchieved());
        out.event(0, 1);
        out.bool(m.evseCurrentLimitAchieved());
        out.event(0, 1);
        out.bool(m.evseVoltageLimitAchieved());
        switch (m.controlMode()) {
            case BptDynamicDcClResControlMode c -> {
                out.event(0, 3);
                DcResponseModesCodec.writeBptDynamicDcClResControlMode(out, c);
            }
            case BptScheduledDcClResControlMode c -> {
                out.event(1, 3);
                DcResponseModesCodec.writeBptScheduledDcClResControlMode(out, c);
            }
            case DynamicDcClResControlMode c -> {
                out.event(3, 3);
                DcResponseModesCodec.writeDynamicDcClResControlMode(out, c);
            }
            case ScheduledDcClResControlMode c -> {
                out.event(4, 3);
                DcResponseModesCodec.writeScheduledDcClResControlMode(out, c);
            }
        }
        out.event(0, 1);
    }

    static DcChargeParameterDiscoveryReq readDcChargeParameterDiscoveryReq(ExiReader in)
            throws ExiException {
        in.event(1, 1);
        MessageHeader header = SharedTypesCodec.readMessageHeader(in);
        int e = in.event(2, 2);
        DcCpdReqMode energyTransferMode =
                switch (e) {
                    case 0 -> DcRequestModesCodec.readBptDcCpdReqEnergyTransferMode(in);
                    case 1 -> DcRequestModesCodec.readDcCpdReqEnergyTransferMode(in);
                    default -> throw in.undeclared(e);
                };
        in.event(1, 1);
        return new DcChargeParameterDiscoveryReq(header, energyTransferMode);
    }

    static void writeDcChargeParameterDiscoveryReq(ExiWriter out, DcChargeParameterDiscoveryReq m) {
        out.event(0, 1);
        SharedTypesCodec.writeMessageHeader(out, m.header());
        switch (m.energyTransferMode()) {
            case BptDcCpdReqEnergyTransferMode c -> {
                out.event(0, 2);
                DcRequestModesCodec.writeBptDcCpdReqEnergyTransferMode(out, c);
            }
            case DcCpdReqEnergyTransferMode c -> {
                out.event(1, 2);
                DcRequestModesCodec.writeDcCpdReqEnergyTransferMode(out, c);
            }
        }
        out.event(0, 1);
    }

    static DcChargeParameterDiscoveryRes readDcChargeParameterDiscoveryRes(ExiReader in)
            throws ExiException {
        in.event(1, 1);
        MessageHeader header = SharedTypesCodec.readMessageHeader(in);
        in.event(1, 1);
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(6, 40)];
        int e = in.event(2, 2);
        DcCpdResMode energyTransferMode =
                switch (e) {
                    case 0 -> DcResponseModesCodec.readBptDcCpdResEnergyTransferMode(in);
                    case 1 -> DcResponseModesCodec.readDcCpdResEnergyTransferMode(in);
                    default -> throw in.undeclared(e);
                };
        in.event(1, 1);
        return new DcChargeParameterDiscoveryRes(header, responseCode, energyTransferMode);
    }

    static void writeDcChargeParameterDiscoveryRes(ExiWriter out, DcChargeParameterDiscoveryRes m) {
        out.event(0, 1);
        SharedTypesCodec.writeMessageHeader(out, m.header());
        out.event(0, 1);
        out.enumeration(m.responseCode().ordinal(), 6);
        switch (m.energyTransferMode()) {
            case BptDcCpdResEnergyTransferMode c -> {
                out.event(0, 2);
                DcResponseModesCodec.writeBptDcCpdResEnergyTransferMode(out, c);
            }
            case DcCpdResEnergyTransferMode c -> {
                out.event(1, 2);
                DcResponseModesCodec.writeDcCpdResEnergyTransferMode(out, c);
            }
        }
        out.event(0, 1);
    }

    static DcPreChargeReq readDcPreChargeReq(ExiReader in) throws ExiException {
        in.event(1, 1);
        MessageHeader header = SharedTypesCodec.readMessageHeader(in);
        in.event(1, 1);
        Processing evProcessing = PROCESSING_VALUES[in.enumeration(2, 3)];
        in.event(1, 1);
        Rational evPresentVoltage = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evTargetVoltage = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        return new DcPreChargeReq(header, evProcessing, evPresentVoltage, evTargetVoltage);
    }

    static void writeDcPreChargeReq(ExiWriter out, DcPreChargeReq m) {
        out.event(0, 1);
        SharedTypesCodec.writeMessageHeader(out, m.header());
        out.event(0, 1);
        out.enumeration(m.evProcessing().ordinal(), 2);
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evPresentVoltage());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evTargetVoltage());
        out.event(0, 1);
    }

    static DcPreChargeRes readDcPreChargeRes(ExiReader in) throws ExiException {
        in.event(1, 1);
        MessageHeader header = SharedTypesCodec.readMessageHeader(in);
        in.event(1, 1);
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(6, 40)];
        in.event(1, 1);
        Rational evsePresentVoltage = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        return new DcPreChargeRes(header, responseCode, evsePresentVoltage);
    }

    static void writeDcPreChargeRes(ExiWriter out, DcPreChargeRes m) {
        out.event(0, 1);
        SharedTypesCodec.writeMessageHeader(out, m.header());
        out.event(0, 1);
        out.enumeration(m.responseCode().ordinal(), 6);
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evsePresentVoltage());
        out.event(0, 1);
    }

    static DcWeldingDetectionReq readDcWeldingDetectionReq(ExiReader in) throws ExiException {
        in.event(1, 1);
        MessageHeader header = SharedTypesCodec.readMessageHeader(in);
        in.event(1, 1);
        Processing evProcessing = PROCESSING_VALUES[in.enumeration(2, 3)];
        in.event(1, 1);
        return new DcWeldingDetectionReq(header, evProcessing);
    }

    static void writeDcWeldingDetectionReq(ExiWriter out, DcWeldingDetectionReq m) {
        out.event(0, 1);
        SharedTypesCodec.writeMessageHeader(out, m.header());
        out.event(0, 1);
        out.enumeration(m.evProcessing().ordinal(), 2);
        out.event(0, 1);
    }

    static DcWeldingDetectionRes readDcWeldingDetectionRes(ExiReader in) throws ExiException {
        in.event(1, 1);
        MessageHeader header = SharedTypesCodec.readMessageHeader(in);
        in.event(1, 1);
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(6, 40)];
        in.event(1, 1);
        Rational evsePresentVoltage = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        return new DcWeldingDetectionRes(header, responseCode, evsePresentVoltage);
    }

    static void writeDcWeldingDetectionRes(ExiWriter out, DcWeldingDetectionRes m) {
        out.event(0, 1);
        SharedTypesCodec.writeMessageHeader(out, m.header());
        out.event(0, 1);
        out.enumeration(m.responseCode().ordinal(), 6);
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evsePresentVoltage());
        out.event(0, 1);
    }
}
