package org.tidegate.iso15118.message.internal;

import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.internal.ExiReader;
import org.tidegate.iso15118.exi.internal.ExiWriter;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.Signature;
import org.tidegate.iso15118.message.iso2.AcEvseStatus;
import org.tidegate.iso15118.message.iso2.DcEvErrorCode;
import org.tidegate.iso15118.message.iso2.DcEvStatus;
import org.tidegate.iso15118.message.iso2.DcEvseStatus;
import org.tidegate.iso15118.message.iso2.DcEvseStatusCode;
import org.tidegate.iso15118.message.iso2.EvseNotification;
import org.tidegate.iso15118.message.iso2.FaultCode;
import org.tidegate.iso15118.message.iso2.IsolationLevel;
import org.tidegate.iso15118.message.iso2.MessageHeader;
import org.tidegate.iso15118.message.iso2.MeterInfo;
import org.tidegate.iso15118.message.iso2.Notification;
import org.tidegate.iso15118.message.iso2.PhysicalValue;
import org.tidegate.iso15118.message.iso2.UnitSymbol;

// Written by src/exi/generate_codecs.py from the schema model; do not edit.
/** Types that several messages share, ISO 15118-2. */
final class Iso2TypesCodec {
    private static final DcEvErrorCode[] DC_EV_ERROR_CODE_VALUES = DcEvErrorCode.values();
    private static final DcEvseStatusCode[] DC_EVSE_STATUS_CODE_VALUES = DcEvseStatusCode.values();
    private static final EvseNotification[] EVSE_NOTIFICATION_VALUES = EvseNotification.values();
    private static final FaultCode[] FAULT_CODE_VALUES = FaultCode.values();
    private static final IsolationLevel[] ISOLATION_LEVEL_VALUES = IsolationLevel.values();
    private static final UnitSymbol[] UNIT_SYMBOL_VALUES = UnitSymbol.values();

    private Iso2TypesCodec() {}

