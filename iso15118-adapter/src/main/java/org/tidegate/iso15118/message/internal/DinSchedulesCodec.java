package org.tidegate.iso15118.message.internal;

import java.util.List;
import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.internal.ExiReader;
import org.tidegate.iso15118.exi.internal.ExiWriter;
import org.tidegate.iso15118.message.din.ChargingProfile;
import org.tidegate.iso15118.message.din.ConsumptionCost;
import org.tidegate.iso15118.message.din.Cost;
import org.tidegate.iso15118.message.din.CostKind;
import org.tidegate.iso15118.message.din.PMaxSchedule;
import org.tidegate.iso15118.message.din.PMaxScheduleEntry;
import org.tidegate.iso15118.message.din.ProfileEntry;
import org.tidegate.iso15118.message.din.RelativeTimeInterval;
import org.tidegate.iso15118.message.din.SaScheduleList;
import org.tidegate.iso15118.message.din.SaScheduleTuple;
import org.tidegate.iso15118.message.din.SalesTariff;
import org.tidegate.iso15118.message.din.SalesTariffEntry;
import org.tidegate.iso15118.message.din.TimeInterval;

// Written by src/exi/generate_codecs.py from the schema model; do not edit.
/** Power schedules and the two control modes of a schedule exchange, DIN 70121. */
final class DinSchedulesCodec {
    private static final CostKind[] COST_KIND_VALUES = CostKind.values();

    private DinSchedulesCodec() {}

    static SaScheduleList readSaScheduleList(ExiReader in) throws ExiException {
        int saScheduleTuples = in.listStart();
        int e = in.event(1, 1);
        while (e == 0) {
            in.addToList(DinSchedulesCodec.readSaScheduleTuple(in));
            e = in.event(2, 2);
        }
        e--;
        List<SaScheduleTuple> saScheduleTuplesList = in.list(saScheduleTuples);
        in.expect(e);
        return new SaScheduleList(saScheduleTuplesList);
    }

    static void writeSaScheduleList(ExiWriter out, SaScheduleList m) {
        int w = 1;
        int e = 0;
        out.count(m.saScheduleTuples().size(), 1, Integer.MAX_VALUE);
        for (int i = 0; i < m.saScheduleTuples().size(); i++) {
            out.event(e, w);
            DinSchedulesCodec.writeSaScheduleTuple(out, m.saScheduleTuples().get(i));
            w = 2;
            e = 0;
        }
        e++;
        out.event(e, w);
    }

    static ChargingProfile readChargingProfile(ExiReader in) throws ExiException {
        in.event(1, 1);
        int saScheduleTupleId = (int) in.signed(-32768, 32767);
        int profileEntries = in.listStart();
        int e = in.event(1, 1);
        while (e == 0) {
            in.addToList(DinSchedulesCodec.readProfileEntry(in));
            e = in.event(2, 2);
        }
        e--;
        List<ProfileEntry> profileEntriesList = in.list(profileEntries);
        in.expect(e);
        return new ChargingProfile(saScheduleTupleId, profileEntriesList);
    }

    static void writeChargingProfile(ExiWriter out, ChargingProfile m) {
        out.event(0, 1);
        out.signed(m.saScheduleTupleId(), -32768, 32767);
        int w = 1;
        int e = 0;
        out.count(m.profileEntries().size(), 1, Integer.MAX_VALUE);
        for (int i = 0; i < m.profileEntries().size(); i++) {
            out.event(e, w);
            DinSchedulesCodec.writeProfileEntry(out, m.profileEntries().get(i));
            w = 2;
            e = 0;
        }
        e++;
        out.event(e, w);
    }

