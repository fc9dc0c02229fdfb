package org.tidegate.iso15118.message.internal;

import java.util.List;
import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.internal.ExiReader;
import org.tidegate.iso15118.exi.internal.ExiWriter;
import org.tidegate.iso15118.message.AbsolutePriceSchedule;
import org.tidegate.iso15118.message.ChargingSchedule;
import org.tidegate.iso15118.message.DynamicEvpptControlMode;
import org.tidegate.iso15118.message.DynamicSeReqControlMode;
import org.tidegate.iso15118.message.DynamicSeResControlMode;
import org.tidegate.iso15118.message.EvAbsolutePriceSchedule;
import org.tidegate.iso15118.message.EvEnergyOffer;
import org.tidegate.iso15118.message.EvPowerProfile;
import org.tidegate.iso15118.message.EvPowerSchedule;
import org.tidegate.iso15118.message.EvPowerScheduleEntry;
import org.tidegate.iso15118.message.EvpptControlMode;
import org.tidegate.iso15118.message.PowerSchedule;
import org.tidegate.iso15118.message.PowerScheduleEntry;
import org.tidegate.iso15118.message.PowerToleranceAcceptance;
import org.tidegate.iso15118.message.PriceLevelSchedule;
import org.tidegate.iso15118.message.PriceSchedule;
import org.tidegate.iso15118.message.Rational;
import org.tidegate.iso15118.message.ScheduleTuple;
import org.tidegate.iso15118.message.ScheduledEvpptControlMode;
import org.tidegate.iso15118.message.ScheduledSeReqControlMode;
import org.tidegate.iso15118.message.ScheduledSeResControlMode;
import org.tidegate.iso15118.message.ScheduledSmdtControlMode;

// Written by src/exi/generate_codecs.py from the schema model; do not edit.
/** Power schedules and the two control modes of a schedule exchange. */
final class SchedulesCodec {
    private static final PowerToleranceAcceptance[] POWER_TOLERANCE_ACCEPTANCE_VALUES =
            PowerToleranceAcceptance.values();

    private SchedulesCodec() {}

    static EvPowerProfile readEvPowerProfile(ExiReader in) throws ExiException {
        in.event(1, 1);
        long timeAnchor = in.unsignedLong();
        int e = in.event(2, 2);
        EvpptControlMode controlMode =
                switch (e) {
                    case 0 -> SchedulesCodec.readDynamicEvpptControlMode(in);
                    case 1 -> SchedulesCodec.readScheduledEvpptControlMode(in);
                    default -> throw in.undeclared(e);
                };
        in.event(1, 1);
        List<PowerScheduleEntry> evPowerProfileEntries =
                SchedulesCodec.readEvPowerProfileEntryList(in);
        in.event(1, 1);
        return new EvPowerProfile(timeAnchor, controlMode, evPowerProfileEntries);
    }

    static void writeEvPowerProfile(ExiWriter out, EvPowerProfile m) {
        out.event(0, 1);
        out.unsignedLong(m.timeAnchor());
        switch (m.controlMode()) {
            case DynamicEvpptControlMode c -> {
                out.event(0, 2);
                SchedulesCodec.writeDynamicEvpptControlMode(out, c);
            }
            case ScheduledEvpptControlMode c -> {
                out.event(1, 2);
                SchedulesCodec.writeScheduledEvpptControlMode(out, c);
            }
        }
        out.event(0, 1);
        SchedulesCodec.writeEvPowerProfileEntryList(out, m.evPowerProfileEntries());
        out.event(0, 1);
    }

    static DynamicSeReqControlMode readDynamicSeReqControlMode(ExiReader in) throws ExiException {
        in.event(1, 1);
        long departureTime = in.unsigned(0, 4294967295L);
        int e = in.event(2, 3);
        Integer minimumSoc = null;
        if (e == 0) {
            minimumSoc = in.nbit(7, 0, 100);
            e = in.event(2, 2);
        } else {
            e--;
        }
        Integer targetSoc = null;
        if (e == 0) {
            targetSoc = in.nbit(7, 0, 100);
            e = in.event(1, 1);
        } else {
            e--;
        }
        Rational evTargetEnergyRequest = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evMaximumEnergyRequest = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational evMinimumEnergyRequest = SharedTypesCodec.readRational(in);
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
        return new DynamicSeReqControlMode(
                departureTime,
                minimumSoc,
                targetSoc,
                evTargetEnergyRequest,
                evMaximumEnergyRequest,
                evMinimumEnergyRequest,
                evMaximumV2xEnergyRequest,
                evMinimumV2xEnergyRequest);
    }

