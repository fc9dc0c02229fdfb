package org.tidegate.iso15118.message.internal;

import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.internal.ExiReader;
import org.tidegate.iso15118.exi.internal.ExiWriter;
import org.tidegate.iso15118.message.iso2.AcEvChargeParameter;
import org.tidegate.iso15118.message.iso2.AcEvseChargeParameter;
import org.tidegate.iso15118.message.iso2.AcEvseStatus;
import org.tidegate.iso15118.message.iso2.DcEvChargeParameter;
import org.tidegate.iso15118.message.iso2.DcEvPowerDeliveryParameter;
import org.tidegate.iso15118.message.iso2.DcEvStatus;
import org.tidegate.iso15118.message.iso2.DcEvseChargeParameter;
import org.tidegate.iso15118.message.iso2.DcEvseStatus;
import org.tidegate.iso15118.message.iso2.PhysicalValue;

// Written by src/exi/generate_codecs.py from the schema model; do not edit.
/** Limits of both sides before and during charging, ISO 15118-2. */
final class Iso2ParametersCodec {

    private Iso2ParametersCodec() {}

    static AcEvChargeParameter readAcEvChargeParameter(ExiReader in) throws ExiException {
        int e = in.event(2, 2);
        Long departureTime = null;
        if (e == 0) {
            departureTime = in.unsigned(0, 4294967295L);
            e = in.event(1, 1);
        } else {
            e--;
        }
        PhysicalValue eAmount = Iso2TypesCodec.readPhysicalValue(in);
        in.event(1, 1);
        PhysicalValue evMaxVoltage = Iso2TypesCodec.readPhysicalValue(in);
        in.event(1, 1);
        PhysicalValue evMaxCurrent = Iso2TypesCodec.readPhysicalValue(in);
        in.event(1, 1);
        PhysicalValue evMinCurrent = Iso2TypesCodec.readPhysicalValue(in);
        in.event(1, 1);
        return new AcEvChargeParameter(
                departureTime, eAmount, evMaxVoltage, evMaxCurrent, evMinCurrent);
    }

    static void writeAcEvChargeParameter(ExiWriter out, AcEvChargeParameter m) {
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
        Iso2TypesCodec.writePhysicalValue(out, m.eAmount());
        out.event(0, 1);
        Iso2TypesCodec.writePhysicalValue(out, m.evMaxVoltage());
        out.event(0, 1);
        Iso2TypesCodec.writePhysicalValue(out, m.evMaxCurrent());
        out.event(0, 1);
        Iso2TypesCodec.writePhysicalValue(out, m.evMinCurrent());
        out.event(0, 1);
    }

