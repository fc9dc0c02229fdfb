package org.tidegate.iso15118.message.internal;

import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.internal.ExiReader;
import org.tidegate.iso15118.exi.internal.ExiWriter;
import org.tidegate.iso15118.message.MessageHeader;
import org.tidegate.iso15118.message.Processing;
import org.tidegate.iso15118.message.Rational;
import org.tidegate.iso15118.message.ResponseCode;
import org.tidegate.iso15118.message.V2gMessage;
import org.tidegate.iso15118.message.acdp.AcdpConnectReq;
import org.tidegate.iso15118.message.acdp.AcdpConnectRes;
import org.tidegate.iso15118.message.acdp.AcdpDisconnectReq;
import org.tidegate.iso15118.message.acdp.AcdpDisconnectRes;
import org.tidegate.iso15118.message.acdp.AcdpSystemStatusReq;
import org.tidegate.iso15118.message.acdp.AcdpSystemStatusRes;
import org.tidegate.iso15118.message.acdp.AcdpVehiclePositioningReq;
import org.tidegate.iso15118.message.acdp.AcdpVehiclePositioningRes;
import org.tidegate.iso15118.message.acdp.CpStatus;
import org.tidegate.iso15118.message.acdp.ElectricalChargingDeviceStatus;
import org.tidegate.iso15118.message.acdp.ErrorCode;
import org.tidegate.iso15118.message.acdp.EvTechnicalStatus;
import org.tidegate.iso15118.message.acdp.IsolationStatus;
import org.tidegate.iso15118.message.acdp.MechanicalChargingDeviceStatus;

// Written by src/exi/generate_codecs.py from the schema model; do not edit.
/** The messages of a pantograph, ISO 15118-20. */
public final class AcdpMessagesCodec {
    private static final Processing[] PROCESSING_VALUES = Processing.values();
    private static final ResponseCode[] RESPONSE_CODE_VALUES = ResponseCode.values();
    private static final CpStatus[] CP_STATUS_VALUES = CpStatus.values();
    private static final ElectricalChargingDeviceStatus[] ELECTRICAL_CHARGING_DEVICE_STATUS_VALUES =
            ElectricalChargingDeviceStatus.values();
    private static final ErrorCode[] ERROR_CODE_VALUES = ErrorCode.values();
    private static final IsolationStatus[] ISOLATION_STATUS_VALUES = IsolationStatus.values();
    private static final MechanicalChargingDeviceStatus[] MECHANICAL_CHARGING_DEVICE_STATUS_VALUES =
            MechanicalChargingDeviceStatus.values();

    private AcdpMessagesCodec() {}

    /** Reads the message whose document code is next. */
    public static V2gMessage read(ExiReader in) throws ExiException {
        int code = in.event(6, 34);
        return switch (code) {
            case 0 -> readAcdpConnectReq(in);
            case 1 -> readAcdpConnectRes(in);
            case 2 -> readAcdpDisconnectReq(in);
            case 3 -> readAcdpDisconnectRes(in);
            case 4 -> readAcdpSystemStatusReq(in);
            case 5 -> readAcdpSystemStatusRes(in);
            case 6 -> readAcdpVehiclePositioningReq(in);
            case 7 -> readAcdpVehiclePositioningRes(in);
            default -> throw in.unsupported("document element " + code);
        };
    }

