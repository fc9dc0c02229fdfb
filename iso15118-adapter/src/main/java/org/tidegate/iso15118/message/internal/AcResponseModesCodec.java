package org.tidegate.iso15118.message.internal;

import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.internal.ExiReader;
import org.tidegate.iso15118.exi.internal.ExiWriter;
import org.tidegate.iso15118.message.AcCpdResEnergyTransferMode;
import org.tidegate.iso15118.message.BptAcCpdResEnergyTransferMode;
import org.tidegate.iso15118.message.BptDynamicAcClResControlMode;
import org.tidegate.iso15118.message.BptScheduledAcClResControlMode;
import org.tidegate.iso15118.message.DynamicAcClResControlMode;
import org.tidegate.iso15118.message.Rational;
import org.tidegate.iso15118.message.ScheduledAcClResControlMode;

// Written by src/exi/generate_codecs.py from the schema model; do not edit.
/** Parameters and control modes of a charger on AC. */
final class AcResponseModesCodec {

    private AcResponseModesCodec() {}

    static BptDynamicAcClResControlMode readBptDynamicAcClResControlMode(ExiReader in)
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
        Rational evseTargetActivePower = SharedTypesCodec.readRational(in);
        e = in.event(4, 9);
        Rational evseTargetActivePowerL2 = null;
        if (e == 0) {
            evseTargetActivePowerL2 = SharedTypesCodec.readRational(in);
            e = in.event(4, 8);
        } else {
            e--;
        }
        Rational evseTargetActivePowerL3 = null;
        if (e == 0) {
            evseTargetActivePowerL3 = SharedTypesCodec.readRational(in);
            e = in.event(3, 7);
        } else {
            e--;
        }
        Rational evseTargetReactivePower = null;
        if (e == 0) {
            evseTargetReactivePower = SharedTypesCodec.readRational(in);
            e = in.event(3, 6);
        } else {
            e--;
        }
        Rational evseTargetReactivePowerL2 = null;
        if (e == 0) {
            evseTargetReactivePowerL2 = SharedTypesCodec.readRational(in);
            e = in.event(3, 5);
        } else {
            e--;
        }
        Rational evseTargetReactivePowerL3 = null;
        if (e == 0) {
            evseTargetReactivePowerL3 = SharedTypesCodec.readRational(in);
            e = in.event(3, 4);
        } else {
            e--;
        }
        Rational evsePresentActivePower = null;
        if (e == 0) {
            evsePresentActivePower = SharedTypesCodec.readRational(in);
            e = in.event(2, 3);
        } else {
            e--;
        }
        Rational evsePresentActivePowerL2 = null;
        if (e == 0) {
            evsePresentActivePowerL2 = SharedTypesCodec.readRational(in);
            e = in.event(2, 2);
        } else {
            e--;
        }
        Rational evsePresentActivePowerL3 = null;
        if (e == 0) {
            evsePresentActivePowerL3 = SharedTypesCodec.readRational(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new BptDynamicAcClResControlMode(
                departureTime,
                minimumSoc,
                targetSoc,
                ackMaxDelay,
                evseTargetActivePower,
                evseTargetActivePowerL2,
                evseTargetActivePowerL3,
                evseTargetReactivePower,
                evseTargetReactivePowerL2,
                evseTargetReactivePowerL3,
                evsePresentActivePower,
                evsePresentActivePowerL2,
                evsePresentActivePowerL3);
    }

    static void writeBptDynamicAcClResControlMode(ExiWriter out, BptDynamicAcClResControlMode m) {
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
        SharedTypesCodec.writeRational(out, m.evseTargetActivePower());
        w = 4;
        e = 0;
        Rational evseTargetActivePowerL2 = m.evseTargetActivePowerL2();
        if (evseTargetActivePowerL2 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evseTargetActivePowerL2);
            w = 4;
            e = 0;
        } else {
            e++;
        }
        Rational evseTargetActivePowerL3 = m.evseTargetActivePowerL3();
        if (evseTargetActivePowerL3 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evseTargetActivePowerL3);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        Rational evseTargetReactivePower = m.evseTargetReactivePower();
        if (evseTargetReactivePower != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evseTargetReactivePower);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        Rational evseTargetReactivePowerL2 = m.evseTargetReactivePowerL2();
        if (evseTargetReactivePowerL2 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evseTargetReactivePowerL2);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        Rational evseTargetReactivePowerL3 = m.evseTargetReactivePowerL3();
        if (evseTargetReactivePowerL3 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evseTargetReactivePowerL3);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        Rational evsePresentActivePower = m.evsePresentActivePower();
        if (evsePresentActivePower != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evsePresentActivePower);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Rational evsePresentActivePowerL2 = m.evsePresentActivePowerL2();
        if (evsePresentActivePowerL2 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evsePresentActivePowerL2);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Rational evsePresentActivePowerL3 = m.evsePresentActivePowerL3();
        if (evsePresentActivePowerL3 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evsePresentActivePowerL3);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static BptScheduledAcClResControlMode readBptScheduledAcClResControlMode(ExiReader in)
            throws ExiException {
        int e = in.event(4, 10);
        Rational evseTargetActivePower = null;
        if (e == 0) {
            evseTargetActivePower = SharedTypesCodec.readRational(in);
            e = in.event(4, 9);
        } else {
            e--;
        }
        Rational evseTargetActivePowerL2 = null;
        if (e == 0) {
            evseTargetActivePowerL2 = SharedTypesCodec.readRational(in);
            e = in.event(4, 8);
        } else {
            e--;
        }
        Rational evseTargetActivePowerL3 = null;
        if (e == 0) {
            evseTargetActivePowerL3 = SharedTypesCodec.readRational(in);
            e = in.event(3, 7);
        } else {
            e--;
        }
        Rational evseTargetReactivePower = null;
        if (e == 0) {
            evseTargetReactivePower = SharedTypesCodec.readRational(in);
            e = in.event(3, 6);
        } else {
            e--;
        }
        Rational evseTargetReactivePowerL2 = null;
        if (e == 0) {
            evseTargetReactivePowerL2 = SharedTypesCodec.readRational(in);
            e = in.event(3, 5);
        } else {
            e--;
        }
        Rational evseTargetReactivePowerL3 = null;
        if (e == 0) {
            evseTargetReactivePowerL3 = SharedTypesCodec.readRational(in);
            e = in.event(3, 4);
        } else {
            e--;
        }
        Rational evsePresentActivePower = null;
        if (e == 0) {
            evsePresentActivePower = SharedTypesCodec.readRational(in);
            e = in.event(2, 3);
        } else {
            e--;
        }
        Rational evsePresentActivePowerL2 = null;
        if (e == 0) {
            evsePresentActivePowerL2 = SharedTypesCodec.readRational(in);
            e = in.event(2, 2);
        } else {
            e--;
        }
        Rational evsePresentActivePowerL3 = null;
        if (e == 0) {
            evsePresentActivePowerL3 = SharedTypesCodec.readRational(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new BptScheduledAcClResControlMode(
                evseTargetActivePower,
                evseTargetActivePowerL2,
                evseTargetActivePowerL3,
                evseTargetReactivePower,
                evseTargetReactivePowerL2,
                evseTargetReactivePowerL3,
                evsePresentActivePower,
                evsePresentActivePowerL2,
                evsePresentActivePowerL3);
    }

    static void writeBptScheduledAcClResControlMode(
            ExiWriter out, BptScheduledAcClResControlMode m) {
        int w = 4;
        int e = 0;
        Rational evseTargetActivePower = m.evseTargetActivePower();
        if (evseTargetActivePower != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evseTargetActivePower);
            w = 4;
            e = 0;
        } else {
            e++;
        }
        Rational evseTargetActivePowerL2 = m.evseTargetActivePowerL2();
        if (evseTargetActivePowerL2 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evseTargetActivePowerL2);
            w = 4;
            e = 0;
        } else {
            e++;
        }
        Rational evseTargetActivePowerL3 = m.evseTargetActivePowerL3();
        if (evseTargetActivePowerL3 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evseTargetActivePowerL3);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        Rational evseTargetReactivePower = m.evseTargetReactivePower();
        if (evseTargetReactivePower != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evseTargetReactivePower);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        Rational evseTargetReactivePowerL2 = m.evseTargetReactivePowerL2();
        if (evseTargetReactivePowerL2 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evseTargetReactivePowerL2);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        Rational evseTargetReactivePowerL3 = m.evseTargetReactivePowerL3();
        if (evseTargetReactivePowerL3 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evseTargetReactivePowerL3);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        Rational evsePresentActivePower = m.evsePresentActivePower();
        if (evsePresentActivePower != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evsePresentActivePower);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Rational evsePresentActivePowerL2 = m.evsePresentActivePowerL2();
        if (evsePresentActivePowerL2 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evsePresentActivePowerL2);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Rational evsePresentActivePowerL3 = m.evsePresentActivePowerL3();
        if (evsePresentActivePowerL3 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evsePresentActivePowerL3);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static DynamicAcClResControlMode readDynamicAcClResControlMode(ExiReader in)
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
        Rational evseTargetActivePower = SharedTypesCodec.readRational(in);
        e = in.event(4, 9);
        Rational evseTargetActivePowerL2 = null;
        if (e == 0) {
            evseTargetActivePowerL2 = SharedTypesCodec.readRational(in);
            e = in.event(4, 8);
        } else {
            e--;
        }
        Rational evseTargetActivePowerL3 = null;
        if (e == 0) {
            evseTargetActivePowerL3 = SharedTypesCodec.readRational(in);
            e = in.event(3, 7);
        } else {
            e--;
        }
        Rational evseTargetReactivePower = null;
        if (e == 0) {
            evseTargetReactivePower = SharedTypesCodec.readRational(in);
            e = in.event(3, 6);
        } else {
            e--;
        }
        Rational evseTargetReactivePowerL2 = null;
        if (e == 0) {
            evseTargetReactivePowerL2 = SharedTypesCodec.readRational(in);
            e = in.event(3, 5);
        } else {
            e--;
        }
        Rational evseTargetReactivePowerL3 = null;
        if (e == 0) {
            evseTargetReactivePowerL3 = SharedTypesCodec.readRational(in);
            e = in.event(3, 4);
        } else {
            e--;
        }
        Rational evsePresentActivePower = null;
        if (e == 0) {
            evsePresentActivePower = SharedTypesCodec.readRational(in);
            e = in.event(2, 3);
        } else {
            e--;
        }
        Rational evsePresentActivePowerL2 = null;
        if (e == 0) {
            evsePresentActivePowerL2 = SharedTypesCodec.readRational(in);
            e = in.event(2, 2);
        } else {
            e--;
        }
        Rational evsePresentActivePowerL3 = null;
        if (e == 0) {
            evsePresentActivePowerL3 = SharedTypesCodec.readRational(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new DynamicAcClResControlMode(
                departureTime,
                minimumSoc,
                targetSoc,
                ackMaxDelay,
                evseTargetActivePower,
                evseTargetActivePowerL2,
                evseTargetActivePowerL3,
                evseTargetReactivePower,
                evseTargetReactivePowerL2,
                evseTargetReactivePowerL3,
                evsePresentActivePower,
                evsePresentActivePowerL2,
                evsePresentActivePowerL3);
    }

    static void writeDynamicAcClResControlMode(ExiWriter out, DynamicAcClResControlMode m) {
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
        SharedTypesCodec.writeRational(out, m.evseTargetActivePower());
        w = 4;
        e = 0;
        Rational evseTargetActivePowerL2 = m.evseTargetActivePowerL2();
        if (evseTargetActivePowerL2 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evseTargetActivePowerL2);
            w = 4;
            e = 0;
        } else {
            e++;
        }
        Rational evseTargetActivePowerL3 = m.evseTargetActivePowerL3();
        if (evseTargetActivePowerL3 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evseTargetActivePowerL3);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        Rational evseTargetReactivePower = m.evseTargetReactivePower();
        if (evseTargetReactivePower != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evseTargetReactivePower);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        Rational evseTargetReactivePowerL2 = m.evseTargetReactivePowerL2();
        if (evseTargetReactivePowerL2 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evseTargetReactivePowerL2);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        Rational evseTargetReactivePowerL3 = m.evseTargetReactivePowerL3();
        if (evseTargetReactivePowerL3 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evseTargetReactivePowerL3);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        Rational evsePresentActivePower = m.evsePresentActivePower();
        if (evsePresentActivePower != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evsePresentActivePower);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Rational evsePresentActivePowerL2 = m.evsePresentActivePowerL2();
        if (evsePresentActivePowerL2 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evsePresentActivePowerL2);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Rational evsePresentActivePowerL3 = m.evsePresentActivePowerL3();
        if (evsePresentActivePowerL3 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evsePresentActivePowerL3);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static ScheduledAcClResControlMode readScheduledAcClResControlMode(ExiReader in)
            throws ExiException {
        int e = in.event(4, 10);
        Rational evseTargetActivePower = null;
        if (e == 0) {
            evseTargetActivePower = SharedTypesCodec.readRational(in);
            e = in.event(4, 9);
        } else {
            e--;
        }
        Rational evseTargetActivePowerL2 = null;
        if (e == 0) {
            evseTargetActivePowerL2 = SharedTypesCodec.readRational(in);
            e = in.event(4, 8);
        } else {
            e--;
        }
        Rational evseTargetActivePowerL3 = null;
        if (e == 0) {
            evseTargetActivePowerL3 = SharedTypesCodec.readRational(in);
            e = in.event(3, 7);
        } else {
            e--;
        }
        Rational evseTargetReactivePower = null;
        if (e == 0) {
            evseTargetReactivePower = SharedTypesCodec.readRational(in);
            e = in.event(3, 6);
        } else {
            e--;
        }
        Rational evseTargetReactivePowerL2 = null;
        if (e == 0) {
            evseTargetReactivePowerL2 = SharedTypesCodec.readRational(in);
            e = in.event(3, 5);
        } else {
            e--;
        }
        Rational evseTargetReactivePowerL3 = null;
        if (e == 0) {
            evseTargetReactivePowerL3 = SharedTypesCodec.readRational(in);
            e = in.event(3, 4);
        } else {
            e--;
        }
        Rational evsePresentActivePower = null;
        if (e == 0) {
            evsePresentActivePower = SharedTypesCodec.readRational(in);
            e = in.event(2, 3);
        } else {
            e--;
        }
        Rational evsePresentActivePowerL2 = null;
        if (e == 0) {
            evsePresentActivePowerL2 = SharedTypesCodec.readRational(in);
            e = in.event(2, 2);
        } else {
            e--;
        }
        Rational evsePresentActivePowerL3 = null;
        if (e == 0) {
            evsePresentActivePowerL3 = SharedTypesCodec.readRational(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new ScheduledAcClResControlMode(
                evseTargetActivePower,
                evseTargetActivePowerL2,
                evseTargetActivePowerL3,
                evseTargetReactivePower,
                evseTargetReactivePowerL2,
                evseTargetReactivePowerL3,
                evsePresentActivePower,
                evsePresentActivePowerL2,
                evsePresentActivePowerL3);
    }

    static void writeScheduledAcClResControlMode(ExiWriter out, ScheduledAcClResControlMode m) {
        int w = 4;
        int e = 0;
        Rational evseTargetActivePower = m.evseTargetActivePower();
        if (evseTargetActivePower != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evseTargetActivePower);
            w = 4;
            e = 0;
        } else {
            e++;
        }
        Rational evseTargetActivePowerL2 = m.evseTargetActivePowerL2();
        if (evseTargetActivePowerL2 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evseTargetActivePowerL2);
            w = 4;
            e = 0;
        } else {
            e++;
        }
        Rational evseTargetActivePowerL3 = m.evseTargetActivePowerL3();
        if (evseTargetActivePowerL3 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evseTargetActivePowerL3);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        Rational evseTargetReactivePower = m.evseTargetReactivePower();
        if (evseTargetReactivePower != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evseTargetReactivePower);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        Rational evseTargetReactivePowerL2 = m.evseTargetReactivePowerL2();
        if (evseTargetReactivePowerL2 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evseTargetReactivePowerL2);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        Rational evseTargetReactivePowerL3 = m.evseTargetReactivePowerL3();
        if (evseTargetReactivePowerL3 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evseTargetReactivePowerL3);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        Rational evsePresentActivePower = m.evsePresentActivePower();
        if (evsePresentActivePower != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evsePresentActivePower);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Rational evsePresentActivePowerL2 = m.evsePresentActivePowerL2();
        if (evsePresentActivePowerL2 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evsePresentActivePowerL2);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Rational evsePresentActivePowerL3 = m.evsePresentActivePowerL3();
        if (evsePresentActivePowerL3 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evsePresentActivePowerL3);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static AcCpdResEnergyTransferMode readAcCpdResEnergyTransferMode(ExiReader in)
            throws ExiException {
        in.event(1, 1);
        Rational evseMaximumChargePower = SharedTypesCodec.readRational(in);
        int e = in.event(2, 3);
        Rational evseMaximumChargePowerL2 = null;
        if (e == 0) {
            evseMaximumChargePowerL2 = SharedTypesCodec.readRational(in);
            e = in.event(2, 2);
        } else {
            e--;
        }
        Rational evseMaximumChargePowerL3 = null;
        if (e == 0) {
            evseMaximumChargePowerL3 = SharedTypesCodec.readRational(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        Rational evseMinimumChargePower = SharedTypesCodec.readRational(in);
        e = in.event(2, 3);
        Rational evseMinimumChargePowerL2 = null;
        if (e == 0) {
            evseMinimumChargePowerL2 = SharedTypesCodec.readRational(in);
            e = in.event(2, 2);
        } else {
            e--;
        }
        Rational evseMinimumChargePowerL3 = null;
        if (e == 0) {
            evseMinimumChargePowerL3 = SharedTypesCodec.readRational(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        Rational evseNominalFrequency = SharedTypesCodec.readRational(in);
        e = in.event(3, 6);
        Rational maximumPowerAsymmetry = null;
        if (e == 0) {
            maximumPowerAsymmetry = SharedTypesCodec.readRational(in);
            e = in.event(3, 5);
        } else {
            e--;
        }
        Rational evsePowerRampLimitation = null;
        if (e == 0) {
            evsePowerRampLimitation = SharedTypesCodec.readRational(in);
            e = in.event(3, 4);
        } else {
            e--;
        }
        Rational evsePresentActivePower = null;
        if (e == 0) {
            evsePresentActivePower = SharedTypesCodec.readRational(in);
            e = in.event(2, 3);
        } else {
            e--;
        }
        Rational evsePresentActivePowerL2 = null;
        if (e == 0) {
            evsePresentActivePowerL2 = SharedTypesCodec.readRational(in);
            e = in.event(2, 2);
        } else {
            e--;
        }
        Rational evsePresentActivePowerL3 = null;
        if (e == 0) {
            evsePresentActivePowerL3 = SharedTypesCodec.readRational(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new AcCpdResEnergyTransferMode(
                evseMaximumChargePower,
                evseMaximumChargePowerL2,
                evseMaximumChargePowerL3,
                evseMinimumChargePower,
                evseMinimumChargePowerL2,
                evseMinimumChargePowerL3,
                evseNominalFrequency,
                maximumPowerAsymmetry,
                evsePowerRampLimitation,
                evsePresentActivePower,
                evsePresentActivePowerL2,
                evsePresentActivePowerL3);
    }

    static void writeAcCpdResEnergyTransferMode(ExiWriter out, AcCpdResEnergyTransferMode m) {
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evseMaximumChargePower());
        int w = 2;
        int e = 0;
        Rational evseMaximumChargePowerL2 = m.evseMaximumChargePowerL2();
        if (evseMaximumChargePowerL2 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evseMaximumChargePowerL2);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Rational evseMaximumChargePowerL3 = m.evseMaximumChargePowerL3();
        if (evseMaximumChargePowerL3 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evseMaximumChargePowerL3);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        SharedTypesCodec.writeRational(out, m.evseMinimumChargePower());
        w = 2;
        e = 0;
        Rational evseMinimumChargePowerL2 = m.evseMinimumChargePowerL2();
        if (evseMinimumChargePowerL2 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evseMinimumChargePowerL2);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Rational evseMinimumChargePowerL3 = m.evseMinimumChargePowerL3();
        if (evseMinimumChargePowerL3 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evseMinimumChargePowerL3);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        SharedTypesCodec.writeRational(out, m.evseNominalFrequency());
        w = 3;
        e = 0;
        Rational maximumPowerAsymmetry = m.maximumPowerAsymmetry();
        if (maximumPowerAsymmetry != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, maximumPowerAsymmetry);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        Rational evsePowerRampLimitation = m.evsePowerRampLimitation();
        if (evsePowerRampLimitation != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evsePowerRampLimitation);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        Rational evsePresentActivePower = m.evsePresentActivePower();
        if (evsePresentActivePower != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evsePresentActivePower);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Rational evsePresentActivePowerL2 = m.evsePresentActivePowerL2();
        if (evsePresentActivePowerL2 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evsePresentActivePowerL2);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Rational evsePresentActivePowerL3 = m.evsePresentActivePowerL3();
        if (evsePresentActivePowerL3 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evsePresentActivePowerL3);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static BptAcCpdResEnergyTransferMode readBptAcCpdResEnergyTransferMode(ExiReader in)
            throws ExiException {
        in.event(1, 1);
        Rational evseMaximumChargePower = SharedTypesCodec.readRational(in);
        int e = in.event(2, 3);
        Rational evseMaximumChargePowerL2 = null;
        if (e == 0) {
            evseMaximumChargePowerL2 = SharedTypesCodec.readRational(in);
            e = in.event(2, 2);
        } else {
            e--;
        }
        Rational evseMaximumChargePowerL3 = null;
        if (e == 0) {
            evseMaximumChargePowerL3 = SharedTypesCodec.readRational(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        Rational evseMinimumChargePower = SharedTypesCodec.readRational(in);
        e = in.event(2, 3);
        Rational evseMinimumChargePowerL2 = null;
        if (e == 0) {
            evseMinimumChargePowerL2 = SharedTypesCodec.readRational(in);
            e = in.event(2, 2);
        } else {
            e--;
        }
        Rational evseMinimumChargePowerL3 = null;
        if (e == 0) {
            evseMinimumChargePowerL3 = SharedTypesCodec.readRational(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        Rational evseNominalFrequency = SharedTypesCodec.readRational(in);
        e = in.event(3, 6);
        Rational maximumPowerAsymmetry = null;
        if (e == 0) {
            maximumPowerAsymmetry = SharedTypesCodec.readRational(in);
            e = in.event(3, 5);
        } else {
            e--;
        }
        Rational evsePowerRampLimitation = null;
        if (e == 0) {
            evsePowerRampLimitation = SharedTypesCodec.readRational(in);
            e = in.event(3, 4);
        } else {
            e--;
        }
        Rational evsePresentActivePower = null;
        if (e == 0) {
            evsePresentActivePower = SharedTypesCodec.readRational(in);
            e = in.event(2, 3);
        } else {
            e--;
        }
        Rational evsePresentActivePowerL2 = null;
        if (e == 0) {
            evsePresentActivePowerL2 = SharedTypesCodec.readRational(in);
            e = in.event(2, 2);
        } else {
            e--;
        }
        Rational evsePresentActivePowerL3 = null;
        if (e == 0) {
            evsePresentActivePowerL3 = SharedTypesCodec.readRational(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        Rational evseMaximumDischargePower = SharedTypesCodec.readRational(in);
        e = in.event(2, 3);
        Rational evseMaximumDischargePowerL2 = null;
        if (e == 0) {
            evseMaximumDischargePowerL2 = SharedTypesCodec.readRational(in);
            e = in.event(2, 2);
        } else {
            e--;
        }
        Rational evseMaximumDischargePowerL3 = null;
        if (e == 0) {
            evseMaximumDischargePowerL3 = SharedTypesCodec.readRational(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        Rational evseMinimumDischargePower = SharedTypesCodec.readRational(in);
        e = in.event(2, 3);
        Rational evseMinimumDischargePowerL2 = null;
        if (e == 0) {
            evseMinimumDischargePowerL2 = SharedTypesCodec.readRational(in);
            e = in.event(2, 2);
        } else {
            e--;
        }
        Rational evseMinimumDischargePowerL3 = null;
        if (e == 0) {
            evseMinimumDischargePowerL3 = SharedTypesCodec.readRational(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new BptAcCpdResEnergyTransferMode(
                evseMaximumChargePower,
                evseMaximumChargePowerL2,
                evseMaximumChargePowerL3,
                evseMinimumChargePower,
                evseMinimumChargePowerL2,
                evseMinimumChargePowerL3,
                evseNominalFrequency,
                maximumPowerAsymmetry,
                evsePowerRampLimitation,
                evsePresentActivePower,
                evsePresentActivePowerL2,
                evsePresentActivePowerL3,
                evseMaximumDischargePower,
                evseMaximumDischargePowerL2,
                evseMaximumDischargePowerL3,
                evseMinimumDischargePower,
                evseMinimumDischargePowerL2,
                evseMinimumDischargePowerL3);
    }

    static void writeBptAcCpdResEnergyTransferMode(ExiWriter out, BptAcCpdResEnergyTransferMode m) {
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.evseMaximumChargePower());
        int w = 2;
        int e = 0;
        Rational evseMaximumChargePowerL2 = m.evseMaximumChargePowerL2();
        if (evseMaximumChargePowerL2 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evseMaximumChargePowerL2);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Rational evseMaximumChargePowerL3 = m.evseMaximumChargePowerL3();
        if (evseMaximumChargePowerL3 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evseMaximumChargePowerL3);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        SharedTypesCodec.writeRational(out, m.evseMinimumChargePower());
        w = 2;
        e = 0;
        Rational evseMinimumChargePowerL2 = m.evseMinimumChargePowerL2();
        if (evseMinimumChargePowerL2 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evseMinimumChargePowerL2);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Rational evseMinimumChargePowerL3 = m.evseMinimumChargePowerL3();
        if (evseMinimumChargePowerL3 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evseMinimumChargePowerL3);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        SharedTypesCodec.writeRational(out, m.evseNominalFrequency());
        w = 3;
        e = 0;
        Rational maximumPowerAsymmetry = m.maximumPowerAsymmetry();
        if (maximumPowerAsymmetry != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, maximumPowerAsymmetry);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        Rational evsePowerRampLimitation = m.evsePowerRampLimitation();
        if (evsePowerRampLimitation != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evsePowerRampLimitation);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        Rational evsePresentActivePower = m.evsePresentActivePower();
        if (evsePresentActivePower != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evsePresentActivePower);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Rational evsePresentActivePowerL2 = m.evsePresentActivePowerL2();
        if (evsePresentActivePowerL2 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evsePresentActivePowerL2);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Rational evsePresentActivePowerL3 = m.evsePresentActivePowerL3();
        if (evsePresentActivePowerL3 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evsePresentActivePowerL3);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        SharedTypesCodec.writeRational(out, m.evseMaximumDischargePower());
        w = 2;
        e = 0;
        Rational evseMaximumDischargePowerL2 = m.evseMaximumDischargePowerL2();
        if (evseMaximumDischargePowerL2 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evseMaximumDischargePowerL2);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Rational evseMaximumDischargePowerL3 = m.evseMaximumDischargePowerL3();
        if (evseMaximumDischargePowerL3 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evseMaximumDischargePowerL3);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        SharedTypesCodec.writeRational(out, m.evseMinimumDischargePower());
        w = 2;
        e = 0;
        Rational evseMinimumDischargePowerL2 = m.evseMinimumDischargePowerL2();
        if (evseMinimumDischargePowerL2 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evseMinimumDischargePowerL2);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Rational evseMinimumDischargePowerL3 = m.evseMinimumDischargePowerL3();
        if (evseMinimumDischargePowerL3 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evseMinimumDischargePowerL3);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }
}
