package org.tidegate.iso15118.message.internal;

import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.internal.ExiReader;
import org.tidegate.iso15118.exi.internal.ExiWriter;
import org.tidegate.iso15118.message.AcCpdReqEnergyTransferMode;
import org.tidegate.iso15118.message.BptAcCpdReqEnergyTransferMode;
import org.tidegate.iso15118.message.BptDynamicAcClReqControlMode;
import org.tidegate.iso15118.message.BptScheduledAcClReqControlMode;
import org.tidegate.iso15118.message.DynamicAcClReqControlMode;
import org.tidegate.iso15118.message.Rational;
import org.tidegate.iso15118.message.ScheduledAcClReqControlMode;

// Written by src/exi/generate_codecs.py from the schema model; do not edit.
/** Parameters and control modes of a vehicle on AC. */
final class AcRequestModesCodec {

    private AcRequestModesCodec() {}

    static BptDynamicAcClReqControlMode readBptDynamicAcClReqControlMode(ExiReader in)
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
        e = in.event(2, 3);
        Rational evMaximumChargePowerL2 = null;
        if (e == 0) {
            evMaximumChargePowerL2 = SharedTypesCodec.readRational(in);
            e = in.event(2, 2);
        } else {
            e--;
        }
        Rational evMaximumChargePowerL3 = null;
        if (e == 0) {
            evMaximumChargePowerL3 = SharedTypesCodec.readRational(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        Rational evMinimumChargePower = SharedTypesCodec.readRational(in);
        e = in.event(2, 3);
        Rational evMinimumChargePowerL2 = null;
        if (e == 0) {
            evMinimumChargePowerL2 = SharedTypesCodec.readRational(in);
            e = in.event(2, 2);
        } else {
            e--;
        }
        Rational evMinimumChargePowerL3 = null;
        if (e == 0) {
            evMinimumChargePowerL3 = SharedTypesCodec.readRational(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        Rational evPresentActivePower = SharedTypesCodec.readRational(in);
        e = in.event(2, 3);
        Rational evPresentActivePowerL2 = null;
        if (e == 0) {
            evPresentActivePowerL2 = SharedTypesCodec.readRational(in);
            e = in.event(2, 2);
        } else {
            e--;
        }
        Rational evPresentActivePowerL3 = null;
        if (e == 0) {
            evPresentActivePowerL3 = SharedTypesCodec.readRational(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        Rational evPresentReactivePower = SharedTypesCodec.readRational(in);
        e = in.event(2, 3);
        Rational evPresentReactivePowerL2 = null;
        if (e == 0) {
            evPresentReactivePowerL2 = SharedTypesCodec.readRational(in);
            e = in.event(2, 2);
        } else {
            e--;
        }
        Rational evPresentReactivePowerL3 = null;
        if (e == 0) {
            evPresentReactivePowerL3 = SharedTypesCodec.readRational(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        Rational evMaximumDischargePower = SharedTypesCodec.readRational(in);
        e = in.event(2, 3);
        Rational evMaximumDischargePowerL2 = null;
        if (e == 0) {
            evMaximumDischargePowerL2 = SharedTypesCodec.readRational(in);
            e = in.event(2, 2);
        } else {
            e--;
        }
        Rational evMaximumDischargePowerL3 = null;
        if (e == 0) {
            evMaximumDischargePowerL3 = SharedTypesCodec.readRational(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        Rational evMinimumDischargePower = SharedTypesCodec.readRational(in);
        e = in.event(3, 5);
        Rational evMinimumDischargePowerL2 = null;
        if (e == 0) {
            evMinimumDischargePowerL2 = SharedTypesCodec.readRational(in);
            e = in.event(3, 4);
        } else {
            e--;
        }
        Rational evMinimumDischargePowerL3 = null;
        if (e == 0) {
            evMinimumDischargePowerL3 = SharedTypesCodec.readRational(in);
            e = in.event(2, 3);
        } else {
            e--;
        }
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
        return new BptDynamicAcClReqControlMode(
                departureTime,
                evTargetEnergyRequest,
                evMaximumEnergyRequest,
                evMinimumEnergyRequest,
                evMaximumChargePower,
                evMaximumChargePowerL2,
                evMaximumChargePowerL3,
                evMinimumChargePower,
                evMinimumChargePowerL2,
                evMinimumChargePowerL3,
                evPresentActivePower,
                evPresentActivePowerL2,
                evPresentActivePowerL3,
                evPresentReactivePower,
                evPresentReactivePowerL2,
                evPresentReactivePowerL3,
                evMaximumDischargePower,
                evMaximumDischargePowerL2,
                evMaximumDischargePowerL3,
                evMinimumDischargePower,
                evMinimumDischargePowerL2,
                evMinimumDischargePowerL3,
                evMaximumV2xEnergyRequest,
                evMinimumV2xEnergyRequest);
    }

    static void writeBptDynamicAcClReqControlMode(ExiWriter out, BptDynamicAcClReqControlMode m) {
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
        w = 2;
        e = 0;
        Rational evMaximumChargePowerL2 = m.evMaximumChargePowerL2();
        if (evMaximumChargePowerL2 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMaximumChargePowerL2);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Rational evMaximumChargePowerL3 = m.evMaximumChargePowerL3();
        if (evMaximumChargePowerL3 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMaximumChargePowerL3);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        SharedTypesCodec.writeRational(out, m.evMinimumChargePower());
        w = 2;
        e = 0;
        Rational evMinimumChargePowerL2 = m.evMinimumChargePowerL2();
        if (evMinimumChargePowerL2 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMinimumChargePowerL2);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Rational evMinimumChargePowerL3 = m.evMinimumChargePowerL3();
        if (evMinimumChargePowerL3 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMinimumChargePowerL3);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        SharedTypesCodec.writeRational(out, m.evPresentActivePower());
        w = 2;
        e = 0;
        Rational evPresentActivePowerL2 = m.evPresentActivePowerL2();
        if (evPresentActivePowerL2 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evPresentActivePowerL2);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Rational evPresentActivePowerL3 = m.evPresentActivePowerL3();
        if (evPresentActivePowerL3 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evPresentActivePowerL3);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        SharedTypesCodec.writeRational(out, m.evPresentReactivePower());
        w = 2;
        e = 0;
        Rational evPresentReactivePowerL2 = m.evPresentReactivePowerL2();
        if (evPresentReactivePowerL2 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evPresentReactivePowerL2);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Rational evPresentReactivePowerL3 = m.evPresentReactivePowerL3();
        if (evPresentReactivePowerL3 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evPresentReactivePowerL3);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        SharedTypesCodec.writeRational(out, m.evMaximumDischargePower());
        w = 2;
        e = 0;
        Rational evMaximumDischargePowerL2 = m.evMaximumDischargePowerL2();
        if (evMaximumDischargePowerL2 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMaximumDischargePowerL2);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Rational evMaximumDischargePowerL3 = m.evMaximumDischargePowerL3();
        if (evMaximumDischargePowerL3 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMaximumDischargePowerL3);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        SharedTypesCodec.writeRational(out, m.evMinimumDischargePower());
        w = 3;
        e = 0;
        Rational evMinimumDischargePowerL2 = m.evMinimumDischargePowerL2();
        if (evMinimumDischargePowerL2 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMinimumDischargePowerL2);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        Rational evMinimumDischargePowerL3 = m.evMinimumDischargePowerL3();
        if (evMinimumDischargePowerL3 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMinimumDischargePowerL3);
            w = 2;
            e = 0;
        } else {
            e++;
        }
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

    static BptScheduledAcClReqControlMode readBptScheduledAcClReqControlMode(ExiReader in)
            throws ExiException {
        int e = in.event(4, 10);
        Rational evTargetEnergyRequest = null;
        if (e == 0) {
            evTargetEnergyRequest = SharedTypesCodec.readRational(in);
            e = in.event(4, 9);
        } else {
            e--;
        }
        Rational evMaximumEnergyRequest = null;
        if (e == 0) {
            evMaximumEnergyRequest = SharedTypesCodec.readRational(in);
            e = in.event(4, 8);
        } else {
            e--;
        }
        Rational evMinimumEnergyRequest = null;
        if (e == 0) {
            evMinimumEnergyRequest = SharedTypesCodec.readRational(in);
            e = in.event(3, 7);
        } else {
            e--;
        }
        Rational evMaximumChargePower = null;
        if (e == 0) {
            evMaximumChargePower = SharedTypesCodec.readRational(in);
            e = in.event(3, 6);
        } else {
            e--;
        }
        Rational evMaximumChargePowerL2 = null;
        if (e == 0) {
            evMaximumChargePowerL2 = SharedTypesCodec.readRational(in);
            e = in.event(3, 5);
        } else {
            e--;
        }
        Rational evMaximumChargePowerL3 = null;
        if (e == 0) {
            evMaximumChargePowerL3 = SharedTypesCodec.readRational(in);
            e = in.event(3, 4);
        } else {
            e--;
        }
        Rational evMinimumChargePower = null;
        if (e == 0) {
            evMinimumChargePower = SharedTypesCodec.readRational(in);
            e = in.event(2, 3);
        } else {
            e--;
        }
        Rational evMinimumChargePowerL2 = null;
        if (e == 0) {
            evMinimumChargePowerL2 = SharedTypesCodec.readRational(in);
            e = in.event(2, 2);
        } else {
            e--;
        }
        Rational evMinimumChargePowerL3 = null;
        if (e == 0) {
            evMinimumChargePowerL3 = SharedTypesCodec.readRational(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        Rational evPresentActivePower = SharedTypesCodec.readRational(in);
        e = in.event(4, 12);
        Rational evPresentActivePowerL2 = null;
        if (e == 0) {
            evPresentActivePowerL2 = SharedTypesCodec.readRational(in);
            e = in.event(4, 11);
        } else {
            e--;
        }
        Rational evPresentActivePowerL3 = null;
        if (e == 0) {
            evPresentActivePowerL3 = SharedTypesCodec.readRational(in);
            e = in.event(4, 10);
        } else {
            e--;
        }
        Rational evPresentReactivePower = null;
        if (e == 0) {
            evPresentReactivePower = SharedTypesCodec.readRational(in);
            e = in.event(4, 9);
        } else {
            e--;
        }
        Rational evPresentReactivePowerL2 = null;
        if (e == 0) {
            evPresentReactivePowerL2 = SharedTypesCodec.readRational(in);
            e = in.event(4, 8);
        } else {
            e--;
        }
        Rational evPresentReactivePowerL3 = null;
        if (e == 0) {
            evPresentReactivePowerL3 = SharedTypesCodec.readRational(in);
            e = in.event(3, 7);
        } else {
            e--;
        }
        Rational evMaximumDischargePower = null;
        if (e == 0) {
            evMaximumDischargePower = SharedTypesCodec.readRational(in);
            e = in.event(3, 6);
        } else {
            e--;
        }
        Rational evMaximumDischargePowerL2 = null;
        if (e == 0) {
            evMaximumDischargePowerL2 = SharedTypesCodec.readRational(in);
            e = in.event(3, 5);
        } else {
            e--;
        }
        Rational evMaximumDischargePowerL3 = null;
        if (e == 0) {
            evMaximumDischargePowerL3 = SharedTypesCodec.readRational(in);
            e = in.event(3, 4);
        } else {
            e--;
        }
        Rational evMinimumDischargePower = null;
        if (e == 0) {
            evMinimumDischargePower = SharedTypesCodec.readRational(in);
            e = in.event(2, 3);
        } else {
            e--;
        }
        Rational evMinimumDischargePowerL2 = null;
        if (e == 0) {
            evMinimumDischargePowerL2 = SharedTypesCodec.readRational(in);
            e = in.event(2, 2);
        } else {
            e--;
        }
        Rational evMinimumDischargePowerL3 = null;
        if (e == 0) {
            evMinimumDischargePowerL3 = SharedTypesCodec.readRational(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new BptScheduledAcClReqControlMode(
                evTargetEnergyRequest,
                evMaximumEnergyRequest,
                evMinimumEnergyRequest,
                evMaximumChargePower,
                evMaximumChargePowerL2,
                evMaximumChargePowerL3,
                evMinimumChargePower,
                evMinimumChargePowerL2,
                evMinimumChargePowerL3,
                evPresentActivePower,
                evPresentActivePowerL2,
                evPresentActivePowerL3,
                evPresentReactivePower,
                evPresentReactivePowerL2,
                evPresentReactivePowerL3,
                evMaximumDischargePower,
                evMaximumDischargePowerL2,
                evMaximumDischargePowerL3,
                evMinimumDischargePower,
                evMinimumDischargePowerL2,
                evMinimumDischargePowerL3);
    }

    static void writeBptScheduledAcClReqControlMode(
            ExiWriter out, BptScheduledAcClReqControlMode m) {
        int w = 4;
        int e = 0;
        Rational evTargetEnergyRequest = m.evTargetEnergyRequest();
        if (evTargetEnergyRequest != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evTargetEnergyRequest);
            w = 4;
            e = 0;
        } else {
            e++;
        }
        Rational evMaximumEnergyRequest = m.evMaximumEnergyRequest();
        if (evMaximumEnergyRequest != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMaximumEnergyRequest);
            w = 4;
            e = 0;
        } else {
            e++;
        }
        Rational evMinimumEnergyRequest = m.evMinimumEnergyRequest();
        if (evMinimumEnergyRequest != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMinimumEnergyRequest);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        Rational evMaximumChargePower = m.evMaximumChargePower();
        if (evMaximumChargePower != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMaximumChargePower);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        Rational evMaximumChargePowerL2 = m.evMaximumChargePowerL2();
        if (evMaximumChargePowerL2 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMaximumChargePowerL2);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        Rational evMaximumChargePowerL3 = m.evMaximumChargePowerL3();
        if (evMaximumChargePowerL3 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMaximumChargePowerL3);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        Rational evMinimumChargePower = m.evMinimumChargePower();
        if (evMinimumChargePower != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMinimumChargePower);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Rational evMinimumChargePowerL2 = m.evMinimumChargePowerL2();
        if (evMinimumChargePowerL2 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMinimumChargePowerL2);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Rational evMinimumChargePowerL3 = m.evMinimumChargePowerL3();
        if (evMinimumChargePowerL3 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMinimumChargePowerL3);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        SharedTypesCodec.writeRational(out, m.evPresentActivePower());
        w = 4;
        e = 0;
        Rational evPresentActivePowerL2 = m.evPresentActivePowerL2();
        if (evPresentActivePowerL2 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evPresentActivePowerL2);
            w = 4;
            e = 0;
        } else {
            e++;
        }
        Rational evPresentActivePowerL3 = m.evPresentActivePowerL3();
        if (evPresentActivePowerL3 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evPresentActivePowerL3);
            w = 4;
            e = 0;
        } else {
            e++;
        }
        Rational evPresentReactivePower = m.evPresentReactivePower();
        if (evPresentReactivePower != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evPresentReactivePower);
            w = 4;
            e = 0;
        } else {
            e++;
        }
        Rational evPresentReactivePowerL2 = m.evPresentReactivePowerL2();
        if (evPresentReactivePowerL2 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evPresentReactivePowerL2);
            w = 4;
            e = 0;
        } else {
            e++;
        }
        Rational evPresentReactivePowerL3 = m.evPresentReactivePowerL3();
        if (evPresentReactivePowerL3 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evPresentReactivePowerL3);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        Rational evMaximumDischargePower = m.evMaximumDischargePower();
        if (evMaximumDischargePower != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMaximumDischargePower);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        Rational evMaximumDischargePowerL2 = m.evMaximumDischargePowerL2();
        if (evMaximumDischargePowerL2 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMaximumDischargePowerL2);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        Rational evMaximumDischargePowerL3 = m.evMaximumDischargePowerL3();
        if (evMaximumDischargePowerL3 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMaximumDischargePowerL3);
            w = 3;
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
        Rational evMinimumDischargePowerL2 = m.evMinimumDischargePowerL2();
        if (evMinimumDischargePowerL2 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMinimumDischargePowerL2);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Rational evMinimumDischargePowerL3 = m.evMinimumDischargePowerL3();
        if (evMinimumDischargePowerL3 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMinimumDischargePowerL3);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static DynamicAcClReqControlMode readDynamicAcClReqControlMode(ExiReader in)
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
        e = in.event(2, 3);
        Rational evMaximumChargePowerL2 = null;
        if (e == 0) {
            evMaximumChargePowerL2 = SharedTypesCodec.readRational(in);
            e = in.event(2, 2);
        } else {
            e--;
        }
        Rational evMaximumChargePowerL3 = null;
        if (e == 0) {
            evMaximumChargePowerL3 = SharedTypesCodec.readRational(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        Rational evMinimumChargePower = SharedTypesCodec.readRational(in);
        e = in.event(2, 3);
        Rational evMinimumChargePowerL2 = null;
        if (e == 0) {
            evMinimumChargePowerL2 = SharedTypesCodec.readRational(in);
            e = in.event(2, 2);
        } else {
            e--;
        }
        Rational evMinimumChargePowerL3 = null;
        if (e == 0) {
            evMinimumChargePowerL3 = SharedTypesCodec.readRational(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        Rational evPresentActivePower = SharedTypesCodec.readRational(in);
        e = in.event(2, 3);
        Rational evPresentActivePowerL2 = null;
        if (e == 0) {
            evPresentActivePowerL2 = SharedTypesCodec.readRational(in);
            e = in.event(2, 2);
        } else {
            e--;
        }
        Rational evPresentActivePowerL3 = null;
        if (e == 0) {
            evPresentActivePowerL3 = SharedTypesCodec.readRational(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        Rational evPresentReactivePower = SharedTypesCodec.readRational(in);
        e = in.event(2, 3);
        Rational evPresentReactivePowerL2 = null;
        if (e == 0) {
            evPresentReactivePowerL2 = SharedTypesCodec.readRational(in);
            e = in.event(2, 2);
        } else {
            e--;
        }
        Rational evPresentReactivePowerL3 = null;
        if (e == 0) {
            evPresentReactivePowerL3 = SharedTypesCodec.readRational(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new DynamicAcClReqControlMode(
                departureTime,
                evTargetEnergyRequest,
                evMaximumEnergyRequest,
                evMinimumEnergyRequest,
                evMaximumChargePower,
                evMaximumChargePowerL2,
                evMaximumChargePowerL3,
                evMinimumChargePower,
                evMinimumChargePowerL2,
                evMinimumChargePowerL3,
                evPresentActivePower,
                evPresentActivePowerL2,
                evPresentActivePowerL3,
                evPresentReactivePower,
                evPresentReactivePowerL2,
                evPresentReactivePowerL3);
    }

    static void writeDynamicAcClReqControlMode(ExiWriter out, DynamicAcClReqControlMode m) {
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
        w = 2;
        e = 0;
        Rational evMaximumChargePowerL2 = m.evMaximumChargePowerL2();
        if (evMaximumChargePowerL2 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMaximumChargePowerL2);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Rational evMaximumChargePowerL3 = m.evMaximumChargePowerL3();
        if (evMaximumChargePowerL3 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMaximumChargePowerL3);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        SharedTypesCodec.writeRational(out, m.evMinimumChargePower());
        w = 2;
        e = 0;
        Rational evMinimumChargePowerL2 = m.evMinimumChargePowerL2();
        if (evMinimumChargePowerL2 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMinimumChargePowerL2);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Rational evMinimumChargePowerL3 = m.evMinimumChargePowerL3();
        if (evMinimumChargePowerL3 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMinimumChargePowerL3);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        SharedTypesCodec.writeRational(out, m.evPresentActivePower());
        w = 2;
        e = 0;
        Rational evPresentActivePowerL2 = m.evPresentActivePowerL2();
        if (evPresentActivePowerL2 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evPresentActivePowerL2);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Rational evPresentActivePowerL3 = m.evPresentActivePowerL3();
        if (evPresentActivePowerL3 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evPresentActivePowerL3);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        SharedTypesCodec.writeRational(out, m.evPresentReactivePower());
        w = 2;
        e = 0;
        Rational evPresentReactivePowerL2 = m.evPresentReactivePowerL2();
        if (evPresentReactivePowerL2 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evPresentReactivePowerL2);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Rational evPresentReactivePowerL3 = m.evPresentReactivePowerL3();
        if (evPresentReactivePowerL3 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evPresentReactivePowerL3);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static ScheduledAcClReqControlMode readScheduledAcClReqControlMode(ExiReader in)
            throws ExiException {
        int e = in.event(4, 10);
        Rational evTargetEnergyRequest = null;
        if (e == 0) {
            evTargetEnergyRequest = SharedTypesCodec.readRational(in);
            e = in.event(4, 9);
        } else {
            e--;
        }
        Rational evMaximumEnergyRequest = null;
        if (e == 0) {
            evMaximumEnergyRequest = SharedTypesCodec.readRational(in);
            e = in.event(4, 8);
        } else {
            e--;
        }
        Rational evMinimumEnergyRequest = null;
        if (e == 0) {
            evMinimumEnergyRequest = SharedTypesCodec.readRational(in);
            e = in.event(3, 7);
        } else {
            e--;
        }
        Rational evMaximumChargePower = null;
        if (e == 0) {
            evMaximumChargePower = SharedTypesCodec.readRational(in);
            e = in.event(3, 6);
        } else {
            e--;
        }
        Rational evMaximumChargePowerL2 = null;
        if (e == 0) {
            evMaximumChargePowerL2 = SharedTypesCodec.readRational(in);
            e = in.event(3, 5);
        } else {
            e--;
        }
        Rational evMaximumChargePowerL3 = null;
        if (e == 0) {
            evMaximumChargePowerL3 = SharedTypesCodec.readRational(in);
            e = in.event(3, 4);
        } else {
            e--;
        }
        Rational evMinimumChargePower = null;
        if (e == 0) {
            evMinimumChargePower = SharedTypesCodec.readRational(in);
            e = in.event(2, 3);
        } else {
            e--;
        }
        Rational evMinimumChargePowerL2 = null;
        if (e == 0) {
            evMinimumChargePowerL2 = SharedTypesCodec.readRational(in);
            e = in.event(2, 2);
        } else {
            e--;
        }
        Rational evMinimumChargePowerL3 = null;
        if (e == 0) {
            evMinimumChargePowerL3 = SharedTypesCodec.readRational(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        Rational evPresentActivePower = SharedTypesCodec.readRational(in);
        e = in.event(3, 6);
        Rational evPresentActivePowerL2 = null;
        if (e == 0) {
            evPresentActivePowerL2 = SharedTypesCodec.readRational(in);
            e = in.event(3, 5);
        } else {
            e--;
        }
        Rational evPresentActivePowerL3 = null;
        if (e == 0) {
            evPresentActivePowerL3 = SharedTypesCodec.readRational(in);
            e = in.event(3, 4);
        } else {
            e--;
        }
        Rational evPresentReactivePower = null;
        if (e == 0) {
            evPresentReactivePower = SharedTypesCodec.readRational(in);
            e = in.event(2, 3);
        } else {
            e--;
        }
        Rational evPresentReactivePowerL2 = null;
        if (e == 0) {
            evPresentReactivePowerL2 = SharedTypesCodec.readRational(in);
            e = in.event(2, 2);
        } else {
            e--;
        }
        Rational evPresentReactivePowerL3 = null;
        if (e == 0) {
            evPresentReactivePowerL3 = SharedTypesCodec.readRational(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new ScheduledAcClReqControlMode(
                evTargetEnergyRequest,
                evMaximumEnergyRequest,
                evMinimumEnergyRequest,
                evMaximumChargePower,
                evMaximumChargePowerL2,
                evMaximumChargePowerL3,
                evMinimumChargePower,
                evMinimumChargePowerL2,
                evMinimumChargePowerL3,
                evPresentActivePower,
                evPresentActivePowerL2,
                evPresentActivePowerL3,
                evPresentReactivePower,
                evPresentReactivePowerL2,
                evPresentReactivePowerL3);
    }

    static void writeScheduledAcClReqControlMode(ExiWriter out, ScheduledAcClReqControlMode m) {
        int w = 4;
        int e = 0;
        Rational evTargetEnergyRequest = m.evTargetEnergyRequest();
        if (evTargetEnergyRequest != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evTargetEnergyRequest);
            w = 4;
            e = 0;
        } else {
            e++;
        }
        Rational evMaximumEnergyRequest = m.evMaximumEnergyRequest();
        if (evMaximumEnergyRequest != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMaximumEnergyRequest);
            w = 4;
            e = 0;
        } else {
            e++;
        }
        Rational evMinimumEnergyRequest = m.evMinimumEnergyRequest();
        if (evMinimumEnergyRequest != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMinimumEnergyRequest);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        Rational evMaximumChargePower = m.evMaximumChargePower();
        if (evMaximumChargePower != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMaximumChargePower);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        Rational evMaximumChargePowerL2 = m.evMaximumChargePowerL2();
        if (evMaximumChargePowerL2 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMaximumChargePowerL2);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        Rational evMaximumChargePowerL3 = m.evMaximumChargePowerL3();
        if (evMaximumChargePowerL3 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMaximumChargePowerL3);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        Rational evMinimumChargePower = m.evMinimumChargePower();
        if (evMinimumChargePower != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMinimumChargePower);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Rational evMinimumChargePowerL2 = m.evMinimumChargePowerL2();
        if (evMinimumChargePowerL2 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMinimumChargePowerL2);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Rational evMinimumChargePowerL3 = m.evMinimumChargePowerL3();
        if (evMinimumChargePowerL3 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMinimumChargePowerL3);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        SharedTypesCodec.writeRational(out, m.evPresentActivePower());
        w = 3;
        e = 0;
        Rational evPresentActivePowerL2 = m.evPresentActivePowerL2();
        if (evPresentActivePowerL2 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evPresentActivePowerL2);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        Rational evPresentActivePowerL3 = m.evPresentActivePowerL3();
        if (evPresentActivePowerL3 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evPresentActivePowerL3);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        Rational evPresentReactivePower = m.evPresentReactivePower();
        if (evPresentReactivePower != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evPresentReactivePower);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Rational evPresentReactivePowerL2 = m.evPresentReactivePowerL2();
        if (evPresentReactivePowerL2 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evPresentReactivePowerL2);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Rational evPresentReactivePowerL3 = m.evPresentReactivePowerL3();
        if (evPresentReactivePowerL3 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evPresentReactivePowerL3);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static AcCpdReqEnergyTransferMode readAcCpdReqEnergyTransferMode(ExiReader in)
            throws ExiException {
        in.event(1, 1);
        Rational evMaximumChargePower = SharedTypesCodec.readRational(in);
        int e = in.event(2, 3);
        Rational evMaximumChargePowerL2 = null;
        if (e == 0) {
            evMaximumChargePowerL2 = SharedTypesCodec.readRational(in);
            e = in.event(2, 2);
        } else {
            e--;
        }
        Rational evMaximumChargePowerL3 = null;
        if (e == 0) {
            evMaximumChargePowerL3 = SharedTypesCodec.readRational(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        Rational evMinimumChargePower = SharedTypesCodec.readRational(in);
        e = in.event(2, 3);
        Rational evMinimumChargePowerL2 = null;
        if (e == 0) {
            evMinimumChargePowerL2 = SharedTypesCodec.readRational(in);
            e = in.event(2, 2);
        } else {
            e--;
        }
        Rational evMinimumChargePowerL3 = null;
        if (e == 0) {
            evMinimumChargePowerL3 = SharedTypesCodec.readRational(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new AcCpdReqEnergyTransferMode(
                evMaximumChargePower,
                evMaximumChargePowerL2,
                evMaximumChargePowerL3,
                evMinimumChargePower,
                evMinimumChargePowerL2,
                evMinimumChargePowerL3);
    }

    static void writeAcCpdReqEnergyTransferMode(ExiWriter out, AcCpdReqEnergyTransferMode m) {
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evMaximumChargePower());
        int w = 2;
        int e = 0;
        Rational evMaximumChargePowerL2 = m.evMaximumChargePowerL2();
        if (evMaximumChargePowerL2 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMaximumChargePowerL2);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Rational evMaximumChargePowerL3 = m.evMaximumChargePowerL3();
        if (evMaximumChargePowerL3 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMaximumChargePowerL3);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        SharedTypesCodec.writeRational(out, m.evMinimumChargePower());
        w = 2;
        e = 0;
        Rational evMinimumChargePowerL2 = m.evMinimumChargePowerL2();
        if (evMinimumChargePowerL2 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMinimumChargePowerL2);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Rational evMinimumChargePowerL3 = m.evMinimumChargePowerL3();
        if (evMinimumChargePowerL3 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMinimumChargePowerL3);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static BptAcCpdReqEnergyTransferMode readBptAcCpdReqEnergyTransferMode(ExiReader in)
            throws ExiException {
        in.event(1, 1);
        Rational evMaximumChargePower = SharedTypesCodec.readRational(in);
        int e = in.event(2, 3);
        Rational evMaximumChargePowerL2 = null;
        if (e == 0) {
            evMaximumChargePowerL2 = SharedTypesCodec.readRational(in);
            e = in.event(2, 2);
        } else {
            e--;
        }
        Rational evMaximumChargePowerL3 = null;
        if (e == 0) {
            evMaximumChargePowerL3 = SharedTypesCodec.readRational(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        Rational evMinimumChargePower = SharedTypesCodec.readRational(in);
        e = in.event(2, 3);
        Rational evMinimumChargePowerL2 = null;
        if (e == 0) {
            evMinimumChargePowerL2 = SharedTypesCodec.readRational(in);
            e = in.event(2, 2);
        } else {
            e--;
        }
        Rational evMinimumChargePowerL3 = null;
        if (e == 0) {
            evMinimumChargePowerL3 = SharedTypesCodec.readRational(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        Rational evMaximumDischargePower = SharedTypesCodec.readRational(in);
        e = in.event(2, 3);
        Rational evMaximumDischargePowerL2 = null;
        if (e == 0) {
            evMaximumDischargePowerL2 = SharedTypesCodec.readRational(in);
            e = in.event(2, 2);
        } else {
            e--;
        }
        Rational evMaximumDischargePowerL3 = null;
        if (e == 0) {
            evMaximumDischargePowerL3 = SharedTypesCodec.readRational(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        Rational evMinimumDischargePower = SharedTypesCodec.readRational(in);
        e = in.event(2, 3);
        Rational evMinimumDischargePowerL2 = null;
        if (e == 0) {
            evMinimumDischargePowerL2 = SharedTypesCodec.readRational(in);
            e = in.event(2, 2);
        } else {
            e--;
        }
        Rational evMinimumDischargePowerL3 = null;
        if (e == 0) {
            evMinimumDischargePowerL3 = SharedTypesCodec.readRational(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new BptAcCpdReqEnergyTransferMode(
                evMaximumChargePower,
                evMaximumChargePowerL2,
                evMaximumChargePowerL3,
                evMinimumChargePower,
                evMinimumChargePowerL2,
                evMinimumChargePowerL3,
                evMaximumDischargePower,
                evMaximumDischargePowerL2,
                evMaximumDischargePowerL3,
                evMinimumDischargePower,
                evMinimumDischargePowerL2,
                evMinimumDischargePowerL3);
    }

    static void writeBptAcCpdReqEnergyTransferMode(ExiWriter out, BptAcCpdReqEnergyTransferMode m) {
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evMaximumChargePower());
        int w = 2;
        int e = 0;
        Rational evMaximumChargePowerL2 = m.evMaximumChargePowerL2();
        if (evMaximumChargePowerL2 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMaximumChargePowerL2);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Rational evMaximumChargePowerL3 = m.evMaximumChargePowerL3();
        if (evMaximumChargePowerL3 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMaximumChargePowerL3);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        SharedTypesCodec.writeRational(out, m.evMinimumChargePower());
        w = 2;
        e = 0;
        Rational evMinimumChargePowerL2 = m.evMinimumChargePowerL2();
        if (evMinimumChargePowerL2 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMinimumChargePowerL2);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Rational evMinimumChargePowerL3 = m.evMinimumChargePowerL3();
        if (evMinimumChargePowerL3 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMinimumChargePowerL3);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        SharedTypesCodec.writeRational(out, m.evMaximumDischargePower());
        w = 2;
        e = 0;
        Rational evMaximumDischargePowerL2 = m.evMaximumDischargePowerL2();
        if (evMaximumDischargePowerL2 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMaximumDischargePowerL2);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Rational evMaximumDischargePowerL3 = m.evMaximumDischargePowerL3();
        if (evMaximumDischargePowerL3 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMaximumDischargePowerL3);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        SharedTypesCodec.writeRational(out, m.evMinimumDischargePower());
        w = 2;
        e = 0;
        Rational evMinimumDischargePowerL2 = m.evMinimumDischargePowerL2();
        if (evMinimumDischargePowerL2 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMinimumDischargePowerL2);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Rational evMinimumDischargePowerL3 = m.evMinimumDischargePowerL3();
        if (evMinimumDischargePowerL3 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evMinimumDischargePowerL3);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }
}