    /** Writes document code and content; false if the message belongs to another set. */
    public static boolean write(ExiWriter out, V2gMessage message) {
        switch (message) {
            case AcdpConnectReq m -> {
                out.event(0, 6);
                writeAcdpConnectReq(out, m);
            }
            case AcdpConnectRes m -> {
                out.event(1, 6);
                writeAcdpConnectRes(out, m);
            }
            case AcdpDisconnectReq m -> {
                out.event(2, 6);
                writeAcdpDisconnectReq(out, m);
            }
            case AcdpDisconnectRes m -> {
                out.event(3, 6);
                writeAcdpDisconnectRes(out, m);
            }
            case AcdpSystemStatusReq m -> {
                out.event(4, 6);
                writeAcdpSystemStatusReq(out, m);
            }
            case AcdpSystemStatusRes m -> {
                out.event(5, 6);
                writeAcdpSystemStatusRes(out, m);
            }
            case AcdpVehiclePositioningReq m -> {
                out.event(6, 6);
                writeAcdpVehiclePositioningReq(out, m);
            }
            case AcdpVehiclePositioningRes m -> {
                out.event(7, 6);
                writeAcdpVehiclePositioningRes(out, m);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    static AcdpConnectReq readAcdpConnectReq(ExiReader in) throws ExiException {
        in.event(1, 1);
        MessageHeader header = SharedTypesCodec.readMessageHeader(in);
        in.event(1, 1);
        ElectricalChargingDeviceStatus evElectricalChargingDeviceStatus =
                ELECTRICAL_CHARGING_DEVICE_STATUS_VALUES[in.enumeration(2, 4)];
        in.event(1, 1);
        return new AcdpConnectReq(header, evElectricalChargingDeviceStatus);
    }

    static void writeAcdpConnectReq(ExiWriter out, AcdpConnectReq m) {
        out.event(0, 1);
        SharedTypesCodec.writeMessageHeader(out, m.header());
        out.event(0, 1);
        out.enumeration(m.evElectricalChargingDeviceStatus().ordinal(), 2);
        out.event(0, 1);
    }

    static AcdpConnectRes readAcdpConnectRes(ExiReader in) throws ExiException {
        in.event(1, 1);
        MessageHeader header = SharedTypesCodec.readMessageHeader(in);
        in.event(1, 1);
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(6, 40)];
        in.event(1, 1);
        Processing evseProcessing = PROCESSING_VALUES[in.enumeration(2, 3)];
        in.event(1, 1);
        ElectricalChargingDeviceStatus evseElectricalChargingDeviceStatus =
                ELECTRICAL_CHARGING_DEVICE_STATUS_VALUES[in.enumeration(2, 4)];
        in.event(1, 1);
        MechanicalChargingDeviceStatus evseMechanicalChargingDeviceStatus =
                MECHANICAL_CHARGING_DEVICE_STATUS_VALUES[in.enumeration(2, 3)];
        in.event(1, 1);
        return new AcdpConnectRes(
                header,
                responseCode,
                evseProcessing,
                evseElectricalChargingDeviceStatus,
                evseMechanicalChargingDeviceStatus);
    }

    static void writeAcdpConnectRes(ExiWriter out, AcdpConnectRes m) {
        out.event(0, 1);
        SharedTypesCodec.writeMessageHeader(out, m.header());
        out.event(0, 1);
        out.enumeration(m.responseCode().ordinal(), 6);
        out.event(0, 1);
        out.enumeration(m.evseProcessing().ordinal(), 2);
        out.event(0, 1);
        out.enumeration(m.evseElectricalChargingDeviceStatus().ordinal(), 2);
        out.event(0, 1);
        out.enumeration(m.evseMechanicalChargingDeviceStatus().ordinal(), 2);
        out.event(0, 1);
    }

    static AcdpDisconnectReq readAcdpDisconnectReq(ExiReader in) throws ExiException {
        in.event(1, 1);
        MessageHeader header = SharedTypesCodec.readMessageHeader(in);
        in.event(1, 1);
        ElectricalChargingDeviceStatus evElectricalChargingDeviceStatus =
                ELECTRICAL_CHARGING_DEVICE_STATUS_VALUES[in.enumeration(2, 4)];
        in.event(1, 1);
        return new AcdpDisconnectReq(header, evElectricalChargingDeviceStatus);
    }

    static void writeAcdpDisconnectReq(ExiWriter out, AcdpDisconnectReq m) {
        out.event(0, 1);
        SharedTypesCodec.writeMessageHeader(out, m.header());
        out.event(0, 1);
        out.enumeration(m.evElectricalChargingDeviceStatus().ordinal(), 2);
        out.event(0, 1);
    }

    static AcdpDisconnectRes readAcdpDisconnectRes(ExiReader in) throws ExiException {
        in.event(1, 1);
        MessageHeader header = SharedTypesCodec.readMessageHeader(in);
        in.event(1, 1);
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(6, 40)];
        in.event(1, 1);
        Processing evseProcessing = PROCESSING_VALUES[in.enumeration(2, 3)];
        in.event(1, 1);
        ElectricalChargingDeviceStatus evseElectricalChargingDeviceStatus =
                ELECTRICAL_CHARGING_DEVICE_STATUS_VALUES[in.enumeration(2, 4)];
        in.event(1, 1);
        MechanicalChargingDeviceStatus evseMechanicalChargingDeviceStatus =
                MECHANICAL_CHARGING_DEVICE_STATUS_VALUES[in.enumeration(2, 3)];
        in.event(1, 1);
        return new AcdpDisconnectRes(
                header,
                responseCode,
                evseProcessing,
                evseElectricalChargingDeviceStatus,
                evseMechanicalChargingDeviceStatus);
    }

    static void writeAcdpDisconnectRes(ExiWriter out, AcdpDisconnectRes m) {
        out.event(0, 1);
        SharedTypesCodec.writeMessageHeader(out, m.header());
        out.event(0, 1);
        out.enumeration(m.responseCode().ordinal(), 6);
        out.event(0, 1);
        out.enumeration(m.evseProcessing().ordinal(), 2);
        out.event(0, 1);
        out.enumeration(m.evseElectricalChargingDeviceStatus().ordinal(), 2);
        out.event(0, 1);
        out.enumeration(m.evseMechanicalChargingDeviceStatus().ordinal(), 2);
        out.event(0, 1);
    }

    static AcdpSystemStatusReq readAcdpSystemStatusReq(ExiReader in) throws ExiException {
        in.event(1, 1);
        MessageHeader header = SharedTypesCodec.readMessageHeader(in);
        in.event(1, 1);
        EvTechnicalStatus evTechnicalStatus = AcdpMessagesCodec.readEvTechnicalStatus(in);
        in.event(1, 1);
        return new AcdpSystemStatusReq(header, evTechnicalStatus);
    }

    static void writeAcdpSystemStatusReq(ExiWriter out, AcdpSystemStatusReq m) {
        out.event(0, 1);
        SharedTypesCodec.writeMessageHeader(out, m.header());
        out.event(0, 1);
        AcdpMessagesCodec.writeEvTechnicalStatus(out, m.evTechnicalStatus());
        out.event(0, 1);
    }

    static AcdpSystemStatusRes readAcdpSystemStatusRes(ExiReader in) throws ExiException {
        in.event(1, 1);
        MessageHeader header = SharedTypesCodec.readMessageHeader(in);
        in.event(1, 1);
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(6, 40)];
        in.event(1, 1);
        MechanicalChargingDeviceStatus evseMechanicalChargingDeviceStatus =
                MECHANICAL_CHARGING_DEVICE_STATUS_VALUES[in.enumeration(2, 3)];
        in.event(1, 1);
        boolean evseReadyToCharge = in.bool();
        in.event(1, 1);
        IsolationStatus evseIsolationStatus = ISOLATION_STATUS_VALUES[in.enumeration(2, 4)];
        in.event(1, 1);
        boolean evseDisabled = in.bool();
        in.event(1, 1);
        boolean evseUtilityInterruptEvent = in.bool();
        in.event(1, 1);
        boolean evseEmergencyShutdown = in.bool();
        in.event(1, 1);
        boolean evseMalfunction = in.bool();
        in.event(1, 1);
        boolean evInChargePosition = in.bool();
        in.event(1, 1);
        boolean evAssociationStatus = in.bool();
        in.event(1, 1);
        return new AcdpSystemStatusRes(
                header,
                responseCode,
                evseMechanicalChargingDeviceStatus,
                evseReadyToCharge,
                evseIsolationStatus,
                evseDisabled,
                evseUtilityInterruptEvent,
                evseEmergencyShutdown,
                evseMalfunction,
                evInChargePosition,
                evAssociationStatus);
    }