    static SaScheduleTuple readSaScheduleTuple(ExiReader in) throws ExiException {
        in.event(1, 1);
        int saScheduleTupleId = (int) in.signed(-32768, 32767);
        in.event(1, 1);
        PMaxSchedule pMaxSchedule = DinSchedulesCodec.readPMaxSchedule(in);
        int e = in.event(2, 2);
        SalesTariff salesTariff = null;
        if (e == 0) {
            salesTariff = DinSchedulesCodec.readSalesTariff(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new SaScheduleTuple(saScheduleTupleId, pMaxSchedule, salesTariff);
    }

    static void writeSaScheduleTuple(ExiWriter out, SaScheduleTuple m) {
        out.event(0, 1);
        out.signed(m.saScheduleTupleId(), -32768, 32767);
        out.event(0, 1);
        DinSchedulesCodec.writePMaxSchedule(out, m.pMaxSchedule());
        int w = 2;
        int e = 0;
        SalesTariff salesTariff = m.salesTariff();
        if (salesTariff != null) {
            out.event(e, w);
            DinSchedulesCodec.writeSalesTariff(out, salesTariff);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static ProfileEntry readProfileEntry(ExiReader in) throws ExiException {
        in.event(1, 1);
        long chargingProfileEntryStart = in.unsigned(0, 4294967295L);
        in.event(1, 1);
        int chargingProfileEntryMaxPower = (int) in.signed(-32768, 32767);
        in.event(1, 1);
        return new ProfileEntry(chargingProfileEntryStart, chargingProfileEntryMaxPower);
    }

    static void writeProfileEntry(ExiWriter out, ProfileEntry m) {
        out.event(0, 1);
        out.unsigned(m.chargingProfileEntryStart(), 0, 4294967295L);
        out.event(0, 1);
        out.signed(m.chargingProfileEntryMaxPower(), -32768, 32767);
        out.event(0, 1);
    }

    static PMaxSchedule readPMaxSchedule(ExiReader in) throws ExiException {
        in.event(1, 1);
        int pMaxScheduleId = (int) in.signed(-32768, 32767);
        int pMaxScheduleEntries = in.listStart();
        int e = in.event(1, 1);
        while (e == 0) {
            in.addToList(DinSchedulesCodec.readPMaxScheduleEntry(in));
            e = in.event(2, 2);
        }
        e--;
        List<PMaxScheduleEntry> pMaxScheduleEntriesList = in.list(pMaxScheduleEntries);
        in.expect(e);
        return new PMaxSchedule(pMaxScheduleId, pMaxScheduleEntriesList);
    }

    static void writePMaxSchedule(ExiWriter out, PMaxSchedule m) {
        out.event(0, 1);
        out.signed(m.pMaxScheduleId(), -32768, 32767);
        int w = 1;
        int e = 0;
        out.count(m.pMaxScheduleEntries().size(), 1, Integer.MAX_VALUE);
        for (int i = 0; i < m.pMaxScheduleEntries().size(); i++) {
            out.event(e, w);
            DinSchedulesCodec.writePMaxScheduleEntry(out, m.pMaxScheduleEntries().get(i));
            w = 2;
            e = 0;
        }
        e++;
        out.event(e, w);
    }

    static SalesTariff readSalesTariff(ExiReader in) throws ExiException {
        in.event(1, 1);
        String id = in.stringValue(9, 0, ExiReader.UNBOUNDED);
        in.event(1, 1);
        int salesTariffId = (int) in.signed(-32768, 32767);
        int e = in.event(2, 2);
        String salesTariffDescription = null;
        if (e == 0) {
            salesTariffDescription = in.string(36, 0, 32);
            e = in.event(1, 1);
        } else {
            e--;
        }
        int numEPriceLevels = in.nbit(8, 0, 255);
        int salesTariffEntries = in.listStart();
        e = in.event(1, 1);
        while (e == 0) {
            in.addToList(DinSchedulesCodec.readSalesTariffEntry(in));
            e = in.event(2, 2);
        }
        e--;
        List<SalesTariffEntry> salesTariffEntriesList = in.list(salesTariffEntries);
        in.expect(e);
        return new SalesTariff(
                id, salesTariffId, salesTariffDescription, numEPriceLevels, salesTariffEntriesList);
    }

    static void writeSalesTariff(ExiWriter out, SalesTariff m) {
        out.event(0, 1);
        out.stringValue(m.id(), 0, ExiReader.UNBOUNDED);
        out.event(0, 1);
        out.signed(m.salesTariffId(), -32768, 32767);
        int w = 2;
        int e = 0;
        String salesTariffDescription = m.salesTariffDescription();
        if (salesTariffDescription != null) {
            out.event(e, w);
            out.string(salesTariffDescription, 0, 32);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        out.nbit(m.numEPriceLevels(), 8, 0, 255);
        w = 1;
        e = 0;
        out.count(m.salesTariffEntries().size(), 1, Integer.MAX_VALUE);
        for (int i = 0; i < m.salesTariffEntries().size(); i++) {
            out.event(e, w);
            DinSchedulesCodec.writeSalesTariffEntry(out, m.salesTariffEntries().get(i));
            w = 2;
            e = 0;
        }
        e++;
        out.event(e, w);
    }

    static PMaxScheduleEntry readPMaxScheduleEntry(ExiReader in) throws ExiException {
        int e = in.event(2, 2);
        TimeInterval timeInterval =
                switch (e) {
                    case 0 -> DinSchedulesCodec.readRelativeTimeInterval(in);
                    default -> throw in.undeclared(e);
                };
        in.event(1, 1);
        int pMax = (int) in.signed(-32768, 32767);
        in.event(1, 1);
        return new PMaxScheduleEntry(timeInterval, pMax);
    }

    static void writePMaxScheduleEntry(ExiWriter out, PMaxScheduleEntry m) {
        switch (m.timeInterval()) {
            case RelativeTimeInterval c -> {
                out.event(0, 2);
                DinSchedulesCodec.writeRelativeTimeInterval(out, c);
            }
        }
        out.event(0, 1);
        out.signed(m.pMax(), -32768, 32767);
        out.event(0, 1);
    }

    static SalesTariffEntry readSalesTariffEntry(ExiReader in) throws ExiException {
        int e = in.event(2, 2);
        TimeInterval timeInterval =
                switch (e) {
                    case 0 -> DinSchedulesCodec.readRelativeTimeInterval(in);
                    default -> throw in.undeclared(e);
                };
        in.event(1, 1);
        int ePriceLevel = in.nbit(8, 0, 255);
        int consumptionCosts = in.listStart();
        e = in.event(2, 2);
        while (e == 0) {
            in.addToList(DinSchedulesCodec.readConsumptionCost(in));
            e = in.event(2, 2);
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
                DinSchedulesCodec.writeRelativeTimeInterval(out, c);
            }
        }
        out.event(0, 1);
        out.nbit(m.ePriceLevel(), 8, 0, 255);
        int w = 2;
        int e = 0;
        out.count(m.consumptionCosts().size(), 0, Integer.MAX_VALUE);
        for (int i = 0; i < m.consumptionCosts().size(); i++) {
            out.event(e, w);
            DinSchedulesCodec.writeConsumptionCost(out, m.consumptionCosts().get(i));
            w = 2;
            e = 0;
        }
        e++;
        out.event(e, w);
    }

    static RelativeTimeInterval readRelativeTimeInterval(ExiReader in) throws ExiException {
        in.event(1, 1);
        long start = in.unsigned(0, 4294967295L);
        int e = in.event(2, 2);
        Long duration = null;
        if (e == 0) {
            duration = in.unsigned(0, 4294967295L);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new RelativeTimeInterval(start, duration);
    }

    static void writeRelativeTimeInterval(ExiWriter out, RelativeTimeInterval m) {
        out.event(0, 1);
        out.unsigned(m.start(), 0, 4294967295L);
        int w = 2;
        int e = 0;
        Long duration = m.duration();
        if (duration != null) {
            out.event(e, w);
            out.unsigned(duration, 0, 4294967295L);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static ConsumptionCost readConsumptionCost(ExiReader in) throws ExiException {
        in.event(1, 1);
        long startValue = in.unsigned(0, 4294967295L);
        int costs = in.listStart();
        int e = in.event(2, 2);
        while (e == 0) {
            in.addToList(DinSchedulesCodec.readCost(in));
            e = in.event(2, 2);
        }
        e--;
        List<Cost> costsList = in.list(costs);
        in.expect(e);
        return new ConsumptionCost(startValue, costsList);
    }

    static void writeConsumptionCost(ExiWriter out, ConsumptionCost m) {
        out.event(0, 1);
        out.unsigned(m.startValue(), 0, 4294967295L);
        int w = 2;
        int e = 0;
        out.count(m.costs().size(), 0, Integer.MAX_VALUE);
        for (int i = 0; i < m.costs().size(); i++) {
            out.event(e, w);
            DinSchedulesCodec.writeCost(out, m.costs().get(i));
            w = 2;
            e = 0;
        }
        e++;
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