    static MessageHeader readMessageHeader(ExiReader in) throws ExiException {
        in.event(1, 1);
        Bytes sessionId = Bytes.wrap(in.binary(0, 8));
        int e = in.event(2, 3);
        Notification notification = null;
        if (e == 0) {
            notification = Iso2TypesCodec.readNotification(in);
            e = in.event(2, 2);
        } else {
            e--;
        }
        Signature signature = null;
        if (e == 0) {
            signature = SignatureCodec.readSignature(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new MessageHeader(sessionId, notification, signature);
    }

    static void writeMessageHeader(ExiWriter out, MessageHeader m) {
        out.event(0, 1);
        out.binary(m.sessionId().array(), 0, 8);
        int w = 2;
        int e = 0;
        Notification notification = m.notification();
        if (notification != null) {
            out.event(e, w);
            Iso2TypesCodec.writeNotification(out, notification);
            w = 2;
            e = 0;
        } else {
            e++;
        }
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

    static Notification readNotification(ExiReader in) throws ExiException {
        in.event(1, 1);
        FaultCode faultCode = FAULT_CODE_VALUES[in.enumeration(2, 3)];
        int e = in.event(2, 2);
        String faultMsg = null;
        if (e == 0) {
            faultMsg = in.string(37, 0, 64);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new Notification(faultCode, faultMsg);
    }

    static void writeNotification(ExiWriter out, Notification m) {
        out.event(0, 1);
        out.enumeration(m.faultCode().ordinal(), 2);
        int w = 2;
        int e = 0;
        String faultMsg = m.faultMsg();
        if (faultMsg != null) {
            out.event(e, w);
            out.string(faultMsg, 0, 64);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static DcEvStatus readDcEvStatus(ExiReader in) throws ExiException {
        in.event(1, 1);
        boolean evReady = in.bool();
        in.event(1, 1);
        DcEvErrorCode evErrorCode = DC_EV_ERROR_CODE_VALUES[in.enumeration(4, 12)];
        in.event(1, 1);
        int evRessSoc = in.nbit(7, 0, 100);
        in.event(1, 1);
        return new DcEvStatus(evReady, evErrorCode, evRessSoc);
    }

    static void writeDcEvStatus(ExiWriter out, DcEvStatus m) {
        out.event(0, 1);
        out.bool(m.evReady());
        out.event(0, 1);
        out.enumeration(m.evErrorCode().ordinal(), 4);
        out.event(0, 1);
        out.nbit(m.evRessSoc(), 7, 0, 100);
        out.event(0, 1);
    }

    static DcEvseStatus readDcEvseStatus(ExiReader in) throws ExiException {
        in.event(1, 1);
        int notificationMaxDelay = (int) in.unsigned(0, 65535);
        in.event(1, 1);
        EvseNotification evseNotification = EVSE_NOTIFICATION_VALUES[in.enumeration(2, 3)];
        int e = in.event(2, 2);
        IsolationLevel evseIsolationStatus = null;
        if (e == 0) {
            evseIsolationStatus = ISOLATION_LEVEL_VALUES[in.enumeration(3, 5)];
            e = in.event(1, 1);
        } else {
            e--;
        }
        DcEvseStatusCode evseStatusCode = DC_EVSE_STATUS_CODE_VALUES[in.enumeration(4, 12)];
        in.event(1, 1);
        return new DcEvseStatus(
                notificationMaxDelay, evseNotification, evseIsolationStatus, evseStatusCode);
    }

    static void writeDcEvseStatus(ExiWriter out, DcEvseStatus m) {
        out.event(0, 1);
        out.unsigned(m.notificationMaxDelay(), 0, 65535);
        out.event(0, 1);
        out.enumeration(m.evseNotification().ordinal(), 2);
        int w = 2;
        int e = 0;
        IsolationLevel evseIsolationStatus = m.evseIsolationStatus();
        if (evseIsolationStatus != null) {
            out.event(e, w);
            out.enumeration(evseIsolationStatus.ordinal(), 3);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        out.enumeration(m.evseStatusCode().ordinal(), 4);
        out.event(0, 1);
    }

    static PhysicalValue readPhysicalValue(ExiReader in) throws ExiException {
        in.event(1, 1);
        int multiplier = in.nbit(3, -3, 3);
        in.event(1, 1);
        UnitSymbol unit = UNIT_SYMBOL_VALUES[in.enumeration(3, 7)];
        in.event(1, 1);
        int value = (int) in.signed(-32768, 32767);
        in.event(1, 1);
        return new PhysicalValue(multiplier, unit, value);
    }

    static void writePhysicalValue(ExiWriter out, PhysicalValue m) {
        out.event(0, 1);
        out.nbit(m.multiplier(), 3, -3, 3);
        out.event(0, 1);
        out.enumeration(m.unit().ordinal(), 3);
        out.event(0, 1);
        out.signed(m.value(), -32768, 32767);
        out.event(0, 1);
    }

    static MeterInfo readMeterInfo(ExiReader in) throws ExiException {
        in.event(1, 1);
        String meterId = in.string(44, 0, 32);
        int e = in.event(3, 5);
        Long meterReading = null;
        if (e == 0) {
            meterReading = in.unsignedLong();
            e = in.event(3, 4);
        } else {
            e--;
        }
        Bytes sigMeterReading = null;
        if (e == 0) {
            sigMeterReading = Bytes.wrap(in.binary(0, 64));
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
        Long tMeter = null;
        if (e == 0) {
            tMeter = in.signed(-9223372036854775808L, 9223372036854775807L);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new MeterInfo(meterId, meterReading, sigMeterReading, meterStatus, tMeter);
    }

    static void writeMeterInfo(ExiWriter out, MeterInfo m) {
        out.event(0, 1);
        out.string(m.meterId(), 0, 32);
        int w = 3;
        int e = 0;
        Long meterReading = m.meterReading();
        if (meterReading != null) {
            out.event(e, w);
            out.unsignedLong(meterReading);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        Bytes sigMeterReading = m.sigMeterReading();
        if (sigMeterReading != null) {
            out.event(e, w);
            out.binary(sigMeterReading.array(), 0, 64);
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
        Long tMeter = m.tMeter();
        if (tMeter != null) {
            out.event(e, w);
            out.signed(tMeter, -9223372036854775808L, 9223372036854775807L);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static AcEvseStatus readAcEvseStatus(ExiReader in) throws ExiException {
        in.event(1, 1);
        int notificationMaxDelay = (int) in.unsigned(0, 65535);
        in.event(1, 1);
        EvseNotification evseNotification = EVSE_NOTIFICATION_VALUES[in.enumeration(2, 3)];
        in.event(1, 1);
        boolean rcd = in.bool();
        in.event(1, 1);
        return new AcEvseStatus(notificationMaxDelay, evseNotification, rcd);
    }

    static void writeAcEvseStatus(ExiWriter out, AcEvseStatus m) {
        out.event(0, 1);
        out.unsigned(m.notificationMaxDelay(), 0, 65535);
        out.event(0, 1);
        out.enumeration(m.evseNotification().ordinal(), 2);
        out.event(0, 1);
        out.bool(m.rcd());
        out.event(0, 1);
    }
}