    static void writeAcdpSystemStatusRes(ExiWriter out, AcdpSystemStatusRes m) {
        out.event(0, 1);
        SharedTypesCodec.writeMessageHeader(out, m.header());
        out.event(0, 1);
        out.enumeration(m.responseCode().ordinal(), 6);
        out.event(0, 1);
        out.enumeration(m.evseMechanicalChargingDeviceStatus().ordinal(), 2);
        out.event(0, 1);
        out.bool(m.evseReadyToCharge());
        out.event(0, 1);
        out.enumeration(m.evseIsolationStatus().ordinal(), 2);
        out.event(0, 1);
        out.bool(m.evseDisabled());
        out.event(0, 1);
        out.bool(m.evseUtilityInterruptEvent());
        out.event(0, 1);
        out.bool(m.evseEmergencyShutdown());
        out.event(0, 1);
        out.bool(m.evseMalfunction());
        out.event(0, 1);
        out.bool(m.evInChargePosition());
        out.event(0, 1);
        out.bool(m.evAssociationStatus());
        out.event(0, 1);
    }

    static AcdpVehiclePositioningReq readAcdpVehiclePositioningReq(ExiReader in)
            throws ExiException {
        in.event(1, 1);
        MessageHeader header = SharedTypesCodec.readMessageHeader(in);
        in.event(1, 1);
        boolean evMobilityStatus = in.bool();
        in.event(1, 1);
        boolean evPositioningSupport = in.bool();
        in.event(1, 1);
        return new AcdpVehiclePositioningReq(header, evMobilityStatus, evPositioningSupport);
    }

    static void writeAcdpVehiclePositioningReq(ExiWriter out, AcdpVehiclePositioningReq m) {
        out.event(0, 1);
        SharedTypesCodec.writeMessageHeader(out, m.header());
        out.event(0, 1);
        out.bool(m.evMobilityStatus());
        out.event(0, 1);
        out.bool(m.evPositioningSupport());
        out.event(0, 1);
    }

