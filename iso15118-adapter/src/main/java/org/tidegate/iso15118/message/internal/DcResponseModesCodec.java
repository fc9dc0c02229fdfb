package org.tidegate.iso15118.message.internal;

import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.internal.ExiReader;
import org.tidegate.iso15118.exi.internal.ExiWriter;
import org.tidegate.iso15118.message.BptDcCpdResEnergyTransferMode;
import org.tidegate.iso15118.message.BptDynamicDcClResControlMode;
import org.tidegate.iso15118.message.BptScheduledDcClResControlMode;
import org.tidegate.iso15118.message.DcCpdResEnergyTransferMode;
import org.tidegate.iso15118.message.DynamicDcClResControlMode;
import org.tidegate.iso15118.message.Rational;
import org.tidegate.iso15118.message.ScheduledDcClResControlMode;

// Written by src/exi/generate_codecs.py from the schema model; do not edit.
/** Parameters and control modes of a charger on DC. */
final class DcResponseModesCodec {

    private DcResponseModesCodec() {}

    static BptDynamicDcClResControlMode readBptDynamicDcClResControlMode(ExiReader in)
            throws ExiException {
        int e = in.event(3, 5);
        Long departureTime = null;
        if (e == 0) {
            departureTime = in.unsigned(0, 4294967295L);
            e = in.event(3, 4);
        } else {
            e--;
        }
        Integer minimumSoc = null;
        if (e == 0) {
            minimumSoc = in.nbit(7, 0, 100);
            e = in.event(2, 3);
        } else {
            e--;
        }
        Integer targetSoc = null;
        if (e == 0) {
            targetSoc = in.nbit(7, 0, 100);
            e = in.event(2, 2);
        } else {
            e--;
        }
        Integer ackMaxDelay = null;
        if (e == 0) {
            ackMaxDelay = (int) in.unsigned(0, 65535);
            e = in.event(1, 1);
        } else {
            e--;
        }
        Rational evseMaximumChargePower = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evseMinimumChargePower = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evseMaximumChargeCurrent = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evseMaximumVoltage = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evseMaximumDischargePower = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evseMinimumDischargePower = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evseMaximumDischargeCurrent = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evseMinimumVoltage = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        return new BptDynamicDcClResControlMode(
                departureTime,
                minimumSoc,
                targetSoc,
                ackMaxDelay,
                evseMaximumChargePower,
                evseMinimumChargePower,
                evseMaximumChargeCurrent,
                evseMaximumVoltage,
                evseMaximumDischargePower,
                evseMinimumDischargePower,
                evseMaximumDischargeCurrent,
                evseMinimumVoltage);
    }