    static DcEvChargeParameter readDcEvChargeParameter(ExiReader in) throws ExiException {
        int e = in.event(2, 2);
        Long departureTime = null;
        if (e == 0) {
            departureTime = in.unsigned(0, 4294967295L);
            e = in.event(1, 1);
        } else {
            e--;
        }
        DcEvStatus dcEvStatus = Iso2TypesCodec.readDcEvStatus(in);
        in.event(1, 1);
        PhysicalValue evMaximumCurrentLimit = Iso2TypesCodec.readPhysicalValue(in);
        e = in.event(2, 2);
        PhysicalValue evMaximumPowerLimit = null;
        if (e == 0) {
            evMaximumPowerLimit = Iso2TypesCodec.readPhysicalValue(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        PhysicalValue evMaximumVoltageLimit = Iso2TypesCodec.readPhysicalValue(in);
        e = in.event(3, 5);
        PhysicalValue evEnergyCapacity = null;
        if (e == 0) {
            evEnergyCapacity = Iso2TypesCodec.readPhysicalValue(in);
            e = in.event(3, 4);
        } else {
            e--;
        }
        PhysicalValue evEnergyRequest = null;
        if (e == 0) {
            evEnergyRequest = Iso2TypesCodec.readPhysicalValue(in);
            e = in.event(2, 3);
        } else {
            e--;
        }
        Integer fullSoc = null;
        if (e == 0) {
            fullSoc = in.nbit(7, 0, 100);
            e = in.event(2, 2);
        } else {
            e--;
        }
        Integer bulkSoc = null;
        if (e == 0) {
            bulkSoc = in.nbit(7, 0, 100);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new DcEvChargeParameter(
                departureTime,
                dcEvStatus,
                evMaximumCurrentLimit,
                evMaximumPowerLimit,
                evMaximumVoltageLimit,
                evEnergyCapacity,
                evEnergyRequest,
                fullSoc,
                bulkSoc);
    }

    static void writeDcEvChargeParameter(ExiWriter out, DcEvChargeParameter m) {
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
        Iso2TypesCodec.writeDcEvStatus(out, m.dcEvStatus());
        out.event(0, 1);
        Iso2TypesCodec.writePhysicalValue(out, m.evMaximumCurrentLimit());
        w = 2;
        e = 0;
        PhysicalValue evMaximumPowerLimit = m.evMaximumPowerLimit();
        if (evMaximumPowerLimit != null) {
            out.event(e, w);
            Iso2TypesCodec.writePhysicalValue(out, evMaximumPowerLimit);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        Iso2TypesCodec.writePhysicalValue(out, m.evMaximumVoltageLimit());
        w = 3;
        e = 0;
        PhysicalValue evEnergyCapacity = m.evEnergyCapacity();
        if (evEnergyCapacity != null) {
            out.event(e, w);
            Iso2TypesCodec.writePhysicalValue(out, evEnergyCapacity);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        PhysicalValue evEnergyRequest = m.evEnergyRequest();
        if (evEnergyRequest != null) {
            out.event(e, w);
            Iso2TypesCodec.writePhysicalValue(out, evEnergyRequest);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Integer fullSoc = m.fullSoc();
        if (fullSoc != null) {
            out.event(e, w);
            out.nbit(fullSoc, 7, 0, 100);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Integer bulkSoc = m.bulkSoc();
        if (bulkSoc != null) {
            out.event(e, w);
            out.nbit(bulkSoc, 7, 0, 100);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static AcEvseChargeParameter readAcEvseChargeParameter(ExiReader in) throws ExiException {
        in.event(1, 1);
        AcEvseStatus acEvseStatus = Iso2TypesCodec.readAcEvseStatus(in);
        in.event(1, 1);
        PhysicalValue evseNominalVoltage = Iso2TypesCodec.readPhysicalValue(in);
        in.event(1, 1);
        PhysicalValue evseMaxCurrent = Iso2TypesCodec.readPhysicalValue(in);
        in.event(1, 1);
        return new AcEvseChargeParameter(acEvseStatus, evseNominalVoltage, evseMaxCurrent);
    }

    static void writeAcEvseChargeParameter(ExiWriter out, AcEvseChargeParameter m) {
        out.event(0, 1);
        Iso2TypesCodec.writeAcEvseStatus(out, m.acEvseStatus());
        out.event(0, 1);
        Iso2TypesCodec.writePhysicalValue(out, m.evseNominalVoltage());
        out.event(0, 1);
        Iso2TypesCodec.writePhysicalValue(out, m.evseMaxCurrent());
        out.event(0, 1);
    }

    static DcEvseChargeParameter readDcEvseChargeParameter(ExiReader in) throws ExiException {
        in.event(1, 1);
        DcEvseStatus dcEvseStatus = Iso2TypesCodec.readDcEvseStatus(in);
        in.event(1, 1);
        PhysicalValue evseMaximumCurrentLimit = Iso2TypesCodec.readPhysicalValue(in);
        in.event(1, 1);
        PhysicalValue evseMaximumPowerLimit = Iso2TypesCodec.readPhysicalValue(in);
        in.event(1, 1);
        PhysicalValue evseMaximumVoltageLimit = Iso2TypesCodec.readPhysicalValue(in);
        in.event(1, 1);
        PhysicalValue evseMinimumCurrentLimit = Iso2TypesCodec.readPhysicalValue(in);
        in.event(1, 1);
        PhysicalValue evseMinimumVoltageLimit = Iso2TypesCodec.readPhysicalValue(in);
        int e = in.event(2, 2);
        PhysicalValue evseCurrentRegulationTolerance = null;
        if (e == 0) {
            evseCurrentRegulationTolerance = Iso2TypesCodec.readPhysicalValue(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        PhysicalValue evsePeakCurrentRipple = Iso2TypesCodec.readPhysicalValue(in);
        e = in.event(2, 2);
        PhysicalValue evseEnergyToBeDelivered = null;
        if (e == 0) {
            evseEnergyToBeDelivered = Iso2TypesCodec.readPhysicalValue(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new DcEvseChargeParameter(
                dcEvseStatus,
                evseMaximumCurrentLimit,
                evseMaximumPowerLimit,
                evseMaximumVoltageLimit,
                evseMinimumCurrentLimit,
                evseMinimumVoltageLimit,
                evseCurrentRegulationTolerance,
                evsePeakCurrentRipple,
                evseEnergyToBeDelivered);
    }

    static void writeDcEvseChargeParameter(ExiWriter out, DcEvseChargeParameter m) {
        out.event(0, 1);
        Iso2TypesCodec.writeDcEvseStatus(out, m.dcEvseStatus());
        out.event(0, 1);
        Iso2TypesCodec.writePhysicalValue(out, m.evseMaximumCurrentLimit());
        out.event(0, 1);
        Iso2TypesCodec.writePhysicalValue(out, m.evseMaximumPowerLimit());
        out.event(0, 1);
        Iso2TypesCodec.writePhysicalValue(out, m.evseMaximumVoltageLimit());
        out.event(0, 1);
        Iso2TypesCodec.writePhysicalValue(out, m.evseMinimumCurrentLimit());
        out.event(0, 1);
        Iso2TypesCodec.writePhysicalValue(out, m.evseMinimumVoltageLimit());
        int w = 2;
        int e = 0;
        PhysicalValue evseCurrentRegulationTolerance = m.evseCurrentRegulationTolerance();
        if (evseCurrentRegulationTolerance != null) {
            out.event(e, w);
            Iso2TypesCodec.writePhysicalValue(out, evseCurrentRegulationTolerance);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        Iso2TypesCodec.writePhysicalValue(out, m.evsePeakCurrentRipple());
        w = 2;
        e = 0;
        PhysicalValue evseEnergyToBeDelivered = m.evseEnergyToBeDelivered();
        if (evseEnergyToBeDelivered != null) {
            out.event(e, w);
            Iso2TypesCodec.writePhysicalValue(out, evseEnergyToBeDelivered);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static DcEvPowerDeliveryParameter readDcEvPowerDeliveryParameter(ExiReader in)
            throws ExiException {
        in.event(1, 1);
        DcEvStatus dcEvStatus = Iso2TypesCodec.readDcEvStatus(in);
        int e = in.event(2, 2);
        Boolean bulkChargingComplete = null;
        if (e == 0) {
            bulkChargingComplete = in.bool();
            e = in.event(1, 1);
        } else {
            e--;
        }
        boolean chargingComplete = in.bool();
        in.event(1, 1);
        return new DcEvPowerDeliveryParameter(dcEvStatus, bulkChargingComplete, chargingComplete);
    }

    static void writeDcEvPowerDeliveryParameter(ExiWriter out, DcEvPowerDeliveryParameter m) {
        out.event(0, 1);
        Iso2TypesCodec.writeDcEvStatus(out, m.dcEvStatus());
        int w = 2;
        int e = 0;
        Boolean bulkChargingComplete = m.bulkChargingComplete();
        if (bulkChargingComplete != null) {
            out.event(e, w);
            out.bool(bulkChargingComplete);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        out.bool(m.chargingComplete());
        out.event(0, 1);
    }
}
