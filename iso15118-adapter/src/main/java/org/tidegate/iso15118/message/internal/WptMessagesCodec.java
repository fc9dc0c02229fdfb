package org.tidegate.iso15118.message.internal;

import java.util.List;
import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.internal.ExiReader;
import org.tidegate.iso15118.exi.internal.ExiWriter;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.DisplayParameters;
import org.tidegate.iso15118.message.EvseStatus;
import org.tidegate.iso15118.message.MessageHeader;
import org.tidegate.iso15118.message.MeterInfo;
import org.tidegate.iso15118.message.Processing;
import org.tidegate.iso15118.message.Rational;
import org.tidegate.iso15118.message.Receipt;
import org.tidegate.iso15118.message.ResponseCode;
import org.tidegate.iso15118.message.V2gMessage;
import org.tidegate.iso15118.message.wpt.AlternativeSecc;
import org.tidegate.iso15118.message.wpt.WptAlignmentCheckMethod;
import org.tidegate.iso15118.message.wpt.WptAlignmentCheckReq;
import org.tidegate.iso15118.message.wpt.WptAlignmentCheckRes;
import org.tidegate.iso15118.message.wpt.WptChargeLoopReq;
import org.tidegate.iso15118.message.wpt.WptChargeLoopRes;
import org.tidegate.iso15118.message.wpt.WptChargeParameterDiscoveryReq;
import org.tidegate.iso15118.message.wpt.WptChargeParameterDiscoveryRes;
import org.tidegate.iso15118.message.wpt.WptEvResult;
import org.tidegate.iso15118.message.wpt.WptEvpcChargeDiagnostics;
import org.tidegate.iso15118.message.wpt.WptEvpcPowerControlParameter;
import org.tidegate.iso15118.message.wpt.WptFinePositioningMethod;
import org.tidegate.iso15118.message.wpt.WptFinePositioningReq;
import org.tidegate.iso15118.message.wpt.WptFinePositioningRes;
import org.tidegate.iso15118.message.wpt.WptFinePositioningSetupReq;
import org.tidegate.iso15118.message.wpt.WptFinePositioningSetupRes;
import org.tidegate.iso15118.message.wpt.WptLfDataPackageList;
import org.tidegate.iso15118.message.wpt.WptLfSetupData;
import org.tidegate.iso15118.message.wpt.WptPairingMethod;
import org.tidegate.iso15118.message.wpt.WptPairingReq;
import org.tidegate.iso15118.message.wpt.WptPairingRes;
import org.tidegate.iso15118.message.wpt.WptPowerClass;
import org.tidegate.iso15118.message.wpt.WptSpcChargeDiagnostics;
import org.tidegate.iso15118.message.wpt.WptSpcPowerControlParameter;

// Written by src/exi/generate_codecs.py from the schema model; do not edit.
/** The messages of wireless charging, ISO 15118-20. */
public final class WptMessagesCodec {
    private static final Processing[] PROCESSING_VALUES = Processing.values();
    private static final ResponseCode[] RESPONSE_CODE_VALUES = ResponseCode.values();
    private static final WptEvResult[] WPT_EV_RESULT_VALUES = WptEvResult.values();
    private static final WptEvpcChargeDiagnostics[] WPT_EVPC_CHARGE_DIAGNOSTICS_VALUES =
            WptEvpcChargeDiagnostics.values();
    private static final WptPowerClass[] WPT_POWER_CLASS_VALUES = WptPowerClass.values();
    private static final WptSpcChargeDiagnostics[] WPT_SPC_CHARGE_DIAGNOSTICS_VALUES =
            WptSpcChargeDiagnostics.values();

    private WptMessagesCodec() {}

    /** Reads the message whose document code is next. */
    public static V2gMessage read(ExiReader in) throws ExiException {
        int code = in.event(6, 38);
        return switch (code) {
            case 25 -> readWptAlignmentCheckReq(in);
            case 26 -> readWptAlignmentCheckRes(in);
            case 27 -> readWptChargeLoopReq(in);
            case 28 -> readWptChargeLoopRes(in);
            case 29 -> readWptChargeParameterDiscoveryReq(in);
            case 30 -> readWptChargeParameterDiscoveryRes(in);
            case 31 -> readWptFinePositioningReq(in);
            case 32 -> readWptFinePositioningRes(in);
            case 33 -> readWptFinePositioningSetupReq(in);
            case 34 -> readWptFinePositioningSetupRes(in);
            case 35 -> readWptPairingReq(in);
            case 36 -> readWptPairingRes(in);
            default -> throw in.unsupported("document element " + code);
        };
    }

