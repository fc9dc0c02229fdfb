package org.tidegate.iso15118.message.internal;

import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.internal.ExiReader;
import org.tidegate.iso15118.exi.internal.ExiWriter;
import org.tidegate.iso15118.message.BptDcCpdReqEnergyTransferMode;
import org.tidegate.iso15118.message.BptDynamicDcClReqControlMode;
import org.tidegate.iso15118.message.BptScheduledDcClReqControlMode;
import org.tidegate.iso15118.message.DcCpdReqEnergyTransferMode;
import org.tidegate.iso15118.message.DynamicDcClReqControlMode;
import org.tidegate.iso15118.message.Rational;
import org.tidegate.iso15118.message.ScheduledDcClReqControlMode;

// Written by src/exi/generate_codecs.py from the schema model; do not edit.
/** Parameters and control modes of a vehicle on DC. */
final class DcRequestModesCodec {

    private DcRequestModesCodec() {}

    static BptDynamicDcClReqControlMode readBptDynamicDcClReqControlMode(ExiReader in)
            throws ExiException {
        int e = in.event(2, 2);
        Long departureTime = null;
        if (e == 0) {
            departureTime = in.unsigned(0, 4294967295L);
            e = in.event(1, 1);
        } else {
            e--;
        }
        Rational evTargetEnergyRequest = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evMaximumEnergyRequest = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evMinimumEnergyRequest = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evMaximumChargePower = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evMinimumChargePower = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evMaximumChargeCurrent = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evMaximumVoltage = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evMinimumVoltage = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evMaximumDischargePower = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evMinimumDischargePower = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evMaximumDischargeCurrent = SharedTypesCodec.readRational(in);
        e = in.event(2, 3);
        Rational evMaximumV2xEnergyRequest = null;
        if (e == 0) {
            evMaximumV2xEnergyRequest = SharedTypesCodec.readRational(in);
            e = in.event(2, 2);
        } else {
            e--;
        }
        Rational evMinimumV2xEnergyRequest = null;
        if (e == 0) {
            evMinimumV2xEnergyRequest = SharedTypesCodec.readRational(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new BptDynamicDcClReqControlMode(
                departureTime,
                evTargetEnergyRequest,
                evMaximumEnergyRequest,
                evMinimumEnergyRequest,
                evMaximumChargePower,
                evMinimumChargePower,
                evMaximumChargeCurrent,
                evMaximumVoltage,
                evMinimumVoltage,
                evMaximumDischargePower,
                evMinimumDischargePower,
                evMaximumDischargeCurrent,
                evMaximumV2xEnergyRequest,
                evMinimumV2xEnergyRequest);
    }

    static void writeBptDynamicDcClReqControlMode(ExiWriter out, BptDynamicDcClReqControlMode m) {
        int w = 2;
        int e = 0;
        Long departureTime = m.departureTime();
        if (departureTime != null) {
            out.event(e, w);
            out.unsigned(departureTime, 0, 4294967295L);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        SharedTypesCodec.writeRational(out, m.evTargetEnergyRequest());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evMaximumEnergyRequest());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evMinimumEnergyRequest());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evMaximumChargePower());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evMinimumChargePower());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evMaximumChargeCurrent());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evMaximumVoltage());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evMinimumVoltage());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evMaximumDischargePower());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evMinimumDischargePower());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evMaximumDischargeCurrent());
        w = 2;
        e = 0;
        Rational evMaximumV2xEnergyRequest = m.evMaximumV2xEnergyRequest();
        if (evMaximumV2xEnergyRequest != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMaximumV2xEnergyRequest);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Rational evMinimumV2xEnergyRequest = m.evMinimumV2xEnergyRequest();
        if (evMinimumV2xEnergyRequest != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMinimumV2xEnergyRequest);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static BptScheduledDcClReqControlMode readBptScheduledDcClReqControlMode(ExiReader in)
            throws ExiException {
        int e = in.event(3, 4);
        Rational evTargetEnergyRequest = null;
        if (e == 0) {
            evTargetEnergyRequest = SharedTypesCodec.readRational(in);
            e = in.event(2, 3);
        } else {
            e--;
        }
        Rational evMaximumEnergyRequest = null;
        if (e == 0) {
            evMaximumEnergyRequest = SharedTypesCodec.readRational(in);
            e = in.event(2, 2);
        } else {
            e--;
        }
        Rational evMinimumEnergyRequest = null;
        if (e == 0) {
            evMinimumEnergyRequest = SharedTypesCodec.readRational(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        Rational evTargetCurrent = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evTargetVoltage = SharedTypesCodec.readRational(in);
        e = in.event(4, 9);
        Rational evMaximumChargePower = null;
        if (e == 0) {
            evMaximumChargePower = SharedTypesCodec.readRational(in);
            e = in.event(4, 8);
        } else {
            e--;
        }
        Rational evMinimumChargePower = null;
        if (e == 0) {
            evMinimumChargePower = SharedTypesCodec.readRational(in);
            e = in.event(3, 7);
        } else {
            e--;
        }
        Rational evMaximumChargeCurrent = null;
        if (e == 0) {
            evMaximumChargeCurrent = SharedTypesCodec.readRational(in);
            e = in.event(3, 6);
        } else {
            e--;
        }
        Rational evMaximumVoltage = null;
        if (e == 0) {
            evMaximumVoltage = SharedTypesCodec.readRational(in);
            e = in.event(3, 5);
        } else {
            e--;
        }
        Rational evMinimumVoltage = null;
        if (e == 0) {
            evMinimumVoltage = SharedTypesCodec.readRational(in);
            e = in.event(3, 4);
        } else {
            e--;
        }
        Rational evMaximumDischargePower = null;
        if (e == 0) {
            evMaximumDischargePower = SharedTypesCodec.readRational(in);
            e = in.event(2, 3);
        } else {
            e--;
        }
        Rational evMinimumDischargePower = null;
        if (e == 0) {
            evMinimumDischargePower = SharedTypesCodec.readRational(in);
            e = in.event(2, 2);
        } else {
            e--;
        }
        Rational evMaximumDischargeCurrent = null;
        if (e == 0) {
            evMaximumDischargeCurrent = SharedTypesCodec.readRational(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new BptScheduledDcClReqControlMode(
                evTargetEnergyRequest,
                evMaximumEnergyRequest,
                evMinimumEnergyRequest,
                evTargetCurrent,
                evTargetVoltage,
                evMaximumChargePower,
                evMinimumChargePower,
                evMaximumChargeCurrent,
                evMaximumVoltage,
                evMinimumVoltage,
                evMaximumDischargePower,
                evMinimumDischargePower,
                evMaximumDischargeCurrent);
    }

    static void writeBptScheduledDcClReqControlMode(
            ExiWriter out, BptScheduledDcClReqControlMode m) {
        int w = 3;
        int e = 0;
        Rational evTargetEnergyRequest = m.evTargetEnergyRequest();
        if (evTargetEnergyRequest != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evTargetEnergyRequest);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Rational evMaximumEnergyRequest = m.evMaximumEnergyRequest();
        if (evMaximumEnergyRequest != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMaximumEnergyRequest);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Rational evMinimumEnergyRequest = m.evMinimumEnergyRequest();
        if (evMinimumEnergyRequest != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMinimumEnergyRequest);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        SharedTypesCodec.writeRational(out, m.evTargetCurrent());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evTargetVoltage());
        w = 4;
        e = 0;
        Rational evMaximumChargePower = m.evMaximumChargePower();
        if (evMaximumChargePower != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMaximumChargePower);
            w = 4;
            e = 0;
        } else {
            e++;
        }
        Rational evMinimumChargePower = m.evMinimumChargePower();
        if (evMinimumChargePower != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMinimumChargePower);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        Rational evMaximumChargeCurrent = m.evMaximumChargeCurrent();
        if (evMaximumChargeCurrent != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMaximumChargeCurrent);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        Rational evMaximumVoltage = m.evMaximumVoltage();
        if (evMaximumVoltage != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMaximumVoltage);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        Rational evMinimumVoltage = m.evMinimumVoltage();
        if (evMinimumVoltage != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMinimumVoltage);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        Rational evMaximumDischargePower = m.evMaximumDischargePower();
        if (evMaximumDischargePower != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMaximumDischargePower);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Rational evMinimumDischargePower = m.evMinimumDischargePower();
        if (evMinimumDischargePower != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMinimumDischargePower);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Rational evMaximumDischargeCurrent = m.evMaximumDischargeCurrent();
        if (evMaximumDischargeCurrent != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMaximumDischargeCurrent);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static DynamicDcClReqControlMode readDynamicDcClReqControlMode(ExiReader in)
            throws ExiException {
        int e = in.event(2, 2);
        Long departureTime = null;
        if (e == 0) {
            departureTime = in.unsigned(0, 4294967295L);
            e = in.event(1, 1);
        } else {
            e--;
        }
        Rational evTargetEnergyRequest = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evMaximumEnergyRequest = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evMinimumEnergyRequest = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evMaximumChargePower = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evMinimumChargePower = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evMaximumChargeCurrent = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evMaximumVoltage = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evMinimumVoltage = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        return new DynamicDcClReqControlMode(
                departureTime,
                evTargetEnergyRequest,
                evMaximumEnergyRequest,
                evMinimumEnergyRequest,
                evMaximumChargePower,
                evMinimumChargePower,
                evMaximumChargeCurrent,
                evMaximumVoltage,
                evMinimumVoltage);
    }

    static void writeDynamicDcClReqControlMode(ExiWriter out, DynamicDcClReqControlMode m) {
        int w = 2;
        int e = 0;
        Long departureTime = m.departureTime();
        if (departureTime != null) {
            out.event(e, w);
            out.unsigned(departureTime, 0, 4294967295L);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        SharedTypesCodec.writeRational(out, m.evTargetEnergyRequest());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evMaximumEnergyRequest());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evMinimumEnergyRequest());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evMaximumChargePower());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evMinimumChargePower());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evMaximumChargeCurrent());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evMaximumVoltage());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evMinimumVoltage());
        out.event(0, 1);
    }

    static ScheduledDcClReqControlMode readScheduledDcClReqControlMode(ExiReader in)
            throws ExiException {
        int e = in.event(3, 4);
        Rational evTargetEnergyRequest = null;
        if (e == 0) {
            evTargetEnergyRequest = SharedTypesCodec.readRational(in);
            e = in.event(2, 3);
        } else {
            e--;
        }
        Rational evMaximumEnergyRequest = null;
        if (e == 0) {
            evMaximumEnergyRequest = SharedTypesCodec.readRational(in);
            e = in.event(2, 2);
        } else {
            e--;
        }
        Rational evMinimumEnergyRequest = null;
        if (e == 0) {
            evMinimumEnergyRequest = SharedTypesCodec.readRational(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        Rational evTargetCurrent = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evTargetVoltage = SharedTypesCodec.readRational(in);
        e = in.event(3, 6);
        Rational evMaximumChargePower = null;
        if (e == 0) {
            evMaximumChargePower = SharedTypesCodec.readRational(in);
            e = in.event(3, 5);
        } else {
            e--;
        }
        Rational evMinimumChargePower = null;
        if (e == 0) {
            evMinimumChargePower = SharedTypesCodec.readRational(in);
            e = in.event(3, 4);
        } else {
            e--;
        }
        Rational evMaximumChargeCurrent = null;
        if (e == 0) {
            evMaximumChargeCurrent = SharedTypesCodec.readRational(in);
            e = in.event(2, 3);
        } else {
            e--;
        }
        Rational evMaximumVoltage = null;
        if (e == 0) {
            evMaximumVoltage = SharedTypesCodec.readRational(in);
            e = in.event(2, 2);
        } else {
            e--;
        }
        Rational evMinimumVoltage = null;
        if (e == 0) {
            evMinimumVoltage = SharedTypesCodec.readRational(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new ScheduledDcClReqControlMode(
                evTargetEnergyRequest,
                evMaximumEnergyRequest,
                evMinimumEnergyRequest,
                evTargetCurrent,
                evTargetVoltage,
                evMaximumChargePower,
                evMinimumChargePower,
                evMaximumChargeCurrent,
                evMaximumVoltage,
                evMinimumVoltage);
    }

    static void writeScheduledDcClReqControlMode(ExiWriter out, ScheduledDcClReqControlMode m) {
        int w = 3;
        int e = 0;
        Rational evTargetEnergyRequest = m.evTargetEnergyRequest();
        if (evTargetEnergyRequest != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evTargetEnergyRequest);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Rational evMaximumEnergyRequest = m.evMaximumEnergyRequest();
        if (evMaximumEnergyRequest != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMaximumEnergyRequest);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Rational evMinimumEnergyRequest = m.evMinimumEnergyRequest();
        if (evMinimumEnergyRequest != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMinimumEnergyRequest);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        SharedTypesCodec.writeRational(out, m.evTargetCurrent());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evTargetVoltage());
        w = 3;
        e = 0;
        Rational evMaximumChargePower = m.evMaximumChargePower();
        if (evMaximumChargePower != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMaximumChargePower);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        Rational evMinimumChargePower = m.evMinimumChargePower();
        if (evMinimumChargePower != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMinimumChargePower);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        Rational evMaximumChargeCurrent = m.evMaximumChargeCurrent();
        if (evMaximumChargeCurrent != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMaximumChargeCurrent);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Rational evMaximumVoltage = m.evMaximumVoltage();
        if (evMaximumVoltage != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMaximumVoltage);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Rational evMinimumVoltage = m.evMinimumVoltage();
        if (evMinimumVoltage != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMinimumVoltage);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static BptDcCpdReqEnergyTransferMode readBptDcCpdReqEnergyTransferMode(ExiReader in)
            throws ExiException {
        in.event(1, 1);
        Rational evMaximumChargePower = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evMinimumChargePower = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evMaximumChargeCurrent = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evMinimumChargeCurrent = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evMaximumVoltage = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evMinimumVoltage = SharedTypesCodec.readRational(in);
        int e = in.event(2, 2);
        Integer targetSoc = null;
        if (e == 0) {
            targetSoc = in.nbit(7, 0, 100);
            e = in.event(1, 1);
        } else {
            e--;
        }
        Rational evMaximumDischargePower = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evMinimumDischargePower = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evMaximumDischargeCurrent = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evMinimumDischargeCurrent = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        return new BptDcCpdReqEnergyTransferMode(
                evMaximumChargePower,
                evMinimumChargePower,
                evMaximumChargeCurrent,
                evMinimumChargeCurrent,
                evMaximumVoltage,
                evMinimumVoltage,
                targetSoc,
                evMaximumDischargePower,
                evMinimumDischargePower,
                evMaximumDischargeCurrent,
                evMinimumDischargeCurrent);
    }

    static void writeBptDcCpdReqEnergyTransferMode(ExiWriter out, BptDcCpdReqEnergyTransferMode m) {
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evMaximumChargePower());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evMinimumChargePower());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evMaximumChargeCurrent());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evMinimumChargeCurrent());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evMaximumVoltage());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evMinimumVoltage());
        int w = 2;
        int e = 0;
        Integer targetSoc = m.targetSoc();
        if (targetSoc != null) {
            out.event(e, w);
            out.nbit(targetSoc, 7, 0, 100);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        SharedTypesCodec.writeRational(out, m.evMaximumDischargePower());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evMinimumDischargePower());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evMaximumDischargeCurrent());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evMinimumDischargeCurrent());
        out.event(0, 1);
    }

    static DcCpdReqEnergyTransferMode readDcCpdReqEnergyTransferMode(ExiReader in)
            throws ExiException {
        in.event(1, 1);
        Rational evMaximumChargePower = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evMinimumChargePower = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evMaximumChargeCurrent = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evMinimumChargeCurrent = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evMaximumVoltage = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evMinimumVoltage = SharedTypesCodec.readRational(in);
        int e = in.event(2, 2);
        Integer targetSoc = null;
        if (e == 0) {
            targetSoc = in.nbit(7, 0, 100);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new DcCpdReqEnergyTransferMode(
                evMaximumChargePower,
                evMinimumChargePower,
                evMaximumChargeCurrent,
                evMinimumChargeCurrent,
                evMaximumVoltage,
                evMinimumVoltage,
                targetSoc);
    }

    static void writeDcCpdReqEnergyTransferMode(ExiWriter out, DcCpdReqEnergyTransferMode m) {
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evMaximumChargePower());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evMinimumChargePower());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evMaximumChargeCurrent());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evMinimumChargeCurrent());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evMaximumVoltage());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evMinimumVoltage());
        int w = 2;
        int e = 0;
        Integer targetSoc = m.targetSoc();
        if (targetSoc != null) {
            out.event(e, w);
            out.nbit(targetSoc, 7, 0, 100);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }
}