    static AcdpVehiclePositioningRes readAcdpVehiclePositioningRes(ExiReader in)
            throws ExiException {
        in.event(1, 1);
        MessageHeader header = SharedTypesCodec.readMessageHeader(in);
        in.event(1, 1);
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(6, 40)];
        in.event(1, 1);
        Processing evseProcessing = PROCESSING_VALUES[in.enumeration(2, 3)];
        in.event(1, 1);
        boolean evsePositioningSupport = in.bool();
        in.event(1, 1);
        int evRelativeXDeviation = (int) in.signed(-32768, 32767);
        in.event(1, 1);
        int evRelativeYDeviation = (int) in.signed(-32768, 32767);
        in.event(1, 1);
        int contactWindowXc = (int) in.signed(-32768, 32767);
        in.event(1, 1);
        int contactWindowYc = (int) in.signed(-32768, 32767);
        in.event(1, 1);
        boolean evInChargePosition = in.bool();
        in.event(1, 1);
        return new AcdpVehiclePositioningRes(
                header,
                responseCode,
                evseProcessing,
                evsePositioningSupport,
                evRelativeXDeviation,
                evRelativeYDeviation,
                contactWindowXc,
                contactWindowYc,
                evInChargePosition);
    }

    static void writeAcdpVehiclePositioningRes(ExiWriter out, AcdpVehiclePositioningRes m) {
        out.event(0, 1);
        SharedTypesCodec.writeMessageHeader(out, m.header());
        out.event(0, 1);
        out.enumeration(m.responseCode().ordinal(), 6);
        out.event(0, 1);
        out.enumeration(m.evseProcessing().ordinal(), 2);
        out.event(0, 1);
        out.bool(m.evsePositioningSupport());
        out.event(0, 1);
        out.signed(m.evRelativeXDeviation(), -32768, 32767);
        out.event(0, 1);
        out.signed(m.evRelativeYDeviation(), -32768, 32767);
        out.event(0, 1);
        out.signed(m.contactWindowXc(), -32768, 32767);
        out.event(0, 1);
        out.signed(m.contactWindowYc(), -32768, 32767);
        out.event(0, 1);
        out.bool(m.evInChargePosition());
        out.event(0, 1);
    }

    static EvTechnicalStatus readEvTechnicalStatus(ExiReader in) throws ExiException {
        in.event(1, 1);
        boolean evReadyToCharge = in.bool();
        in.event(1, 1);
        boolean evImmobilizationRequest = in.bool();
        int e = in.event(3, 7);
        Boolean evImmobilized = null;
        if (e == 0) {
            evImmobilized = in.bool();
            e = in.event(3, 6);
        } else {
            e--;
        }
        Rational evwlanStrength = null;
        if (e == 0) {
            evwlanStrength = SharedTypesCodec.readRational(in);
            e = in.event(3, 5);
        } else {
            e--;
        }
        CpStatus evcpStatus = null;
        if (e == 0) {
            evcpStatus = CP_STATUS_VALUES[in.enumeration(3, 5)];
            e = in.event(3, 4);
        } else {
            e--;
        }
        Integer evsoc = null;
        if (e == 0) {
            evsoc = in.nbit(7, 0, 100);
            e = in.event(2, 3);
        } else {
            e--;
        }
        ErrorCode evErrorCode = null;
        if (e == 0) {
            evErrorCode = ERROR_CODE_VALUES[in.enumeration(4, 10)];
            e = in.event(2, 2);
        } else {
            e--;
        }
        Boolean evTimeout = null;
        if (e == 0) {
            evTimeout = in.bool();
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new EvTechnicalStatus(
                evReadyToCharge,
                evImmobilizationRequest,
                evImmobilized,
                evwlanStrength,
                evcpStatus,
                evsoc,
                evErrorCode,
                evTimeout);
    }

    static void writeEvTechnicalStatus(ExiWriter out, EvTechnicalStatus m) {
        out.event(0, 1);
        out.bool(m.evReadyToCharge());
        out.event(0, 1);
        out.bool(m.evImmobilizationRequest());
        int w = 3;
        int e = 0;
        Boolean evImmobilized = m.evImmobilized();
        if (evImmobilized != null) {
            out.event(e, w);
            out.bool(evImmobilized);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        Rational evwlanStrength = m.evwlanStrength();
        if (evwlanStrength != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evwlanStrength);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        CpStatus evcpStatus = m.evcpStatus();
        if (evcpStatus != null) {
            out.event(e, w);
            out.enumeration(evcpStatus.ordinal(), 3);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        Integer evsoc = m.evsoc();
        if (evsoc != null) {
            out.event(e, w);
            out.nbit(evsoc, 7, 0, 100);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        ErrorCode evErrorCode = m.evErrorCode();
        if (evErrorCode != null) {
            out.event(e, w);
            out.enumeration(evErrorCode.ordinal(), 4);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Boolean evTimeout = m.evTimeout();
        if (evTimeout != null) {
            out.event(e, w);
            out.bool(evTimeout);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }
}
