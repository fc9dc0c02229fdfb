package org.tidegate.iso15118.message.internal;

import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.internal.ExiReader;
import org.tidegate.iso15118.exi.internal.ExiWriter;
import org.tidegate.iso15118.message.din.AcEvChargeParameter;
import org.tidegate.iso15118.message.din.AcEvseChargeParameter;
import org.tidegate.iso15118.message.din.AcEvseStatus;
import org.tidegate.iso15118.message.din.DcEvChargeParameter;
import org.tidegate.iso15118.message.din.DcEvPowerDeliveryParameter;
import org.tidegate.iso15118.message.din.DcEvStatus;
import org.tidegate.iso15118.message.din.DcEvseChargeParameter;
import org.tidegate.iso15118.message.din.DcEvseStatus;
import org.tidegate.iso15118.message.din.PhysicalValue;

// Written by src/exi/generate_codecs.py from the schema model; do not edit.
/** Limits of both sides before and during charging, DIN 70121. */
final class DinParametersCodec {

    private DinParametersCodec() {}

    static AcEvChargeParameter readAcEvChargeParameter(ExiReader in) throws ExiException {
        in.event(1, 1);
        long departureTime = in.unsigned(0, 4294967295L);
        in.event(1, 1);
        PhysicalValue eAmount = DinTypesCodec.readPhysicalValue(in);
        in.event(1, 1);
        PhysicalValue evMaxVoltage = DinTypesCodec.readPhysicalValue(in);
        in.event(1, 1);
        PhysicalValue evMaxCurrent = DinTypesCodec.readPhysicalValue(in);
        in.event(1, 1);
        PhysicalValue evMinCurrent = DinTypesCodec.readPhysicalValue(in);
        in.event(1, 1);
        return new AcEvChargeParameter(
                departureTime, eAmount, evMaxVoltage, evMaxCurrent, evMinCurrent);
    }

    static void writeAcEvChargeParameter(ExiWriter out, AcEvChargeParameter m) {
        out.event(0, 1);
        out.unsigned(m.departureTime(), 0, 4294967295L);
        out.event(0, 1);
        DinTypesCodec.writePhysicalValue(out, m.eAmount());
        out.event(0, 1);
        DinTypesCodec.writePhysicalValue(out, m.evMaxVoltage());
        out.event(0, 1);
        DinTypesCodec.writePhysicalValue(out, m.evMaxCurrent());
        out.event(0, 1);
        DinTypesCodec.writePhysicalValue(out, m.evMinCurrent());
        out.event(0, 1);
    }

