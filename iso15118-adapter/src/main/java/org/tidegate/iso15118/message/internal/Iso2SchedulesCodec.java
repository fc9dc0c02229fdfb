package org.tidegate.iso15118.message.internal;

import java.util.List;
import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.internal.ExiReader;
import org.tidegate.iso15118.exi.internal.ExiWriter;
import org.tidegate.iso15118.message.iso2.ConsumptionCost;
import org.tidegate.iso15118.message.iso2.Cost;
import org.tidegate.iso15118.message.iso2.CostKind;
import org.tidegate.iso15118.message.iso2.PMaxScheduleEntry;
import org.tidegate.iso15118.message.iso2.PhysicalValue;
import org.tidegate.iso15118.message.iso2.ProfileEntry;
import org.tidegate.iso15118.message.iso2.RelativeTimeInterval;
import org.tidegate.iso15118.message.iso2.SaScheduleList;
import org.tidegate.iso15118.message.iso2.SaScheduleTuple;
import org.tidegate.iso15118.message.iso2.SalesTariff;
import org.tidegate.iso15118.message.iso2.SalesTariffEntry;
import org.tidegate.iso15118.message.iso2.TimeInterval;

// Written by src/exi/generate_codecs.py from the schema model; do not edit.
/** Power schedules and the two control modes of a schedule exchange, ISO 15118-2. */
final class Iso2SchedulesCodec {
    private static final CostKind[] COST_KIND_VALUES = CostKind.values();

    private Iso2SchedulesCodec() {}

    static SaScheduleList readSaScheduleList(ExiReader in) throws ExiException {
        int saScheduleTuples = in.listStart();
        int e = in.event(1, 1);
        while (e == 0) {
            in.addToList(Iso2SchedulesCodec.readSaScheduleTuple(in));
            e = in.listSize(saScheduleTuples) < 3 ? in.event(2, 2) : 1 + in.event(1, 1);
        }
        e--;
        List<SaScheduleTuple> saScheduleTuplesList = in.list(saScheduleTuples);
        in.expect(e);
        return new SaScheduleList(saScheduleTuplesList);
    }

    static void writeSaScheduleList(ExiWriter out, SaScheduleList m) {
        int w = 1;
        int e = 0;
        out.count(m.saScheduleTuples().size(), 1, 3);
        for (int i = 0; i < m.saScheduleTuples().size(); i++) {
            out.event(e, w);
            Iso2SchedulesCodec.writeSaScheduleTuple(out, m.saScheduleTuples().get(i));
            w = i + 1 < 3 ? 2 : 1;
            e = 0;
        }
        if (m.saScheduleTuples().size() < 3) {
            e++;
        }
        out.event(e, w);
    }

    static List<ProfileEntry> readChargingProfile(ExiReader in) throws ExiException {
        in.event(1, 1);
        int items = in.listStart();
        int e = 0;
        while (e == 0) {
            in.addToList(Iso2SchedulesCodec.readProfileEntry(in));
            e = in.listSize(items) < 24 ? in.event(2, 2) : 1 + in.event(1, 1);
        }
        return in.list(items);
    }

    static void writeChargingProfile(ExiWriter out, List<ProfileEntry> items) {
        out.count(items.size(), 1, 24);
        int width = 1;
        for (int i = 0; i < items.size(); i++) {
            out.event(0, width);
            Iso2SchedulesCodec.writeProfileEntry(out, items.get(i));
            width = i + 1 < 24 ? 2 : 1;
        }
        out.event(width - 1, width);
    }