    static void writeBptDynamicDcClResControlMode(ExiWriter out, BptDynamicDcClResControlMode m) {
        int w = 3;
        int e = 0;
        Long departureTime = m.departureTime();
        if (departureTime != null) {
            out.event(e, w);
            out.unsigned(departureTime, 0, 4294967295L);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        Integer minimumSoc = m.minimumSoc();
        if (minimumSoc != null) {
            out.event(e, w);
            out.nbit(minimumSoc, 7, 0, 100);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Integer targetSoc = m.targetSoc();
        if (targetSoc != null) {
            out.event(e, w);
            out.nbit(targetSoc, 7, 0, 100);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Integer ackMaxDelay = m.ackMaxDelay();
        if (ackMaxDelay != null) {
            out.event(e, w);
            out.unsigned(ackMaxDelay, 0, 65535);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        SharedTypesCodec.writeRational(out, m.evseMaximumChargePower());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evseMinimumChargePower());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evseMaximumChargeCurrent());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evseMaximumVoltage());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evseMaximumDischargePower());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evseMinimumDischargePower());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evseMaximumDischargeCurrent());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evseMinimumVoltage());
        out.event(0, 1);
    }

    static BptScheduledDcClResControlMode readBptScheduledDcClResControlMode(ExiReader in)
            throws ExiException {
        int e = in.event(4, 9);
        Rational evseMaximumChargePower = null;
        if (e == 0) {
            evseMaximumChargePower = SharedTypesCodec.readRational(in);
            e = in.event(4, 8);
        } else {
            e--;
        }
        Rational evseMinimumChargePower = null;
        if (e == 0) {
            evseMinimumChargePower = SharedTypesCodec.readRational(in);
            e = in.event(3, 7);
        } else {
            e--;
        }
        Rational evseMaximumChargeCurrent = null;
        if (e == 0) {
            evseMaximumChargeCurrent = SharedTypesCodec.readRational(in);
            e = in.event(3, 6);
        } else {
            e--;
        }
        Rational evseMaximumVoltage = null;
        if (e == 0) {
            evseMaximumVoltage = SharedTypesCodec.readRational(in);
            e = in.event(3, 5);
        } else {
            e--;
        }
        Rational evseMaximumDischargePower = null;
        if (e == 0) {
            evseMaximumDischargePower = SharedTypesCodec.readRational(in);
            e = in.event(3, 4);
        } else {
            e--;
        }
        Rational evseMinimumDischargePower = null;
        if (e == 0) {
            evseMinimumDischargePower = SharedTypesCodec.readRational(in);
            e = in.event(2, 3);
        } else {
            e--;
        }
        Rational evseMaximumDischargeCurrent = null;
        if (e == 0) {
            evseMaximumDischargeCurrent = SharedTypesCodec.readRational(in);
            e = in.event(2, 2);
        } else {
            e--;
        }
        Rational evseMinimumVoltage = null;
        if (e == 0) {
            evseMinimumVoltage = SharedTypesCodec.readRational(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new BptScheduledDcClResControlMode(
                evseMaximumChargePower,
                evseMinimumChargePower,
                evseMaximumChargeCurrent,
                evseMaximumVoltage,
                evseMaximumDischargePower,
                evseMinimumDischargePower,
                evseMaximumDischargeCurrent,
                evseMinimumVoltage);
    }

    static void writeBptScheduledDcClResControlMode(
            ExiWriter out, BptScheduledDcClResControlMode m) {
        int w = 4;
        int e = 0;
        Rational evseMaximumChargePower = m.evseMaximumChargePower();
        if (evseMaximumChargePower != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evseMaximumChargePower);
            w = 4;
            e = 0;
        } else {
            e++;
        }
        Rational evseMinimumChargePower = m.evseMinimumChargePower();
        if (evseMinimumChargePower != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evseMinimumChargePower);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        Rational evseMaximumChargeCurrent = m.evseMaximumChargeCurrent();
        if (evseMaximumChargeCurrent != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evseMaximumChargeCurrent);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        Rational evseMaximumVoltage = m.evseMaximumVoltage();
        if (evseMaximumVoltage != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evseMaximumVoltage);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        Rational evseMaximumDischargePower = m.evseMaximumDischargePower();
        if (evseMaximumDischargePower != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evseMaximumDischargePower);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        Rational evseMinimumDischargePower = m.evseMinimumDischargePower();
        if (evseMinimumDischargePower != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evseMinimumDischargePower);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Rational evseMaximumDischargeCurrent = m.evseMaximumDischargeCurrent();
        if (evseMaximumDischargeCurrent != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evseMaximumDischargeCurrent);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Rational evseMinimumVoltage = m.evseMinimumVoltage();
        if (evseMinimumVoltage != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evseMinimumVoltage);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static DynamicDcClResControlMode readDynamicDcClResControlMode(ExiReader in)
            throws ExiException {
        int e = in.event(3, 5);
        Long departureTime = null;
        if (e == 0) {
            departureTime = in.unsigned(0, 4294967295L);
            e = in.event(3, 4);
        } else {
            e--;
        }
        Integer minimumSoc = null;
        if (e == 0) {
            minimumSoc = in.nbit(7, 0, 100);
            e = in.event(2, 3);
        } else {
            e--;
        }
        Integer targetSoc = null;
        if (e == 0) {
            targetSoc = in.nbit(7, 0, 100);
            e = in.event(2, 2);
        } else {
            e--;
        }
        Integer ackMaxDelay = null;
        if (e == 0) {
            ackMaxDelay = (int) in.unsigned(0, 65535);
            e = in.event(1, 1);
        } else {
            e--;
        }
        Rational evseMaximumChargePower = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evseMinimumChargePower = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evseMaximumChargeCurrent = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evseMaximumVoltage = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        return new DynamicDcClResControlMode(
                departureTime,
                minimumSoc,
                targetSoc,
                ackMaxDelay,
                evseMaximumChargePower,
                evseMinimumChargePower,
                evseMaximumChargeCurrent,
                evseMaximumVoltage);
    }

    static void writeDynamicDcClResControlMode(ExiWriter out, DynamicDcClResControlMode m) {
        int w = 3;
        int e = 0;
        Long departureTime = m.departureTime();
        if (departureTime != null) {
            out.event(e, w);
            out.unsigned(departureTime, 0, 4294967295L);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        Integer minimumSoc = m.minimumSoc();
        if (minimumSoc != null) {
            out.event(e, w);
            out.nbit(minimumSoc, 7, 0, 100);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Integer targetSoc = m.targetSoc();
        if (targetSoc != null) {
            out.event(e, w);
            out.nbit(targetSoc, 7, 0, 100);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Integer ackMaxDelay = m.ackMaxDelay();
        if (ackMaxDelay != null) {
            out.event(e, w);
            out.unsigned(ackMaxDelay, 0, 65535);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        SharedTypesCodec.writeRational(out, m.evseMaximumChargePower());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evseMinimumChargePower());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evseMaximumChargeCurrent());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evseMaximumVoltage());
        out.event(0, 1);
    }

    static ScheduledDcClResControlMode readScheduledDcClResControlMode(ExiReader in)
            throws ExiException {
        int e = in.event(3, 5);
        Rational evseMaximumChargePower = null;
        if (e == 0) {
            evseMaximumChargePower = SharedTypesCodec.readRational(in);
            e = in.event(3, 4);
        } else {
            e--;
        }
        Rational evseMinimumChargePower = null;
        if (e == 0) {
            evseMinimumChargePower = SharedTypesCodec.readRational(in);
            e = in.event(2, 3);
        } else {
            e--;
        }
        Rational evseMaximumChargeCurrent = null;
        if (e == 0) {
            evseMaximumChargeCurrent = SharedTypesCodec.readRational(in);
            e = in.event(2, 2);
        } else {
            e--;
        }
        Rational evseMaximumVoltage = null;
        if (e == 0) {
            evseMaximumVoltage = SharedTypesCodec.readRational(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new ScheduledDcClResControlMode(
                evseMaximumChargePower,
                evseMinimumChargePower,
                evseMaximumChargeCurrent,
                evseMaximumVoltage);
    }

    static void writeScheduledDcClResControlMode(ExiWriter out, ScheduledDcClResControlMode m) {
        int w = 3;
        int e = 0;
        Rational evseMaximumChargePower = m.evseMaximumChargePower();
        if (evseMaximumChargePower != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evseMaximumChargePower);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        Rational evseMinimumChargePower = m.evseMinimumChargePower();
        if (evseMinimumChargePower != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evseMinimumChargePower);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Rational evseMaximumChargeCurrent = m.evseMaximumChargeCurrent();
        if (evseMaximumChargeCurrent != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evseMaximumChargeCurrent);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Rational evseMaximumVoltage = m.evseMaximumVoltage();
        if (evseMaximumVoltage != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evseMaximumVoltage);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static BptDcCpdResEnergyTransferMode readBptDcCpdResEnergyTransferMode(ExiReader in)
            throws ExiException {
        in.event(1, 1);
        Rational evseMaximumChargePower = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evseMinimumChargePower = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evseMaximumChargeCurrent = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evseMinimumChargeCurrent = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evseMaximumVoltage = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evseMinimumVoltage = SharedTypesCodec.readRational(in);
        int e = in.event(2, 2);
        Rational evsePowerRampLimitation = null;
        if (e == 0) {
            evsePowerRampLimitation = SharedTypesCodec.readRational(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        Rational evseMaximumDischargePower = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evseMinimumDischargePower = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evseMaximumDischargeCurrent = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evseMinimumDischargeCurrent = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        return new BptDcCpdResEnergyTransferMode(
                evseMaximumChargePower,
                evseMinimumChargePower,
                evseMaximumChargeCurrent,
                evseMinimumChargeCurrent,
                evseMaximumVoltage,
                evseMinimumVoltage,
                evsePowerRampLimitation,
                evseMaximumDischargePower,
                evseMinimumDischargePower,
                evseMaximumDischargeCurrent,
                evseMinimumDischargeCurrent);
    }

    static void writeBptDcCpdResEnergyTransferMode(ExiWriter out, BptDcCpdResEnergyTransferMode m) {
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evseMaximumChargePower());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evseMinimumChargePower());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evseMaximumChargeCurrent());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evseMinimumChargeCurrent());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evseMaximumVoltage());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evseMinimumVoltage());
        int w = 2;
        int e = 0;
        Rational evsePowerRampLimitation = m.evsePowerRampLimitation();
        if (evsePowerRampLimitation != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evsePowerRampLimitation);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        SharedTypesCodec.writeRational(out, m.evseMaximumDischargePower());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evseMinimumDischargePower());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evseMaximumDischargeCurrent());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evseMinimumDischargeCurrent());
        out.event(0, 1);
    }

    static DcCpdResEnergyTransferMode readDcCpdResEnergyTransferMode(ExiReader in)
            throws ExiException {
        in.event(1, 1);
        Rational evseMaximumChargePower = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evseMinimumChargePower = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evseMaximumChargeCurrent = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evseMinimumChargeCurrent = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evseMaximumVoltage = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evseMinimumVoltage = SharedTypesCodec.readRational(in);
        int e = in.event(2, 2);
        Rational evsePowerRampLimitation = null;
        if (e == 0) {
            evsePowerRampLimitation = SharedTypesCodec.readRational(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new DcCpdResEnergyTransferMode(
                evseMaximumChargePower,
                evseMinimumChargePower,
                evseMaximumChargeCurrent,
                evseMinimumChargeCurrent,
                evseMaximumVoltage,
                evseMinimumVoltage,
                evsePowerRampLimitation);
    }

    static void writeDcCpdResEnergyTransferMode(ExiWriter out, DcCpdResEnergyTransferMode m) {
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evseMaximumChargePower());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evseMinimumChargePower());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evseMaximumChargeCurrent());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evseMinimumChargeCurrent());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evseMaximumVoltage());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evseMinimumVoltage());
        int w = 2;
        int e = 0;
        Rational evsePowerRampLimitation = m.evsePowerRampLimitation();
        if (evsePowerRampLimitation != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evsePowerRampLimitation);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }
}