    static DcEvChargeParameter readDcEvChargeParameter(ExiReader in) throws ExiException {
        in.event(1, 1);
        DcEvStatus dcEvStatus = DinTypesCodec.readDcEvStatus(in);
        in.event(1, 1);
        PhysicalValue evMaximumCurrentLimit = DinTypesCodec.readPhysicalValue(in);
        int e = in.event(2, 2);
        PhysicalValue evMaximumPowerLimit = null;
        if (e == 0) {
            evMaximumPowerLimit = DinTypesCodec.readPhysicalValue(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        PhysicalValue evMaximumVoltageLimit = DinTypesCodec.readPhysicalValue(in);
        e = in.event(3, 5);
        PhysicalValue evEnergyCapacity = null;
        if (e == 0) {
            evEnergyCapacity = DinTypesCodec.readPhysicalValue(in);
            e = in.event(3, 4);
        } else {
            e--;
        }
        PhysicalValue evEnergyRequest = null;
        if (e == 0) {
            evEnergyRequest = DinTypesCodec.readPhysicalValue(in);
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
        out.event(0, 1);
        DinTypesCodec.writeDcEvStatus(out, m.dcEvStatus());
        out.event(0, 1);
        DinTypesCodec.writePhysicalValue(out, m.evMaximumCurrentLimit());
        int w = 2;
        int e = 0;
        PhysicalValue evMaximumPowerLimit = m.evMaximumPowerLimit();
        if (evMaximumPowerLimit != null) {
            out.event(e, w);
            DinTypesCodec.writePhysicalValue(out, evMaximumPowerLimit);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        DinTypesCodec.writePhysicalValue(out, m.evMaximumVoltageLimit());
        w = 3;
        e = 0;
        PhysicalValue evEnergyCapacity = m.evEnergyCapacity();
        if (evEnergyCapacity != null) {
            out.event(e, w);
            DinTypesCodec.writePhysicalValue(out, evEnergyCapacity);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        PhysicalValue evEnergyRequest = m.evEnergyRequest();
        if (evEnergyRequest != null) {
            out.event(e, w);
            DinTypesCodec.writePhysicalValue(out, evEnergyRequest);
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
        AcEvseStatus acEvseStatus = DinTypesCodec.readAcEvseStatus(in);
        in.event(1, 1);
        PhysicalValue evseMaxVoltage = DinTypesCodec.readPhysicalValue(in);
        in.event(1, 1);
        PhysicalValue evseMaxCurrent = DinTypesCodec.readPhysicalValue(in);
        in.event(1, 1);
        PhysicalValue evseMinCurrent = DinTypesCodec.readPhysicalValue(in);
        in.event(1, 1);
        return new AcEvseChargeParameter(
                acEvseStatus, evseMaxVoltage, evseMaxCurrent, evseMinCurrent);
    }

    static void writeAcEvseChargeParameter(ExiWriter out, AcEvseChargeParameter m) {
        out.event(0, 1);
        DinTypesCodec.writeAcEvseStatus(out, m.acEvseStatus());
        out.event(0, 1);
        DinTypesCodec.writePhysicalValue(out, m.evseMaxVoltage());
        out.event(0, 1);
        DinTypesCodec.writePhysicalValue(out, m.evseMaxCurrent());
        out.event(0, 1);
        DinTypesCodec.writePhysicalValue(out, m.evseMinCurrent());
        out.event(0, 1);
    }

    static DcEvseChargeParameter readDcEvseChargeParameter(ExiReader in) throws ExiException {
        in.event(1, 1);
        DcEvseStatus dcEvseStatus = DinTypesCodec.readDcEvseStatus(in);
        in.event(1, 1);
        PhysicalValue evseMaximumCurrentLimit = DinTypesCodec.readPhysicalValue(in);
        int e = in.event(2, 2);
        PhysicalValue evseMaximumPowerLimit = null;
        if (e == 0) {
            evseMaximumPowerLimit = DinTypesCodec.readPhysicalValue(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        PhysicalValue evseMaximumVoltageLimit = DinTypesCodec.readPhysicalValue(in);
        in.event(1, 1);
        PhysicalValue evseMinimumCurrentLimit = DinTypesCodec.readPhysicalValue(in);
        in.event(1, 1);
        PhysicalValue evseMinimumVoltageLimit = DinTypesCodec.readPhysicalValue(in);
        e = in.event(2, 2);
        PhysicalValue evseCurrentRegulationTolerance = null;
        if (e == 0) {
            evseCurrentRegulationTolerance = DinTypesCodec.readPhysicalValue(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        PhysicalValue evsePeakCurrentRipple = DinTypesCodec.readPhysicalValue(in);
        e = in.event(2, 2);
        PhysicalValue evseEnergyToBeDelivered = null;
        if (e == 0) {
            evseEnergyToBeDelivered = DinTypesCodec.readPhysicalValue(in);
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
        DinTypesCodec.writeDcEvseStatus(out, m.dcEvseStatus());
        out.event(0, 1);
        DinTypesCodec.writePhysicalValue(out, m.evseMaximumCurrentLimit());
        int w = 2;
        int e = 0;
        PhysicalValue evseMaximumPowerLimit = m.evseMaximumPowerLimit();
        if (evseMaximumPowerLimit != null) {
            out.event(e, w);
            DinTypesCodec.writePhysicalValue(out, evseMaximumPowerLimit);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        DinTypesCodec.writePhysicalValue(out, m.evseMaximumVoltageLimit());
        out.event(0, 1);
        DinTypesCodec.writePhysicalValue(out, m.evseMinimumCurrentLimit());
        out.event(0, 1);
        DinTypesCodec.writePhysicalValue(out, m.evseMinimumVoltageLimit());
        w = 2;
        e = 0;
        PhysicalValue evseCurrentRegulationTolerance = m.evseCurrentRegulationTolerance();
        if (evseCurrentRegulationTolerance != null) {
            out.event(e, w);
            DinTypesCodec.writePhysicalValue(out, evseCurrentRegulationTolerance);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        DinTypesCodec.writePhysicalValue(out, m.evsePeakCurrentRipple());
        w = 2;
        e = 0;
        PhysicalValue evseEnergyToBeDelivered = m.evseEnergyToBeDelivered();
        if (evseEnergyToBeDelivered != null) {
            out.event(e, w);
            DinTypesCodec.writePhysicalValue(out, evseEnergyToBeDelivered);
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
        DcEvStatus dcEvStatus = DinTypesCodec.readDcEvStatus(in);
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
        DinTypesCodec.writeDcEvStatus(out, m.dcEvStatus());
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