    /** Writes document code and content; false if the message belongs to another set. */
    public static boolean write(ExiWriter out, V2gMessage message) {
        switch (message) {
            case WptAlignmentCheckReq m -> {
                out.event(25, 6);
                writeWptAlignmentCheckReq(out, m);
            }
            case WptAlignmentCheckRes m -> {
                out.event(26, 6);
                writeWptAlignmentCheckRes(out, m);
            }
            case WptChargeLoopReq m -> {
                out.event(27, 6);
                writeWptChargeLoopReq(out, m);
            }
            case WptChargeLoopRes m -> {
                out.event(28, 6);
                writeWptChargeLoopRes(out, m);
            }
            case WptChargeParameterDiscoveryReq m -> {
                out.event(29, 6);
                writeWptChargeParameterDiscoveryReq(out, m);
            }
            case WptChargeParameterDiscoveryRes m -> {
                out.event(30, 6);
                writeWptChargeParameterDiscoveryRes(out, m);
            }
            case WptFinePositioningReq m -> {
                out.event(31, 6);
                writeWptFinePositioningReq(out, m);
            }
            case WptFinePositioningRes m -> {
                out.event(32, 6);
                writeWptFinePositioningRes(out, m);
            }
            case WptFinePositioningSetupReq m -> {
                out.event(33, 6);
                writeWptFinePositioningSetupReq(out, m);
            }
            case WptFinePositioningSetupRes m -> {
                out.event(34, 6);
                writeWptFinePositioningSetupRes(out, m);
            }
            case WptPairingReq m -> {
                out.event(35, 6);
                writeWptPairingReq(out, m);
            }
            case WptPairingRes m -> {
                out.event(36, 6);
                writeWptPairingRes(out, m);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    static WptAlignmentCheckReq readWptAlignmentCheckReq(ExiReader in) throws ExiException {
        in.event(1, 1);
        MessageHeader header = SharedTypesCodec.readMessageHeader(in);
        in.event(1, 1);
        Processing evProcessing = PROCESSING_VALUES[in.enumeration(2, 3)];
        int e = in.event(2, 2);
        Rational targetCoilCurrent = null;
        if (e == 0) {
            targetCoilCurrent = SharedTypesCodec.readRational(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        WptEvResult evResultCode = WPT_EV_RESULT_VALUES[in.enumeration(2, 3)];
        int vendorSpecificDataContainers = in.listStart();
        e = in.event(2, 2);
        while (e == 0) {
            in.addToList(Bytes.wrap(in.binary(0, 256)));
            e =
                    in.listSize(vendorSpecificDataContainers) < 16
                            ? in.event(2, 2)
                            : 1 + in.event(1, 1);
        }
        e--;
        List<Bytes> vendorSpecificDataContainersList = in.list(vendorSpecificDataContainers);
        in.expect(e);
        return new WptAlignmentCheckReq(
                header,
                evProcessing,
                targetCoilCurrent,
                evResultCode,
                vendorSpecificDataContainersList);
    }

    static void writeWptAlignmentCheckReq(ExiWriter out, WptAlignmentCheckReq m) {
        out.event(0, 1);
        SharedTypesCodec.writeMessageHeader(out, m.header());
        out.event(0, 1);
        out.enumeration(m.evProcessing().ordinal(), 2);
        int w = 2;
        int e = 0;
        Rational targetCoilCurrent = m.targetCoilCurrent();
        if (targetCoilCurrent != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, targetCoilCurrent);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        out.enumeration(m.evResultCode().ordinal(), 2);
        w = 2;
        e = 0;
        out.count(m.vendorSpecificDataContainers().size(), 0, 16);
        for (int i = 0; i < m.vendorSpecificDataContainers().size(); i++) {
            out.event(e, w);
            out.binary(m.vendorSpecificDataContainers().get(i).array(), 0, 256);
            w = i + 1 < 16 ? 2 : 1;
            e = 0;
        }
        if (m.vendorSpecificDataContainers().size() < 16) {
            e++;
        }
        out.event(e, w);
    }

    static WptAlignmentCheckRes readWptAlignmentCheckRes(ExiReader in) throws ExiException {
        in.event(1, 1);
        MessageHeader header = SharedTypesCodec.readMessageHeader(in);
        in.event(1, 1);
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(6, 40)];
        in.event(1, 1);
        Processing evseProcessing = PROCESSING_VALUES[in.enumeration(2, 3)];
        int e = in.event(3, 4);
        Rational powerTransmitted = null;
        if (e == 0) {
            powerTransmitted = SharedTypesCodec.readRational(in);
            e = in.event(2, 3);
        } else {
            e--;
        }
        Rational supplyDeviceCurrent = null;
        if (e == 0) {
            supplyDeviceCurrent = SharedTypesCodec.readRational(in);
            e = in.event(2, 2);
        } else {
            e--;
        }
        int vendorSpecificDataContainers = in.listStart();
        while (e == 0) {
            in.addToList(Bytes.wrap(in.binary(0, 256)));
            e =
                    in.listSize(vendorSpecificDataContainers) < 16
                            ? in.event(2, 2)
                            : 1 + in.event(1, 1);
        }
        e--;
        List<Bytes> vendorSpecificDataContainersList = in.list(vendorSpecificDataContainers);
        in.expect(e);
        return new WptAlignmentCheckRes(
                header,
                responseCode,
                evseProcessing,
                powerTransmitted,
                supplyDeviceCurrent,
                vendorSpecificDataContainersList);
    }

    static void writeWptAlignmentCheckRes(ExiWriter out, WptAlignmentCheckRes m) {
        out.event(0, 1);
        SharedTypesCodec.writeMessageHeader(out, m.header());
        out.event(0, 1);
        out.enumeration(m.responseCode().ordinal(), 6);
        out.event(0, 1);
        out.enumeration(m.evseProcessing().ordinal(), 2);
        int w = 3;
        int e = 0;
        Rational powerTransmitted = m.powerTransmitted();
        if (powerTransmitted != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, powerTransmitted);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Rational supplyDeviceCurrent = m.supplyDeviceCurrent();
        if (supplyDeviceCurrent != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, supplyDeviceCurrent);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        out.count(m.vendorSpecificDataContainers().size(), 0, 16);
        for (int i = 0; i < m.vendorSpecificDataContainers().size(); i++) {
            out.event(e, w);
            out.binary(m.vendorSpecificDataContainers().get(i).array(), 0, 256);
            w = i + 1 < 16 ? 2 : 1;
            e = 0;
        }
        if (m.vendorSpecificDataContainers().size() < 16) {
            e++;
        }
        out.event(e, w);
    }

    static WptChargeLoopReq readWptChargeLoopReq(ExiReader in) throws ExiException {
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
        Rational evpcPowerRequest = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evpcPowerOutput = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        WptEvpcChargeDiagnostics evpcChargeDiagnostics =
                WPT_EVPC_CHARGE_DIAGNOSTICS_VALUES[in.enumeration(2, 4)];
        e = in.event(3, 4);
        Rational evpcOperatingFrequency = null;
        if (e == 0) {
            evpcOperatingFrequency = SharedTypesCodec.readRational(in);
            e = in.event(2, 3);
        } else {
            e--;
        }
        WptEvpcPowerControlParameter evpcPowerControlParameter = null;
        if (e == 0) {
            evpcPowerControlParameter = WptTypesCodec.readWptEvpcPowerControlParameter(in);
            e = in.event(2, 2);
        } else {
            e--;
        }
        int manufacturerSpecificDataContainers = in.listStart();
        while (e == 0) {
            in.addToList(Bytes.wrap(in.binary(0, 256)));
            e =
                    in.listSize(manufacturerSpecificDataContainers) < 16
                            ? in.event(2, 2)
                            : 1 + in.event(1, 1);
        }
        e--;
        List<Bytes> manufacturerSpecificDataContainersList =
                in.list(manufacturerSpecificDataContainers);
        in.expect(e);
        return new WptChargeLoopReq(
                header,
                displayParameters,
                meterInfoRequested,
                evpcPowerRequest,
                evpcPowerOutput,
                evpcChargeDiagnostics,
                evpcOperatingFrequency,
                evpcPowerControlParameter,
                manufacturerSpecificDataContainersList);
    }

    static void writeWptChargeLoopReq(ExiWriter out, WptChargeLoopReq m) {
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
        SharedTypesCodec.writeRational(out, m.evpcPowerRequest());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evpcPowerOutput());
        out.event(0, 1);
        out.enumeration(m.evpcChargeDiagnostics().ordinal(), 2);
        w = 3;
        e = 0;
        Rational evpcOperatingFrequency = m.evpcOperatingFrequency();
        if (evpcOperatingFrequency != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evpcOperatingFrequency);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        WptEvpcPowerControlParameter evpcPowerControlParameter = m.evpcPowerControlParameter();
        if (evpcPowerControlParameter != null) {
            out.event(e, w);
            WptTypesCodec.writeWptEvpcPowerControlParameter(out, evpcPowerControlParameter);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        out.count(m.manufacturerSpecificDataContainers().size(), 0, 16);
        for (int i = 0; i < m.manufacturerSpecificDataContainers().size(); i++) {
            out.event(e, w);
            out.binary(m.manufacturerSpecificDataContainers().get(i).array(), 0, 256);
            w = i + 1 < 16 ? 2 : 1;
            e = 0;
        }
        if (m.manufacturerSpecificDataContainers().size() < 16) {
            e++;
        }
        out.event(e, w);
    }

    static WptChargeLoopRes readWptChargeLoopRes(ExiReader in) throws ExiException {
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
        Rational evpcPowerRequest = SharedTypesCodec.readRational(in);
        e = in.event(2, 2);
        Rational sdPowerInput = null;
        if (e == 0) {
            sdPowerInput = SharedTypesCodec.readRational(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        Rational spcMaxOutputPowerLimit = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational spcMinOutputPowerLimit = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        WptSpcChargeDiagnostics spcChargeDiagnostics =
                WPT_SPC_CHARGE_DIAGNOSTICS_VALUES[in.enumeration(3, 6)];
        e = in.event(3, 4);
        Rational spcOperatingFrequency = null;
        if (e == 0) {
            spcOperatingFrequency = SharedTypesCodec.readRational(in);
            e = in.event(2, 3);
        } else {
            e--;
        }
        WptSpcPowerControlParameter spcPowerControlParameter = null;
        if (e == 0) {
            spcPowerControlParameter = WptTypesCodec.readWptSpcPowerControlParameter(in);
            e = in.event(2, 2);
        } else {
            e--;
        }
        int manufacturerSpecificDataContainers = in.listStart();
        while (e == 0) {
            in.addToList(Bytes.wrap(in.binary(0, 256)));
            e =
                    in.listSize(manufacturerSpecificDataContainers) < 16
                            ? in.event(2, 2)
                            : 1 + in.event(1, 1);
        }
        e--;
        List<Bytes> manufacturerSpecificDataContainersList =
                in.list(manufacturerSpecificDataContainers);
        in.expect(e);
        return new WptChargeLoopRes(
                header,
                responseCode,
                evseStatus,
                meterInfo,
                receipt,
                evpcPowerRequest,
                sdPowerInput,
                spcMaxOutputPowerLimit,
                spcMinOutputPowerLimit,
                spcChargeDiagnostics,
                spcOperatingFrequency,
                spcPowerControlParameter,
                manufacturerSpecificDataContainersList);
    }

    static void writeWptChargeLoopRes(ExiWriter out, WptChargeLoopRes m) {
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
        SharedTypesCodec.writeRational(out, m.evpcPowerRequest());
        w = 2;
        e = 0;
        Rational sdPowerInput = m.sdPowerInput();
        if (sdPowerInput != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, sdPowerInput);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        SharedTypesCodec.writeRational(out, m.spcMaxOutputPowerLimit());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.spcMinOutputPowerLimit());
        out.event(0, 1);
        out.enumeration(m.spcChargeDiagnostics().ordinal(), 3);
        w = 3;
        e = 0;
        Rational spcOperatingFrequency = m.spcOperatingFrequency();
        if (spcOperatingFrequency != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, spcOperatingFrequency);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        WptSpcPowerControlParameter spcPowerControlParameter = m.spcPowerControlParameter();
        if (spcPowerControlParameter != null) {
            out.event(e, w);
            WptTypesCodec.writeWptSpcPowerControlParameter(out, spcPowerControlParameter);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        out.count(m.manufacturerSpecificDataContainers().size(), 0, 16);
        for (int i = 0; i < m.manufacturerSpecificDataContainers().size(); i++) {
            out.event(e, w);
            out.binary(m.manufacturerSpecificDataContainers().get(i).array(), 0, 256);
            w = i + 1 < 16 ? 2 : 1;
            e = 0;
        }
        if (m.manufacturerSpecificDataContainers().size() < 16) {
            e++;
        }
        out.event(e, w);
    }

    static WptChargeParameterDiscoveryReq readWptChargeParameterDiscoveryReq(ExiReader in)
            throws ExiException {
        in.event(1, 1);
        MessageHeader header = SharedTypesCodec.readMessageHeader(in);
        in.event(1, 1);
        Rational evpcMaxReceivablePower = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        int sdMaxGroundClearence = (int) in.unsigned(0, 65535);
        in.event(1, 1);
        int sdMinGroundClearence = (int) in.unsigned(0, 65535);
        in.event(1, 1);
        Rational evpcNaturalFrequency = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        boolean evpcDeviceLocalControl = in.bool();
        int vendorSpecificDataContainers = in.listStart();
        int e = in.event(2, 2);
        while (e == 0) {
            in.addToList(Bytes.wrap(in.binary(0, 256)));
            e =
                    in.listSize(vendorSpecificDataContainers) < 16
                            ? in.event(2, 2)
                            : 1 + in.event(1, 1);
        }
        e--;
        List<Bytes> vendorSpecificDataContainersList = in.list(vendorSpecificDataContainers);
        in.expect(e);
        return new WptChargeParameterDiscoveryReq(
                header,
                evpcMaxReceivablePower,
                sdMaxGroundClearence,
                sdMinGroundClearence,
                evpcNaturalFrequency,
                evpcDeviceLocalControl,
                vendorSpecificDataContainersList);
    }

    static void writeWptChargeParameterDiscoveryReq(
            ExiWriter out, WptChargeParameterDiscoveryReq m) {
        out.event(0, 1);
        SharedTypesCodec.writeMessageHeader(out, m.header());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evpcMaxReceivablePower());
        out.event(0, 1);
        out.unsigned(m.sdMaxGroundClearence(), 0, 65535);
        out.event(0, 1);
        out.unsigned(m.sdMinGroundClearence(), 0, 65535);
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evpcNaturalFrequency());
        out.event(0, 1);
        out.bool(m.evpcDeviceLocalControl());
        int w = 2;
        int e = 0;
        out.count(m.vendorSpecificDataContainers().size(), 0, 16);
        for (int i = 0; i < m.vendorSpecificDataContainers().size(); i++) {
            out.event(e, w);
            out.binary(m.vendorSpecificDataContainers().get(i).array(), 0, 256);
            w = i + 1 < 16 ? 2 : 1;
            e = 0;
        }
        if (m.vendorSpecificDataContainers().size() < 16) {
            e++;
        }
        out.event(e, w);
    }

    static WptChargeParameterDiscoveryRes readWptChargeParameterDiscoveryRes(ExiReader in)
            throws ExiException {
        in.event(1, 1);
        MessageHeader header = SharedTypesCodec.readMessageHeader(in);
        in.event(1, 1);
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(6, 40)];
        in.event(1, 1);
        WptPowerClass pdInputPowerClass = WPT_POWER_CLASS_VALUES[in.enumeration(2, 4)];
        in.event(1, 1);
        Rational sdMinOutputPower = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational sdMaxOutputPower = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        int sdMaxGroundClearanceSupport = (int) in.unsigned(0, 65535);
        in.event(1, 1);
        int sdMinGroundClearanceSupport = (int) in.unsigned(0, 65535);
        in.event(1, 1);
        Rational pdMinCoilCurrent = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational pdMaxCoilCurrent = SharedTypesCodec.readRational(in);
        int sdManufacturerSpecificDataContainers = in.listStart();
        int e = in.event(2, 2);
        while (e == 0) {
            in.addToList(Bytes.wrap(in.binary(0, 256)));
            e =
                    in.listSize(sdManufacturerSpecificDataContainers) < 16
                            ? in.event(2, 2)
                            : 1 + in.event(1, 1);
        }
        e--;
        List<Bytes> sdManufacturerSpecificDataContainersList =
                in.list(sdManufacturerSpecificDataContainers);
        in.expect(e);
        return new WptChargeParameterDiscoveryRes(
                header,
                responseCode,
                pdInputPowerClass,
                sdMinOutputPower,
                sdMaxOutputPower,
                sdMaxGroundClearanceSupport,
                sdMinGroundClearanceSupport,
                pdMinCoilCurrent,
                pdMaxCoilCurrent,
                sdManufacturerSpecificDataContainersList);
    }

    static void writeWptChargeParameterDiscoveryRes(
            ExiWriter out, WptChargeParameterDiscoveryRes m) {
        out.event(0, 1);
        SharedTypesCodec.writeMessageHeader(out, m.header());
        out.event(0, 1);
        out.enumeration(m.responseCode().ordinal(), 6);
        out.event(0, 1);
        out.enumeration(m.pdInputPowerClass().ordinal(), 2);
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.sdMinOutputPower());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.sdMaxOutputPower());
        out.event(0, 1);
        out.unsigned(m.sdMaxGroundClearanceSupport(), 0, 65535);
        out.event(0, 1);
        out.unsigned(m.sdMinGroundClearanceSupport(), 0, 65535);
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.pdMinCoilCurrent());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.pdMaxCoilCurrent());
        int w = 2;
        int e = 0;
        out.count(m.sdManufacturerSpecificDataContainers().size(), 0, 16);
        for (int i = 0; i < m.sdManufacturerSpecificDataContainers().size(); i++) {
            out.event(e, w);
            out.binary(m.sdManufacturerSpecificDataContainers().get(i).array(), 0, 256);
            w = i + 1 < 16 ? 2 : 1;
            e = 0;
        }
        if (m.sdManufacturerSpecificDataContainers().size() < 16) {
            e++;
        }
        out.event(e, w);
    }

    static WptFinePositioningReq readWptFinePositioningReq(ExiReader in) throws ExiException {
        in.event(1, 1);
        MessageHeader header = SharedTypesCodec.readMessageHeader(in);
        in.event(1, 1);
        Processing evProcessing = PROCESSING_VALUES[in.enumeration(2, 3)];
        in.event(1, 1);
        WptEvResult evResultCode = WPT_EV_RESULT_VALUES[in.enumeration(2, 3)];
        int vendorSpecificDataContainers = in.listStart();
        int e = in.event(2, 3);
        while (e == 0) {
            in.addToList(Bytes.wrap(in.binary(0, 256)));
            e =
                    in.listSize(vendorSpecificDataContainers) < 16
                            ? in.event(2, 3)
                            : 1 + in.event(2, 2);
        }
        e--;
        List<Bytes> vendorSpecificDataContainersList = in.list(vendorSpecificDataContainers);
        WptLfDataPackageList wptLfDataPackageList = null;
        if (e == 0) {
            wptLfDataPackageList = WptTypesCodec.readWptLfDataPackageList(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new WptFinePositioningReq(
                header,
                evProcessing,
                evResultCode,
                vendorSpecificDataContainersList,
                wptLfDataPackageList);
    }

    static void writeWptFinePositioningReq(ExiWriter out, WptFinePositioningReq m) {
        out.event(0, 1);
        SharedTypesCodec.writeMessageHeader(out, m.header());
        out.event(0, 1);
        out.enumeration(m.evProcessing().ordinal(), 2);
        out.event(0, 1);
        out.enumeration(m.evResultCode().ordinal(), 2);
        int w = 2;
        int e = 0;
        out.count(m.vendorSpecificDataContainers().size(), 0, 16);
        for (int i = 0; i < m.vendorSpecificDataContainers().size(); i++) {
            out.event(e, w);
            out.binary(m.vendorSpecificDataContainers().get(i).array(), 0, 256);
            w = 2;
            e = 0;
        }
        if (m.vendorSpecificDataContainers().size() < 16) {
            e++;
        }
        WptLfDataPackageList wptLfDataPackageList = m.wptLfDataPackageList();
        if (wptLfDataPackageList != null) {
            out.event(e, w);
            WptTypesCodec.writeWptLfDataPackageList(out, wptLfDataPackageList);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static WptFinePositioningRes readWptFinePositioningRes(ExiReader in) throws ExiException {
        in.event(1, 1);
        MessageHeader header = SharedTypesCodec.readMessageHeader(in);
        in.event(1, 1);
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(6, 40)];
        in.event(1, 1);
        Processing evseProcessing = PROCESSING_VALUES[in.enumeration(2, 3)];
        int vendorSpecificDataContainers = in.listStart();
        int e = in.event(2, 3);
        while (e == 0) {
            in.addToList(Bytes.wrap(in.binary(0, 256)));
            e =
                    in.listSize(vendorSpecificDataContainers) < 16
                            ? in.event(2, 3)
                            : 1 + in.event(2, 2);
        }
        e--;
        List<Bytes> vendorSpecificDataContainersList = in.list(vendorSpecificDataContainers);
        WptLfDataPackageList wptLfDataPackageList = null;
        if (e == 0) {
            wptLfDataPackageList = WptTypesCodec.readWptLfDataPackageList(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new WptFinePositioningRes(
                header,
                responseCode,
                evseProcessing,
                vendorSpecificDataContainersList,
                wptLfDataPackageList);
    }

    static void writeWptFinePositioningRes(ExiWriter out, WptFinePositioningRes m) {
        out.event(0, 1);
        SharedTypesCodec.writeMessageHeader(out, m.header());
        out.event(0, 1);
        out.enumeration(m.responseCode().ordinal(), 6);
        out.event(0, 1);
        out.enumeration(m.evseProcessing().ordinal(), 2);
        int w = 2;
        int e = 0;
        out.count(m.vendorSpecificDataContainers().size(), 0, 16);
        for (int i = 0; i < m.vendorSpecificDataContainers().size(); i++) {
            out.event(e, w);
            out.binary(m.vendorSpecificDataContainers().get(i).array(), 0, 256);
            w = 2;
            e = 0;
        }
        if (m.vendorSpecificDataContainers().size() < 16) {
            e++;
        }
        WptLfDataPackageList wptLfDataPackageList = m.wptLfDataPackageList();
        if (wptLfDataPackageList != null) {
            out.event(e, w);
            WptTypesCodec.writeWptLfDataPackageList(out, wptLfDataPackageList);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static WptFinePositioningSetupReq readWptFinePositioningSetupReq(ExiReader in)
            throws ExiException {
        in.event(1, 1);
        MessageHeader header = SharedTypesCodec.readMessageHeader(in);
        in.event(1, 1);
        Processing evProcessing = PROCESSING_VALUES[in.enumeration(2, 3)];
        in.event(1, 1);
        List<WptFinePositioningMethod> evDeviceFinePositioningMethodList =
                WptTypesCodec.readWptFinePositioningMethodList(in);
        in.event(1, 1);
        List<WptPairingMethod> evDevicePairingMethodList =
                WptTypesCodec.readWptPairingMethodList(in);
        in.event(1, 1);
        List<WptAlignmentCheckMethod> evDeviceAlignmentCheckMethodList =
                WptTypesCodec.readWptAlignmentCheckMethodList(in);
        in.event(1, 1);
        int naturalOffset = (int) in.unsigned(0, 65535);
        int vendorSpecificDataContainers = in.listStart();
        int e = in.event(2, 3);
        while (e == 0) {
            in.addToList(Bytes.wrap(in.binary(0, 256)));
            e =
                    in.listSize(vendorSpecificDataContainers) < 16
                            ? in.event(2, 3)
                            : 1 + in.event(2, 2);
        }
        e--;
        List<Bytes> vendorSpecificDataContainersList = in.list(vendorSpecificDataContainers);
        WptLfSetupData lfSystemSetupData = null;
        if (e == 0) {
            lfSystemSetupData = WptTypesCodec.readWptLfSetupData(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new WptFinePositioningSetupReq(
                header,
                evProcessing,
                evDeviceFinePositioningMethodList,
                evDevicePairingMethodList,
                evDeviceAlignmentCheckMethodList,
                naturalOffset,
                vendorSpecificDataContainersList,
                lfSystemSetupData);
    }

    static void writeWptFinePositioningSetupReq(ExiWriter out, WptFinePositioningSetupReq m) {
        out.event(0, 1);
        SharedTypesCodec.writeMessageHeader(out, m.header());
        out.event(0, 1);
        out.enumeration(m.evProcessing().ordinal(), 2);
        out.event(0, 1);
        WptTypesCodec.writeWptFinePositioningMethodList(out, m.evDeviceFinePositioningMethodList());
        out.event(0, 1);
        WptTypesCodec.writeWptPairingMethodList(out, m.evDevicePairingMethodList());
        out.event(0, 1);
        WptTypesCodec.writeWptAlignmentCheckMethodList(out, m.evDeviceAlignmentCheckMethodList());
        out.event(0, 1);
        out.unsigned(m.naturalOffset(), 0, 65535);
        int w = 2;
        int e = 0;
        out.count(m.vendorSpecificDataContainers().size(), 0, 16);
        for (int i = 0; i < m.vendorSpecificDataContainers().size(); i++) {
            out.event(e, w);
            out.binary(m.vendorSpecificDataContainers().get(i).array(), 0, 256);
            w = 2;
            e = 0;
        }
        if (m.vendorSpecificDataContainers().size() < 16) {
            e++;
        }
        WptLfSetupData lfSystemSetupData = m.lfSystemSetupData();
        if (lfSystemSetupData != null) {
            out.event(e, w);
            WptTypesCodec.writeWptLfSetupData(out, lfSystemSetupData);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static WptFinePositioningSetupRes readWptFinePositioningSetupRes(ExiReader in)
            throws ExiException {
        in.event(1, 1);
        MessageHeader header = SharedTypesCodec.readMessageHeader(in);
        in.event(1, 1);
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(6, 40)];
        in.event(1, 1);
        List<WptFinePositioningMethod> primaryDeviceFinePositioningMethodList =
                WptTypesCodec.readWptFinePositioningMethodList(in);
        in.event(1, 1);
        List<WptPairingMethod> primaryDevicePairingMethodList =
                WptTypesCodec.readWptPairingMethodList(in);
        in.event(1, 1);
        List<WptAlignmentCheckMethod> primaryDeviceAlignmentCheckMethodList =
                WptTypesCodec.readWptAlignmentCheckMethodList(in);
        in.event(1, 1);
        int naturalOffset = (int) in.unsigned(0, 65535);
        int vendorSpecificDataContainers = in.listStart();
        int e = in.event(2, 3);
        while (e == 0) {
            in.addToList(Bytes.wrap(in.binary(0, 256)));
            e =
                    in.listSize(vendorSpecificDataContainers) < 16
                            ? in.event(2, 3)
                            : 1 + in.event(2, 2);
        }
        e--;
        List<Bytes> vendorSpecificDataContainersList = in.list(vendorSpecificDataContainers);
        WptLfSetupData lfSystemSetupData = null;
        if (e == 0) {
            lfSystemSetupData = WptTypesCodec.readWptLfSetupData(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new WptFinePositioningSetupRes(
                header,
                responseCode,
                primaryDeviceFinePositioningMethodList,
                primaryDevicePairingMethodList,
                primaryDeviceAlignmentCheckMethodList,
                naturalOffset,
                vendorSpecificDataContainersList,
                lfSystemSetupData);
    }

    static void writeWptFinePositioningSetupRes(ExiWriter out, WptFinePositioningSetupRes m) {
        out.event(0, 1);
        SharedTypesCodec.writeMessageHeader(out, m.header());
        out.event(0, 1);
        out.enumeration(m.responseCode().ordinal(), 6);
        out.event(0, 1);
        WptTypesCodec.writeWptFinePositioningMethodList(
                out, m.primaryDeviceFinePositioningMethodList());
        out.event(0, 1);
        WptTypesCodec.writeWptPairingMethodList(out, m.primaryDevicePairingMethodList());
        out.event(0, 1);
        WptTypesCodec.writeWptAlignmentCheckMethodList(
                out, m.primaryDeviceAlignmentCheckMethodList());
        out.event(0, 1);
        out.unsigned(m.naturalOffset(), 0, 65535);
        int w = 2;
        int e = 0;
        out.count(m.vendorSpecificDataContainers().size(), 0, 16);
        for (int i = 0; i < m.vendorSpecificDataContainers().size(); i++) {
            out.event(e, w);
            out.binary(m.vendorSpecificDataContainers().get(i).array(), 0, 256);
            w = 2;
            e = 0;
        }
        if (m.vendorSpecificDataContainers().size() < 16) {
            e++;
        }
        WptLfSetupData lfSystemSetupData = m.lfSystemSetupData();
        if (lfSystemSetupData != null) {
            out.event(e, w);
            WptTypesCodec.writeWptLfSetupData(out, lfSystemSetupData);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static WptPairingReq readWptPairingReq(ExiReader in) throws ExiException {
        in.event(1, 1);
        MessageHeader header = SharedTypesCodec.readMessageHeader(in);
        in.event(1, 1);
        Processing evProcessing = PROCESSING_VALUES[in.enumeration(2, 3)];
        int e = in.event(2, 2);
        Long observedIdCode = null;
        if (e == 0) {
            observedIdCode = in.unsigned(1, 4294967295L);
            e = in.event(1, 1);
        } else {
            e--;
        }
        WptEvResult evResultCode = WPT_EV_RESULT_VALUES[in.enumeration(2, 3)];
        int vendorSpecificDataContainers = in.listStart();
        e = in.event(2, 2);
        while (e == 0) {
            in.addToList(Bytes.wrap(in.binary(0, 256)));
            e =
                    in.listSize(vendorSpecificDataContainers) < 16
                            ? in.event(2, 2)
                            : 1 + in.event(1, 1);
        }
        e--;
        List<Bytes> vendorSpecificDataContainersList = in.list(vendorSpecificDataContainers);
        in.expect(e);
        return new WptPairingReq(
                header,
                evProcessing,
                observedIdCode,
                evResultCode,
                vendorSpecificDataContainersList);
    }

    static void writeWptPairingReq(ExiWriter out, WptPairingReq m) {
        out.event(0, 1);
        SharedTypesCodec.writeMessageHeader(out, m.header());
        out.event(0, 1);
        out.enumeration(m.evProcessing().ordinal(), 2);
        int w = 2;
        int e = 0;
        Long observedIdCode = m.observedIdCode();
        if (observedIdCode != null) {
            out.event(e, w);
            out.unsigned(observedIdCode, 1, 4294967295L);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        out.enumeration(m.evResultCode().ordinal(), 2);
        w = 2;
        e = 0;
        out.count(m.vendorSpecificDataContainers().size(), 0, 16);
        for (int i = 0; i < m.vendorSpecificDataContainers().size(); i++) {
            out.event(e, w);
            out.binary(m.vendorSpecificDataContainers().get(i).array(), 0, 256);
            w = i + 1 < 16 ? 2 : 1;
            e = 0;
        }
        if (m.vendorSpecificDataContainers().size() < 16) {
            e++;
        }
        out.event(e, w);
    }

    static WptPairingRes readWptPairingRes(ExiReader in) throws ExiException {
        in.event(1, 1);
        MessageHeader header = SharedTypesCodec.readMessageHeader(in);
        in.event(1, 1);
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(6, 40)];
        in.event(1, 1);
        Processing evseProcessing = PROCESSING_VALUES[in.enumeration(2, 3)];
        int e = in.event(3, 4);
        Long observedIdCode = null;
        if (e == 0) {
            observedIdCode = in.unsigned(1, 4294967295L);
            e = in.event(2, 3);
        } else {
            e--;
        }
        List<AlternativeSecc> alternativeSeccList = List.of();
        if (e == 0) {
            alternativeSeccList = WptTypesCodec.readAlternativeSeccList(in);
            e = in.event(2, 2);
        } else {
            e--;
        }
        int vendorSpecificDataContainers = in.listStart();
        while (e == 0) {
            in.addToList(Bytes.wrap(in.binary(0, 256)));
            e =
                    in.listSize(vendorSpecificDataContainers) < 16
                            ? in.event(2, 2)
                            : 1 + in.event(1, 1);
        }
        e--;
        List<Bytes> vendorSpecificDataContainersList = in.list(vendorSpecificDataContainers);
        in.expect(e);
        return new WptPairingRes(
                header,
                responseCode,
                evseProcessing,
                observedIdCode,
                alternativeSeccList,
                vendorSpecificDataContainersList);
    }

    static void writeWptPairingRes(ExiWriter out, WptPairingRes m) {
        out.event(0, 1);
        SharedTypesCodec.writeMessageHeader(out, m.header());
        out.event(0, 1);
        out.enumeration(m.responseCode().ordinal(), 6);
        out.event(0, 1);
        out.enumeration(m.evseProcessing().ordinal(), 2);
        int w = 3;
        int e = 0;
        Long observedIdCode = m.observedIdCode();
        if (observedIdCode != null) {
            out.event(e, w);
            out.unsigned(observedIdCode, 1, 4294967295L);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        List<AlternativeSecc> alternativeSeccList = m.alternativeSeccList();
        if (!alternativeSeccList.isEmpty()) {
            out.event(e, w);
            WptTypesCodec.writeAlternativeSeccList(out, alternativeSeccList);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        out.count(m.vendorSpecificDataContainers().size(), 0, 16);
        for (int i = 0; i < m.vendorSpecificDataContainers().size(); i++) {
            out.event(e, w);
            out.binary(m.vendorSpecificDataContainers().get(i).array(), 0, 256);
            w = i + 1 < 16 ? 2 : 1;
            e = 0;
        }
        if (m.vendorSpecificDataContainers().size() < 16) {
            e++;
        }
        out.event(e, w);
    }
}