    static ProfileEntry readProfileEntry(ExiReader in) throws ExiException {
        in.event(1, 1);
        long chargingProfileEntryStart = in.unsigned(0, 4294967295L);
        in.event(1, 1);
        PhysicalValue chargingProfileEntryMaxPower = Iso2TypesCodec.readPhysicalValue(in);
        int e = in.event(2, 2);
        Integer chargingProfileEntryMaxNumberOfPhasesInUse = null;
        if (e == 0) {
            chargingProfileEntryMaxNumberOfPhasesInUse = in.nbit(2, 1, 3);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new ProfileEntry(
                chargingProfileEntryStart,
                chargingProfileEntryMaxPower,
                chargingProfileEntryMaxNumberOfPhasesInUse);
    }

    static void writeProfileEntry(ExiWriter out, ProfileEntry m) {
        out.event(0, 1);
        out.unsigned(m.chargingProfileEntryStart(), 0, 4294967295L);
        out.event(0, 1);
        Iso2TypesCodec.writePhysicalValue(out, m.chargingProfileEntryMaxPower());
        int w = 2;
        int e = 0;
        Integer chargingProfileEntryMaxNumberOfPhasesInUse =
                m.chargingProfileEntryMaxNumberOfPhasesInUse();
        if (chargingProfileEntryMaxNumberOfPhasesInUse != null) {
            out.event(e, w);
            out.nbit(chargingProfileEntryMaxNumberOfPhasesInUse, 2, 1, 3);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static SaScheduleTuple readSaScheduleTuple(ExiReader in) throws ExiException {
        in.event(1, 1);
        int saScheduleTupleId = in.nbit(8, 1, 255);
        in.event(1, 1);
        List<PMaxScheduleEntry> pMaxSchedule = Iso2SchedulesCodec.readPMaxSchedule(in);
        int e = in.event(2, 2);
        SalesTariff salesTariff = null;
        if (e == 0) {
            salesTariff = Iso2SchedulesCodec.readSalesTariff(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new SaScheduleTuple(saScheduleTupleId, pMaxSchedule, salesTariff);
    }

    static void writeSaScheduleTuple(ExiWriter out, SaScheduleTuple m) {
        out.event(0, 1);
        out.nbit(m.saScheduleTupleId(), 8, 1, 255);
        out.event(0, 1);
        Iso2SchedulesCodec.writePMaxSchedule(out, m.pMaxSchedule());
        int w = 2;
        int e = 0;
        SalesTariff salesTariff = m.salesTariff();
        if (salesTariff != null) {
            out.event(e, w);
            Iso2SchedulesCodec.writeSalesTariff(out, salesTariff);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static List<PMaxScheduleEntry> readPMaxSchedule(ExiReader in) throws ExiException {
        in.event(1, 1);
        int items = in.listStart();
        int e = 0;
        while (e == 0) {
            in.addToList(Iso2SchedulesCodec.readPMaxScheduleEntry(in));
            e = in.listSize(items) < 1024 ? in.event(2, 2) : 1 + in.event(1, 1);
        }
        return in.list(items);
    }

    static void writePMaxSchedule(ExiWriter out, List<PMaxScheduleEntry> items) {
        out.count(items.size(), 1, 1024);
        int width = 1;
        for (int i = 0; i < items.size(); i++) {
            out.event(0, width);
            Iso2SchedulesCodec.writePMaxScheduleEntry(out, items.get(i));
            width = i + 1 < 1024 ? 2 : 1;
        }
        out.event(width - 1, width);
    }

    static PMaxScheduleEntry readPMaxScheduleEntry(ExiReader in) throws ExiException {
        int e = in.event(2, 2);
        TimeInterval timeInterval =
                switch (e) {
                    case 0 -> Iso2SchedulesCodec.readRelativeTimeInterval(in);
                    default -> throw in.undeclared(e);
                };
        in.event(1, 1);
        PhysicalValue pMax = Iso2TypesCodec.readPhysicalValue(in);
        in.event(1, 1);
        return new PMaxScheduleEntry(timeInterval, pMax);
    }

    static void writePMaxScheduleEntry(ExiWriter out, PMaxScheduleEntry m) {
        switch (m.timeInterval()) {
            case RelativeTimeInterval c -> {
                out.event(0, 2);
                Iso2SchedulesCodec.writeRelativeTimeInterval(out, c);
            }
        }
        out.event(0, 1);
        Iso2TypesCodec.writePhysicalValue(out, m.pMax());
        out.event(0, 1);
    }

    static SalesTariff readSalesTariff(ExiReader in) throws ExiException {
        int e = in.event(2, 2);
        String id = null;
        if (e == 0) {
            id = in.stringValue(42, 0, ExiReader.UNBOUNDED);
            e = in.event(1, 1);
        } else {
            e--;
        }
        int salesTariffId = in.nbit(8, 1, 255);
        e = in.event(2, 3);
        String salesTariffDescription = null;
        if (e == 0) {
            salesTariffDescription = in.string(49, 0, 32);
            e = in.event(2, 2);
        } else {
            e--;
        }
        Integer numEPriceLevels = null;
        if (e == 0) {
            numEPriceLevels = in.nbit(8, 0, 255);
            e = in.event(1, 1);
        } else {
            e--;
        }
        int salesTariffEntries = in.listStart();
        while (e == 0) {
            in.addToList(Iso2SchedulesCodec.readSalesTariffEntry(in));
            e = in.listSize(salesTariffEntries) < 1024 ? in.event(2, 2) : 1 + in.event(1, 1);
        }
        e--;
        List<SalesTariffEntry> salesTariffEntriesList = in.list(salesTariffEntries);
        in.expect(e);
        return new SalesTariff(
                id, salesTariffId, salesTariffDescription, numEPriceLevels, salesTariffEntriesList);
    }

    static void writeSalesTariff(ExiWriter out, SalesTariff m) {
        int w = 2;
        int e = 0;
        String id = m.id();
        if (id != null) {
            out.event(e, w);
            out.stringValue(id, 0, ExiReader.UNBOUNDED);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        out.nbit(m.salesTariffId(), 8, 1, 255);
        w = 2;
        e = 0;
        String salesTariffDescription = m.salesTariffDescription();
        if (salesTariffDescription != null) {
            out.event(e, w);
            out.string(salesTariffDescription, 0, 32);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Integer numEPriceLevels = m.numEPriceLevels();
        if (numEPriceLevels != null) {
            out.event(e, w);
            out.nbit(numEPriceLevels, 8, 0, 255);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.count(m.salesTariffEntries().size(), 1, 1024);
        for (int i = 0; i < m.salesTariffEntries().size(); i++) {
            out.event(e, w);
            Iso2SchedulesCodec.writeSalesTariffEntry(out, m.salesTariffEntries().get(i));
            w = i + 1 < 1024 ? 2 : 1;
            e = 0;
        }
        if (m.salesTariffEntries().size() < 1024) {
            e++;
        }
        out.event(e, w);
    }

    static RelativeTimeInterval readRelativeTimeInterval(ExiReader in) throws ExiException {
        in.event(1, 1);
        int start = (int) in.unsigned(0, 16777214);
        int e = in.event(2, 2);
        Integer duration = null;
        if (e == 0) {
            duration = (int) in.unsigned(0, 86400);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new RelativeTimeInterval(start, duration);
    }

    static void writeRelativeTimeInterval(ExiWriter out, RelativeTimeInterval m) {
        out.event(0, 1);
        out.unsigned(m.start(), 0, 16777214);
        int w = 2;
        int e = 0;
        Integer duration = m.duration();
        if (duration != null) {
            out.event(e, w);
            out.unsigned(duration, 0, 86400);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static SalesTariffEntry readSalesTariffEntry(ExiReader in) throws ExiException {
        int e = in.event(2, 2);
        TimeInterval timeInterval =
                switch (e) {
                    case 0 -> Iso2SchedulesCodec.readRelativeTimeInterval(in);
                    default -> throw in.undeclared(e);
                };
        e = in.event(2, 3);
        Integer ePriceLevel = null;
        if (e == 0) {
            ePriceLevel = in.nbit(8, 0, 255);
            e = in.event(2, 2);
        } else {
            e--;
        }
        int consumptionCosts = in.listStart();
        while (e == 0) {
            in.addToList(Iso2SchedulesCodec.readConsumptionCost(in));
            e = in.listSize(consumptionCosts) < 3 ? in.event(2, 2) : 1 + in.event(1, 1);
        }
        e--;
        List<ConsumptionCost> consumptionCostsList = in.list(consumptionCosts);
        in.expect(e);
        return new SalesTariffEntry(timeInterval, ePriceLevel, consumptionCostsList);
    }

    static void writeSalesTariffEntry(ExiWriter out, SalesTariffEntry m) {
        switch (m.timeInterval()) {
            case RelativeTimeInterval c -> {
                out.event(0, 2);
                Iso2SchedulesCodec.writeRelativeTimeInterval(out, c);
            }
        }
        int w = 2;
        int e = 0;
        Integer ePriceLevel = m.ePriceLevel();
        if (ePriceLevel != null) {
            out.event(e, w);
            out.nbit(ePriceLevel, 8, 0, 255);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        out.count(m.consumptionCosts().size(), 0, 3);
        for (int i = 0; i < m.consumptionCosts().size(); i++) {
            out.event(e, w);
            Iso2SchedulesCodec.writeConsumptionCost(out, m.consumptionCosts().get(i));
            w = i + 1 < 3 ? 2 : 1;
            e = 0;
        }
        if (m.consumptionCosts().size() < 3) {
            e++;
        }
        out.event(e, w);
    }

    static ConsumptionCost readConsumptionCost(ExiReader in) throws ExiException {
        in.event(1, 1);
        PhysicalValue startValue = Iso2TypesCodec.readPhysicalValue(in);
        int costs = in.listStart();
        int e = in.event(1, 1);
        while (e == 0) {
            in.addToList(Iso2SchedulesCodec.readCost(in));
            e = in.listSize(costs) < 3 ? in.event(2, 2) : 1 + in.event(1, 1);
        }
        e--;
        List<Cost> costsList = in.list(costs);
        in.expect(e);
        return new ConsumptionCost(startValue, costsList);
    }

    static void writeConsumptionCost(ExiWriter out, ConsumptionCost m) {
        out.event(0, 1);
        Iso2TypesCodec.writePhysicalValue(out, m.startValue());
        int w = 1;
        int e = 0;
        out.count(m.costs().size(), 1, 3);
        for (int i = 0; i < m.costs().size(); i++) {
            out.event(e, w);
            Iso2SchedulesCodec.writeCost(out, m.costs().get(i));
            w = i + 1 < 3 ? 2 : 1;
            e = 0;
        }
        if (m.costs().size() < 3) {
            e++;
        }
        out.event(e, w);
    }

    static Cost readCost(ExiReader in) throws ExiException {
        in.event(1, 1);
        CostKind costKind = COST_KIND_VALUES[in.enumeration(2, 3)];
        in.event(1, 1);
        long amount = in.unsigned(0, 4294967295L);
        int e = in.event(2, 2);
        Integer amountMultiplier = null;
        if (e == 0) {
            amountMultiplier = in.nbit(3, -3, 3);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new Cost(costKind, amount, amountMultiplier);
    }

    static void writeCost(ExiWriter out, Cost m) {
        out.event(0, 1);
        out.enumeration(m.costKind().ordinal(), 2);
        out.event(0, 1);
        out.unsigned(m.amount(), 0, 4294967295L);
        int w = 2;
        int e = 0;
        Integer amountMultiplier = m.amountMultiplier();
        if (amountMultiplier != null) {
            out.event(e, w);
            out.nbit(amountMultiplier, 3, -3, 3);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }
}