    static void writeDynamicSeReqControlMode(ExiWriter out, DynamicSeReqControlMode m) {
        out.event(0, 1);
        out.unsigned(m.departureTime(), 0, 4294967295L);
        int w = 2;
        int e = 0;
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

    static ScheduledSeReqControlMode readScheduledSeReqControlMode(ExiReader in)
            throws ExiException {
        int e = in.event(3, 6);
        Long departureTime = null;
        if (e == 0) {
            departureTime = in.unsigned(0, 4294967295L);
            e = in.event(3, 5);
        } else {
            e--;
        }
        Rational evTargetEnergyRequest = null;
        if (e == 0) {
            evTargetEnergyRequest = SharedTypesCodec.readRational(in);
            e = in.event(3, 4);
        } else {
            e--;
        }
        Rational evMaximumEnergyRequest = null;
        if (e == 0) {
            evMaximumEnergyRequest = SharedTypesCodec.readRational(in);
            e = in.event(2, 3);
        } else {
            e--;
        }
        Rational evMinimumEnergyRequest = null;
        if (e == 0) {
            evMinimumEnergyRequest = SharedTypesCodec.readRational(in);
            e = in.event(2, 2);
        } else {
            e--;
        }
        EvEnergyOffer evEnergyOffer = null;
        if (e == 0) {
            evEnergyOffer = SchedulesCodec.readEvEnergyOffer(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new ScheduledSeReqControlMode(
                departureTime,
                evTargetEnergyRequest,
                evMaximumEnergyRequest,
                evMinimumEnergyRequest,
                evEnergyOffer);
    }

    static void writeScheduledSeReqControlMode(ExiWriter out, ScheduledSeReqControlMode m) {
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
        Rational evTargetEnergyRequest = m.evTargetEnergyRequest();
        if (evTargetEnergyRequest != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, evTargetEnergyRequest);
            w = 3;
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
            w = 2;
            e = 0;
        } else {
            e++;
        }
        EvEnergyOffer evEnergyOffer = m.evEnergyOffer();
        if (evEnergyOffer != null) {
            out.event(e, w);
            SchedulesCodec.writeEvEnergyOffer(out, evEnergyOffer);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static DynamicSeResControlMode readDynamicSeResControlMode(ExiReader in) throws ExiException {
        int e = in.event(3, 6);
        Long departureTime = null;
        if (e == 0) {
            departureTime = in.unsigned(0, 4294967295L);
            e = in.event(3, 5);
        } else {
            e--;
        }
        Integer minimumSoc = null;
        if (e == 0) {
            minimumSoc = in.nbit(7, 0, 100);
            e = in.event(3, 4);
        } else {
            e--;
        }
        Integer targetSoc = null;
        if (e == 0) {
            targetSoc = in.nbit(7, 0, 100);
            e = in.event(2, 3);
        } else {
            e--;
        }
        PriceSchedule priceSchedule = null;
        if (e < 2) {
            priceSchedule =
                    switch (e) {
                        case 0 -> PricesCodec.readAbsolutePriceSchedule(in);
                        case 1 -> PricesCodec.readPriceLevelSchedule(in);
                        default -> throw in.undeclared(e);
                    };
            e = in.event(1, 1);
        } else {
            e -= 2;
        }
        in.expect(e);
        return new DynamicSeResControlMode(departureTime, minimumSoc, targetSoc, priceSchedule);
    }

    static void writeDynamicSeResControlMode(ExiWriter out, DynamicSeResControlMode m) {
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
            w = 3;
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
        PriceSchedule priceSchedule = m.priceSchedule();
        switch (priceSchedule) {
            case AbsolutePriceSchedule c -> {
                out.event(e + 0, w);
                PricesCodec.writeAbsolutePriceSchedule(out, c);
            }
            case PriceLevelSchedule c -> {
                out.event(e + 1, w);
                PricesCodec.writePriceLevelSchedule(out, c);
            }
            case null -> {}
        }
        if (priceSchedule != null) {
            w = 1;
            e = 0;
        } else {
            e += 2;
        }
        out.event(e, w);
    }

    static ScheduledSeResControlMode readScheduledSeResControlMode(ExiReader in)
            throws ExiException {
        int scheduleTuples = in.listStart();
        int e = in.event(1, 1);
        while (e == 0) {
            in.addToList(SchedulesCodec.readScheduleTuple(in));
            e = in.listSize(scheduleTuples) < 3 ? in.event(2, 2) : 1 + in.event(1, 1);
        }
        e--;
        List<ScheduleTuple> scheduleTuplesList = in.list(scheduleTuples);
        in.expect(e);
        return new ScheduledSeResControlMode(scheduleTuplesList);
    }

    static void writeScheduledSeResControlMode(ExiWriter out, ScheduledSeResControlMode m) {
        int w = 1;
        int e = 0;
        out.count(m.scheduleTuples().size(), 1, 3);
        for (int i = 0; i < m.scheduleTuples().size(); i++) {
            out.event(e, w);
            SchedulesCodec.writeScheduleTuple(out, m.scheduleTuples().get(i));
            w = i + 1 < 3 ? 2 : 1;
            e = 0;
        }
        if (m.scheduleTuples().size() < 3) {
            e++;
        }
        out.event(e, w);
    }

    static ScheduledSmdtControlMode readScheduledSmdtControlMode(ExiReader in) throws ExiException {
        in.event(1, 1);
        long selectedScheduleTupleId = in.unsigned(1, 4294967295L);
        in.event(1, 1);
        return new ScheduledSmdtControlMode(selectedScheduleTupleId);
    }

    static void writeScheduledSmdtControlMode(ExiWriter out, ScheduledSmdtControlMode m) {
        out.event(0, 1);
        out.unsigned(m.selectedScheduleTupleId(), 1, 4294967295L);
        out.event(0, 1);
    }

    static DynamicEvpptControlMode readDynamicEvpptControlMode(ExiReader in) throws ExiException {
        in.event(1, 1);
        return new DynamicEvpptControlMode();
    }

    static void writeDynamicEvpptControlMode(ExiWriter out, DynamicEvpptControlMode m) {
        out.event(0, 1);
    }

    static ScheduledEvpptControlMode readScheduledEvpptControlMode(ExiReader in)
            throws ExiException {
        in.event(1, 1);
        long selectedScheduleTupleId = in.unsigned(1, 4294967295L);
        int e = in.event(2, 2);
        PowerToleranceAcceptance powerToleranceAcceptance = null;
        if (e == 0) {
            powerToleranceAcceptance = POWER_TOLERANCE_ACCEPTANCE_VALUES[in.enumeration(1, 2)];
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new ScheduledEvpptControlMode(selectedScheduleTupleId, powerToleranceAcceptance);
    }

    static void writeScheduledEvpptControlMode(ExiWriter out, ScheduledEvpptControlMode m) {
        out.event(0, 1);
        out.unsigned(m.selectedScheduleTupleId(), 1, 4294967295L);
        int w = 2;
        int e = 0;
        PowerToleranceAcceptance powerToleranceAcceptance = m.powerToleranceAcceptance();
        if (powerToleranceAcceptance != null) {
            out.event(e, w);
            out.enumeration(powerToleranceAcceptance.ordinal(), 1);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static List<PowerScheduleEntry> readEvPowerProfileEntryList(ExiReader in) throws ExiException {
        in.event(1, 1);
        int items = in.listStart();
        int e = 0;
        while (e == 0) {
            in.addToList(SchedulesCodec.readPowerScheduleEntry(in));
            e = in.listSize(items) < 2048 ? in.event(2, 2) : 1 + in.event(1, 1);
        }
        return in.list(items);
    }

    static void writeEvPowerProfileEntryList(ExiWriter out, List<PowerScheduleEntry> items) {
        out.count(items.size(), 1, 2048);
        int width = 1;
        for (int i = 0; i < items.size(); i++) {
            out.event(0, width);
            SchedulesCodec.writePowerScheduleEntry(out, items.get(i));
            width = i + 1 < 2048 ? 2 : 1;
        }
        out.event(width - 1, width);
    }

    static PowerScheduleEntry readPowerScheduleEntry(ExiReader in) throws ExiException {
        in.event(1, 1);
        long duration = in.unsigned(0, 4294967295L);
        in.event(1, 1);
        Rational power = SharedTypesCodec.readRational(in);
        int e = in.event(2, 3);
        Rational powerL2 = null;
        if (e == 0) {
            powerL2 = SharedTypesCodec.readRational(in);
            e = in.event(2, 2);
        } else {
            e--;
        }
        Rational powerL3 = null;
        if (e == 0) {
            powerL3 = SharedTypesCodec.readRational(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new PowerScheduleEntry(duration, power, powerL2, powerL3);
    }

    static void writePowerScheduleEntry(ExiWriter out, PowerScheduleEntry m) {
        out.event(0, 1);
        out.unsigned(m.duration(), 0, 4294967295L);
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.power());
        int w = 2;
        int e = 0;
        Rational powerL2 = m.powerL2();
        if (powerL2 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, powerL2);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Rational powerL3 = m.powerL3();
        if (powerL3 != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, powerL3);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static EvEnergyOffer readEvEnergyOffer(ExiReader in) throws ExiException {
        in.event(1, 1);
        EvPowerSchedule evPowerSchedule = SchedulesCodec.readEvPowerSchedule(in);
        in.event(1, 1);
        EvAbsolutePriceSchedule evAbsolutePriceSchedule =
                PricesCodec.readEvAbsolutePriceSchedule(in);
        in.event(1, 1);
        return new EvEnergyOffer(evPowerSchedule, evAbsolutePriceSchedule);
    }

    static void writeEvEnergyOffer(ExiWriter out, EvEnergyOffer m) {
        out.event(0, 1);
        SchedulesCodec.writeEvPowerSchedule(out, m.evPowerSchedule());
        out.event(0, 1);
        PricesCodec.writeEvAbsolutePriceSchedule(out, m.evAbsolutePriceSchedule());
        out.event(0, 1);
    }

    static ScheduleTuple readScheduleTuple(ExiReader in) throws ExiException {
        in.event(1, 1);
        long scheduleTupleId = in.unsigned(1, 4294967295L);
        in.event(1, 1);
        ChargingSchedule chargingSchedule = SchedulesCodec.readChargingSchedule(in);
        int e = in.event(2, 2);
        ChargingSchedule dischargingSchedule = null;
        if (e == 0) {
            dischargingSchedule = SchedulesCodec.readChargingSchedule(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new ScheduleTuple(scheduleTupleId, chargingSchedule, dischargingSchedule);
    }

    static void writeScheduleTuple(ExiWriter out, ScheduleTuple m) {
        out.event(0, 1);
        out.unsigned(m.scheduleTupleId(), 1, 4294967295L);
        out.event(0, 1);
        SchedulesCodec.writeChargingSchedule(out, m.chargingSchedule());
        int w = 2;
        int e = 0;
        ChargingSchedule dischargingSchedule = m.dischargingSchedule();
        if (dischargingSchedule != null) {
            out.event(e, w);
            SchedulesCodec.writeChargingSchedule(out, dischargingSchedule);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static EvPowerSchedule readEvPowerSchedule(ExiReader in) throws ExiException {
        in.event(1, 1);
        long timeAnchor = in.unsignedLong();
        in.event(1, 1);
        List<EvPowerScheduleEntry> evPowerScheduleEntries =
                SchedulesCodec.readEvPowerScheduleEntryList(in);
        in.event(1, 1);
        return new EvPowerSchedule(timeAnchor, evPowerScheduleEntries);
    }

    static void writeEvPowerSchedule(ExiWriter out, EvPowerSchedule m) {
        out.event(0, 1);
        out.unsignedLong(m.timeAnchor());
        out.event(0, 1);
        SchedulesCodec.writeEvPowerScheduleEntryList(out, m.evPowerScheduleEntries());
        out.event(0, 1);
    }

    static ChargingSchedule readChargingSchedule(ExiReader in) throws ExiException {
        in.event(1, 1);
        PowerSchedule powerSchedule = SchedulesCodec.readPowerSchedule(in);
        int e = in.event(2, 3);
        PriceSchedule priceSchedule = null;
        if (e < 2) {
            priceSchedule =
                    switch (e) {
                        case 0 -> PricesCodec.readAbsolutePriceSchedule(in);
                        case 1 -> PricesCodec.readPriceLevelSchedule(in);
                        default -> throw in.undeclared(e);
                    };
            e = in.event(1, 1);
        } else {
            e -= 2;
        }
        in.expect(e);
        return new ChargingSchedule(powerSchedule, priceSchedule);
    }

    static void writeChargingSchedule(ExiWriter out, ChargingSchedule m) {
        out.event(0, 1);
        SchedulesCodec.writePowerSchedule(out, m.powerSchedule());
        int w = 2;
        int e = 0;
        PriceSchedule priceSchedule = m.priceSchedule();
        switch (priceSchedule) {
            case AbsolutePriceSchedule c -> {
                out.event(e + 0, w);
                PricesCodec.writeAbsolutePriceSchedule(out, c);
            }
            case PriceLevelSchedule c -> {
                out.event(e + 1, w);
                PricesCodec.writePriceLevelSchedule(out, c);
            }
            case null -> {}
        }
        if (priceSchedule != null) {
            w = 1;
            e = 0;
        } else {
            e += 2;
        }
        out.event(e, w);
    }

    static List<EvPowerScheduleEntry> readEvPowerScheduleEntryList(ExiReader in)
            throws ExiException {
        in.event(1, 1);
        int items = in.listStart();
        int e = 0;
        while (e == 0) {
            in.addToList(SchedulesCodec.readEvPowerScheduleEntry(in));
            e = in.listSize(items) < 1024 ? in.event(2, 2) : 1 + in.event(1, 1);
        }
        return in.list(items);
    }

    static void writeEvPowerScheduleEntryList(ExiWriter out, List<EvPowerScheduleEntry> items) {
        out.count(items.size(), 1, 1024);
        int width = 1;
        for (int i = 0; i < items.size(); i++) {
            out.event(0, width);
            SchedulesCodec.writeEvPowerScheduleEntry(out, items.get(i));
            width = i + 1 < 1024 ? 2 : 1;
        }
        out.event(width - 1, width);
    }

    static EvPowerScheduleEntry readEvPowerScheduleEntry(ExiReader in) throws ExiException {
        in.event(1, 1);
        long duration = in.unsigned(0, 4294967295L);
        in.event(1, 1);
        Rational power = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        return new EvPowerScheduleEntry(duration, power);
    }

    static void writeEvPowerScheduleEntry(ExiWriter out, EvPowerScheduleEntry m) {
        out.event(0, 1);
        out.unsigned(m.duration(), 0, 4294967295L);
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.power());
        out.event(0, 1);
    }

    static PowerSchedule readPowerSchedule(ExiReader in) throws ExiException {
        in.event(1, 1);
        long timeAnchor = in.unsignedLong();
        int e = in.event(2, 3);
        Rational availableEnergy = null;
        if (e == 0) {
            availableEnergy = SharedTypesCodec.readRational(in);
            e = in.event(2, 2);
        } else {
            e--;
        }
        Rational powerTolerance = null;
        if (e == 0) {
            powerTolerance = SharedTypesCodec.readRational(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        List<PowerScheduleEntry> powerScheduleEntries =
                SchedulesCodec.readPowerScheduleEntryList(in);
        in.event(1, 1);
        return new PowerSchedule(timeAnchor, availableEnergy, powerTolerance, powerScheduleEntries);
    }

    static void writePowerSchedule(ExiWriter out, PowerSchedule m) {
        out.event(0, 1);
        out.unsignedLong(m.timeAnchor());
        int w = 2;
        int e = 0;
        Rational availableEnergy = m.availableEnergy();
        if (availableEnergy != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, availableEnergy);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Rational powerTolerance = m.powerTolerance();
        if (powerTolerance != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, powerTolerance);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        SchedulesCodec.writePowerScheduleEntryList(out, m.powerScheduleEntries());
        out.event(0, 1);
    }

    static List<PowerScheduleEntry> readPowerScheduleEntryList(ExiReader in) throws ExiException {
        in.event(1, 1);
        int items = in.listStart();
        int e = 0;
        while (e == 0) {
            in.addToList(SchedulesCodec.readPowerScheduleEntry(in));
            e = in.listSize(items) < 1024 ? in.event(2, 2) : 1 + in.event(1, 1);
        }
        return in.list(items);
    }

    static void writePowerScheduleEntryList(ExiWriter out, List<PowerScheduleEntry> items) {
        out.count(items.size(), 1, 1024);
        int width = 1;
        for (int i = 0; i < items.size(); i++) {
            out.event(0, width);
            SchedulesCodec.writePowerScheduleEntry(out, items.get(i));
            width = i + 1 < 1024 ? 2 : 1;
        }
        out.event(width - 1, width);
    }
}
