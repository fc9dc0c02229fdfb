package org.tidegate.iso15118.message.internal;

import java.util.List;
import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.internal.ExiReader;
import org.tidegate.iso15118.exi.internal.ExiWriter;
import org.tidegate.iso15118.message.AbsolutePriceSchedule;
import org.tidegate.iso15118.message.AdditionalService;
import org.tidegate.iso15118.message.EvAbsolutePriceSchedule;
import org.tidegate.iso15118.message.EvPriceRule;
import org.tidegate.iso15118.message.EvPriceRuleStack;
import org.tidegate.iso15118.message.OverstayRule;
import org.tidegate.iso15118.message.OverstayRuleList;
import org.tidegate.iso15118.message.PriceLevelSchedule;
import org.tidegate.iso15118.message.PriceLevelScheduleEntry;
import org.tidegate.iso15118.message.PriceRule;
import org.tidegate.iso15118.message.PriceRuleStack;
import org.tidegate.iso15118.message.Rational;
import org.tidegate.iso15118.message.TaxRule;

// Written by src/exi/generate_codecs.py from the schema model; do not edit.
/** Price schedules and their rules. */
final class PricesCodec {

    private PricesCodec() {}

    static AbsolutePriceSchedule readAbsolutePriceSchedule(ExiReader in) throws ExiException {
        int e = in.event(2, 2);
        String id = null;
        if (e == 0) {
            id = in.stringValue(6, 0, ExiReader.UNBOUNDED);
            e = in.event(1, 1);
        } else {
            e--;
        }
        long timeAnchor = in.unsignedLong();
        in.event(1, 1);
        long priceScheduleId = in.unsigned(1, 4294967295L);
        e = in.event(2, 2);
        String priceScheduleDescription = null;
        if (e == 0) {
            priceScheduleDescription = in.string(11, 0, 160);
            e = in.event(1, 1);
        } else {
            e--;
        }
        String currency = in.string(12, 0, 3);
        in.event(1, 1);
        String language = in.string(13, 0, 3);
        in.event(1, 1);
        String priceAlgorithm = in.string(14, 0, 255);
        e = in.event(3, 4);
        Rational minimumCost = null;
        if (e == 0) {
            minimumCost = SharedTypesCodec.readRational(in);
            e = in.event(2, 3);
        } else {
            e--;
        }
        Rational maximumCost = null;
        if (e == 0) {
            maximumCost = SharedTypesCodec.readRational(in);
            e = in.event(2, 2);
        } else {
            e--;
        }
        List<TaxRule> taxRules = List.of();
        if (e == 0) {
            taxRules = PricesCodec.readTaxRuleList(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        List<PriceRuleStack> priceRuleStacks = PricesCodec.readPriceRuleStackList(in);
        e = in.event(2, 3);
        OverstayRuleList overstayRules = null;
        if (e == 0) {
            overstayRules = PricesCodec.readOverstayRuleList(in);
            e = in.event(2, 2);
        } else {
            e--;
        }
        List<AdditionalService> additionalSelectedServices = List.of();
        if (e == 0) {
            additionalSelectedServices = PricesCodec.readAdditionalServiceList(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new AbsolutePriceSchedule(
                id,
                timeAnchor,
                priceScheduleId,
                priceScheduleDescription,
                currency,
                language,
                priceAlgorithm,
                minimumCost,
                maximumCost,
                taxRules,
                priceRuleStacks,
                overstayRules,
                additionalSelectedServices);
    }

    static void writeAbsolutePriceSchedule(ExiWriter out, AbsolutePriceSchedule m) {
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
        out.unsignedLong(m.timeAnchor());
        out.event(0, 1);
        out.unsigned(m.priceScheduleId(), 1, 4294967295L);
        w = 2;
        e = 0;
        String priceScheduleDescription = m.priceScheduleDescription();
        if (priceScheduleDescription != null) {
            out.event(e, w);
            out.string(priceScheduleDescription, 0, 160);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        out.string(m.currency(), 0, 3);
        out.event(0, 1);
        out.string(m.language(), 0, 3);
        out.event(0, 1);
        out.string(m.priceAlgorithm(), 0, 255);
        w = 3;
        e = 0;
        Rational minimumCost = m.minimumCost();
        if (minimumCost != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, minimumCost);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Rational maximumCost = m.maximumCost();
        if (maximumCost != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, maximumCost);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        List<TaxRule> taxRules = m.taxRules();
        if (!taxRules.isEmpty()) {
            out.event(e, w);
            PricesCodec.writeTaxRuleList(out, taxRules);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        PricesCodec.writePriceRuleStackList(out, m.priceRuleStacks());
        w = 2;
        e = 0;
        OverstayRuleList overstayRules = m.overstayRules();
        if (overstayRules != null) {
            out.event(e, w);
            PricesCodec.writeOverstayRuleList(out, overstayRules);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        List<AdditionalService> additionalSelectedServices = m.additionalSelectedServices();
        if (!additionalSelectedServices.isEmpty()) {
            out.event(e, w);
            PricesCodec.writeAdditionalServiceList(out, additionalSelectedServices);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static PriceLevelSchedule readPriceLevelSchedule(ExiReader in) throws ExiException {
        int e = in.event(2, 2);
        String id = null;
        if (e == 0) {
            id = in.stringValue(6, 0, ExiReader.UNBOUNDED);
            e = in.event(1, 1);
        } else {
            e--;
        }
        long timeAnchor = in.unsignedLong();
        in.event(1, 1);
        long priceScheduleId = in.unsigned(1, 4294967295L);
        e = in.event(2, 2);
        String priceScheduleDescription = null;
        if (e == 0) {
            priceScheduleDescription = in.string(11, 0, 160);
            e = in.event(1, 1);
        } else {
            e--;
        }
        int numberOfPriceLevels = in.nbit(8, 0, 255);
        in.event(1, 1);
        List<PriceLevelScheduleEntry> priceLevelScheduleEntries =
                PricesCodec.readPriceLevelScheduleEntryList(in);
        in.event(1, 1);
        return new PriceLevelSchedule(
                id,
                timeAnchor,
                priceScheduleId,
                priceScheduleDescription,
                numberOfPriceLevels,
                priceLevelScheduleEntries);
    }

    static void writePriceLevelSchedule(ExiWriter out, PriceLevelSchedule m) {
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
        out.unsignedLong(m.timeAnchor());
        out.event(0, 1);
        out.unsigned(m.priceScheduleId(), 1, 4294967295L);
        w = 2;
        e = 0;
        String priceScheduleDescription = m.priceScheduleDescription();
        if (priceScheduleDescription != null) {
            out.event(e, w);
            out.string(priceScheduleDescription, 0, 160);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        out.nbit(m.numberOfPriceLevels(), 8, 0, 255);
        out.event(0, 1);
        PricesCodec.writePriceLevelScheduleEntryList(out, m.priceLevelScheduleEntries());
        out.event(0, 1);
    }

    static EvAbsolutePriceSchedule readEvAbsolutePriceSchedule(ExiReader in) throws ExiException {
        in.event(1, 1);
        long timeAnchor = in.unsignedLong();
        in.event(1, 1);
        String currency = in.string(12, 0, 3);
        in.event(1, 1);
        String priceAlgorithm = in.string(14, 0, 255);
        in.event(1, 1);
        List<EvPriceRuleStack> evPriceRuleStacks = PricesCodec.readEvPriceRuleStackList(in);
        in.event(1, 1);
        return new EvAbsolutePriceSchedule(timeAnchor, currency, priceAlgorithm, evPriceRuleStacks);
    }

    static void writeEvAbsolutePriceSchedule(ExiWriter out, EvAbsolutePriceSchedule m) {
        out.event(0, 1);
        out.unsignedLong(m.timeAnchor());
        out.event(0, 1);
        out.string(m.currency(), 0, 3);
        out.event(0, 1);
        out.string(m.priceAlgorithm(), 0, 255);
        out.event(0, 1);
        PricesCodec.writeEvPriceRuleStackList(out, m.evPriceRuleStacks());
        out.event(0, 1);
    }

    static List<TaxRule> readTaxRuleList(ExiReader in) throws ExiException {
        in.event(1, 1);
        int items = in.listStart();
        int e = 0;
        while (e == 0) {
            in.addToList(PricesCodec.readTaxRule(in));
            e = in.listSize(items) < 10 ? in.event(2, 2) : 1 + in.event(1, 1);
        }
        return in.list(items);
    }

    static void writeTaxRuleList(ExiWriter out, List<TaxRule> items) {
        out.count(items.size(), 1, 10);
        int width = 1;
        for (int i = 0; i < items.size(); i++) {
            out.event(0, width);
            PricesCodec.writeTaxRule(out, items.get(i));
            width = i + 1 < 10 ? 2 : 1;
        }
        out.event(width - 1, width);
    }

    static TaxRule readTaxRule(ExiReader in) throws ExiException {
        in.event(1, 1);
        long taxRuleId = in.unsigned(1, 4294967295L);
        int e = in.event(2, 2);
        String taxRuleName = null;
        if (e == 0) {
            taxRuleName = in.string(18, 0, 80);
            e = in.event(1, 1);
        } else {
            e--;
        }
        Rational taxRate = SharedTypesCodec.readRational(in);
        e = in.event(2, 2);
        Boolean taxIncludedInPrice = null;
        if (e == 0) {
            taxIncludedInPrice = in.bool();
            e = in.event(1, 1);
        } else {
            e--;
        }
        boolean appliesToEnergyFee = in.bool();
        in.event(1, 1);
        boolean appliesToParkingFee = in.bool();
        in.event(1, 1);
        boolean appliesToOverstayFee = in.bool();
        in.event(1, 1);
        boolean appliesMinimumMaximumCost = in.bool();
        in.event(1, 1);
        return new TaxRule(
                taxRuleId,
                taxRuleName,
                taxRate,
                taxIncludedInPrice,
                appliesToEnergyFee,
                appliesToParkingFee,
                appliesToOverstayFee,
                appliesMinimumMaximumCost);
    }

    static void writeTaxRule(ExiWriter out, TaxRule m) {
        out.event(0, 1);
        out.unsigned(m.taxRuleId(), 1, 4294967295L);
        int w = 2;
        int e = 0;
        String taxRuleName = m.taxRuleName();
        if (taxRuleName != null) {
            out.event(e, w);
            out.string(taxRuleName, 0, 80);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        SharedTypesCodec.writeRational(out, m.taxRate());
        w = 2;
        e = 0;
        Boolean taxIncludedInPrice = m.taxIncludedInPrice();
        if (taxIncludedInPrice != null) {
            out.event(e, w);
            out.bool(taxIncludedInPrice);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        out.bool(m.appliesToEnergyFee());
        out.event(0, 1);
        out.bool(m.appliesToParkingFee());
        out.event(0, 1);
        out.bool(m.appliesToOverstayFee());
        out.event(0, 1);
        out.bool(m.appliesMinimumMaximumCost());
        out.event(0, 1);
    }

    static List<PriceRuleStack> readPriceRuleStackList(ExiReader in) throws ExiException {
        in.event(1, 1);
        int items = in.listStart();
        int e = 0;
        while (e == 0) {
            in.addToList(PricesCodec.readPriceRuleStack(in));
            e = in.listSize(items) < 1024 ? in.event(2, 2) : 1 + in.event(1, 1);
        }
        return in.list(items);
    }

    static void writePriceRuleStackList(ExiWriter out, List<PriceRuleStack> items) {
        out.count(items.size(), 1, 1024);
        int width = 1;
        for (int i = 0; i < items.size(); i++) {
            out.event(0, width);
            PricesCodec.writePriceRuleStack(out, items.get(i));
            width = i + 1 < 1024 ? 2 : 1;
        }
        out.event(width - 1, width);
    }

    static PriceRuleStack readPriceRuleStack(ExiReader in) throws ExiException {
        in.event(1, 1);
        long duration = in.unsigned(0, 4294967295L);
        int priceRules = in.listStart();
        int e = in.event(1, 1);
        while (e == 0) {
            in.addToList(PricesCodec.readPriceRule(in));
            e = in.listSize(priceRules) < 8 ? in.event(2, 2) : 1 + in.event(1, 1);
        }
        e--;
        List<PriceRule> priceRulesList = in.list(priceRules);
        in.expect(e);
        return new PriceRuleStack(duration, priceRulesList);
    }

    static void writePriceRuleStack(ExiWriter out, PriceRuleStack m) {
        out.event(0, 1);
        out.unsigned(m.duration(), 0, 4294967295L);
        int w = 1;
        int e = 0;
        out.count(m.priceRules().size(), 1, 8);
        for (int i = 0; i < m.priceRules().size(); i++) {
            out.event(e, w);
            PricesCodec.writePriceRule(out, m.priceRules().get(i));
            w = i + 1 < 8 ? 2 : 1;
            e = 0;
        }
        if (m.priceRules().size() < 8) {
            e++;
        }
        out.event(e, w);
    }

    static OverstayRuleList readOverstayRuleList(ExiReader in) throws ExiException {
        int e = in.event(2, 3);
        Long overstayTimeThreshold = null;
        if (e == 0) {
            overstayTimeThreshold = in.unsigned(0, 4294967295L);
            e = in.event(2, 2);
        } else {
            e--;
        }
        Rational overstayPowerThreshold = null;
        if (e == 0) {
            overstayPowerThreshold = SharedTypesCodec.readRational(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        int overstayRules = in.listStart();
        while (e == 0) {
            in.addToList(PricesCodec.readOverstayRule(in));
            e = in.listSize(overstayRules) < 5 ? in.event(2, 2) : 1 + in.event(1, 1);
        }
        e--;
        List<OverstayRule> overstayRulesList = in.list(overstayRules);
        in.expect(e);
        return new OverstayRuleList(
                overstayTimeThreshold, overstayPowerThreshold, overstayRulesList);
    }

    static void writeOverstayRuleList(ExiWriter out, OverstayRuleList m) {
        int w = 2;
        int e = 0;
        Long overstayTimeThreshold = m.overstayTimeThreshold();
        if (overstayTimeThreshold != null) {
            out.event(e, w);
            out.unsigned(overstayTimeThreshold, 0, 4294967295L);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Rational overstayPowerThreshold = m.overstayPowerThreshold();
        if (overstayPowerThreshold != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, overstayPowerThreshold);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.count(m.overstayRules().size(), 1, 5);
        for (int i = 0; i < m.overstayRules().size(); i++) {
            out.event(e, w);
            PricesCodec.writeOverstayRule(out, m.overstayRules().get(i));
            w = i + 1 < 5 ? 2 : 1;
            e = 0;
        }
        if (m.overstayRules().size() < 5) {
            e++;
        }
        out.event(e, w);
    }

    static List<AdditionalService> readAdditionalServiceList(ExiReader in) throws ExiException {
        in.event(1, 1);
        int items = in.listStart();
        int e = 0;
        while (e == 0) {
            in.addToList(PricesCodec.readAdditionalService(in));
            e = in.listSize(items) < 5 ? in.event(2, 2) : 1 + in.event(1, 1);
        }
        return in.list(items);
    }

    static void writeAdditionalServiceList(ExiWriter out, List<AdditionalService> items) {
        out.count(items.size(), 1, 5);
        int width = 1;
        for (int i = 0; i < items.size(); i++) {
            out.event(0, width);
            PricesCodec.writeAdditionalService(out, items.get(i));
            width = i + 1 < 5 ? 2 : 1;
        }
        out.event(width - 1, width);
    }

    static AdditionalService readAdditionalService(ExiReader in) throws ExiException {
        in.event(1, 1);
        String serviceName = in.string(19, 0, 80);
        in.event(1, 1);
        Rational serviceFee = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        return new AdditionalService(serviceName, serviceFee);
    }

    static void writeAdditionalService(ExiWriter out, AdditionalService m) {
        out.event(0, 1);
        out.string(m.serviceName(), 0, 80);
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.serviceFee());
        out.event(0, 1);
    }

    static List<PriceLevelScheduleEntry> readPriceLevelScheduleEntryList(ExiReader in)
            throws ExiException {
        in.event(1, 1);
        int items = in.listStart();
        int e = 0;
        while (e == 0) {
            in.addToList(PricesCodec.readPriceLevelScheduleEntry(in));
            e = in.listSize(items) < 1024 ? in.event(2, 2) : 1 + in.event(1, 1);
        }
        return in.list(items);
    }

    static void writePriceLevelScheduleEntryList(
            ExiWriter out, List<PriceLevelScheduleEntry> items) {
        out.count(items.size(), 1, 1024);
        int width = 1;
        for (int i = 0; i < items.size(); i++) {
            out.event(0, width);
            PricesCodec.writePriceLevelScheduleEntry(out, items.get(i));
            width = i + 1 < 1024 ? 2 : 1;
        }
        out.event(width - 1, width);
    }

    static PriceLevelScheduleEntry readPriceLevelScheduleEntry(ExiReader in) throws ExiException {
        in.event(1, 1);
        long duration = in.unsigned(0, 4294967295L);
        in.event(1, 1);
        int priceLevel = in.nbit(8, 0, 255);
        in.event(1, 1);
        return new PriceLevelScheduleEntry(duration, priceLevel);
    }

    static void writePriceLevelScheduleEntry(ExiWriter out, PriceLevelScheduleEntry m) {
        out.event(0, 1);
        out.unsigned(m.duration(), 0, 4294967295L);
        out.event(0, 1);
        out.nbit(m.priceLevel(), 8, 0, 255);
        out.event(0, 1);
    }

    static List<EvPriceRuleStack> readEvPriceRuleStackList(ExiReader in) throws ExiException {
        in.event(1, 1);
        int items = in.listStart();
        int e = 0;
        while (e == 0) {
            in.addToList(PricesCodec.readEvPriceRuleStack(in));
            e = in.listSize(items) < 1024 ? in.event(2, 2) : 1 + in.event(1, 1);
        }
        return in.list(items);
    }

    static void writeEvPriceRuleStackList(ExiWriter out, List<EvPriceRuleStack> items) {
        out.count(items.size(), 1, 1024);
        int width = 1;
        for (int i = 0; i < items.size(); i++) {
            out.event(0, width);
            PricesCodec.writeEvPriceRuleStack(out, items.get(i));
            width = i + 1 < 1024 ? 2 : 1;
        }
        out.event(width - 1, width);
    }

    static EvPriceRuleStack readEvPriceRuleStack(ExiReader in) throws ExiException {
        in.event(1, 1);
        long duration = in.unsigned(0, 4294967295L);
        int evPriceRules = in.listStart();
        int e = in.event(1, 1);
        while (e == 0) {
            in.addToList(PricesCodec.readEvPriceRule(in));
            e = in.listSize(evPriceRules) < 8 ? in.event(2, 2) : 1 + in.event(1, 1);
        }
        e--;
        List<EvPriceRule> evPriceRulesList = in.list(evPriceRules);
        in.expect(e);
        return new EvPriceRuleStack(duration, evPriceRulesList);
    }

    static void writeEvPriceRuleStack(ExiWriter out, EvPriceRuleStack m) {
        out.event(0, 1);
        out.unsigned(m.duration(), 0, 4294967295L);
        int w = 1;
        int e = 0;
        out.count(m.evPriceRules().size(), 1, 8);
        for (int i = 0; i < m.evPriceRules().size(); i++) {
            out.event(e, w);
            PricesCodec.writeEvPriceRule(out, m.evPriceRules().get(i));
            w = i + 1 < 8 ? 2 : 1;
            e = 0;
        }
        if (m.evPriceRules().size() < 8) {
            e++;
        }
        out.event(e, w);
    }

    static PriceRule readPriceRule(ExiReader in) throws ExiException {
        in.event(1, 1);
        Rational energyFee = SharedTypesCodec.readRational(in);
        int e = in.event(3, 5);
        Rational parkingFee = null;
        if (e == 0) {
            parkingFee = SharedTypesCodec.readRational(in);
            e = in.event(3, 4);
        } else {
            e--;
        }
        Long parkingFeePeriod = null;
        if (e == 0) {
            parkingFeePeriod = in.unsigned(0, 4294967295L);
            e = in.event(2, 3);
        } else {
            e--;
        }
        Integer carbonDioxideEmission = null;
        if (e == 0) {
            carbonDioxideEmission = (int) in.unsigned(0, 65535);
            e = in.event(2, 2);
        } else {
            e--;
        }
        Integer renewableGenerationPercentage = null;
        if (e == 0) {
            renewableGenerationPercentage = in.nbit(8, 0, 255);
            e = in.event(1, 1);
        } else {
            e--;
        }
        Rational powerRangeStart = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        return new PriceRule(
                energyFee,
                parkingFee,
                parkingFeePeriod,
                carbonDioxideEmission,
                renewableGenerationPercentage,
                powerRangeStart);
    }

    static void writePriceRule(ExiWriter out, PriceRule m) {
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.energyFee());
        int w = 3;
        int e = 0;
        Rational parkingFee = m.parkingFee();
        if (parkingFee != null) {
            out.event(e, w);
            SharedTypesCodec.writeRational(out, parkingFee);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        Long parkingFeePeriod = m.parkingFeePeriod();
        if (parkingFeePeriod != null) {
            out.event(e, w);
            out.unsigned(parkingFeePeriod, 0, 4294967295L);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Integer carbonDioxideEmission = m.carbonDioxideEmission();
        if (carbonDioxideEmission != null) {
            out.event(e, w);
            out.unsigned(carbonDioxideEmission, 0, 65535);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Integer renewableGenerationPercentage = m.renewableGenerationPercentage();
        if (renewableGenerationPercentage != null) {
            out.event(e, w);
            out.nbit(renewableGenerationPercentage, 8, 0, 255);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        SharedTypesCodec.writeRational(out, m.powerRangeStart());
        out.event(0, 1);
    }

    static OverstayRule readOverstayRule(ExiReader in) throws ExiException {
        int e = in.event(2, 2);
        String overstayRuleDescription = null;
        if (e == 0) {
            overstayRuleDescription = in.string(22, 0, 160);
            e = in.event(1, 1);
        } else {
            e--;
        }
        long startTime = in.unsigned(0, 4294967295L);
        in.event(1, 1);
        Rational overstayFee = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        long overstayFeePeriod = in.unsigned(0, 4294967295L);
        in.event(1, 1);
        return new OverstayRule(overstayRuleDescription, startTime, overstayFee, overstayFeePeriod);
    }

    static void writeOverstayRule(ExiWriter out, OverstayRule m) {
        int w = 2;
        int e = 0;
        String overstayRuleDescription = m.overstayRuleDescription();
        if (overstayRuleDescription != null) {
            out.event(e, w);
            out.string(overstayRuleDescription, 0, 160);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        out.unsigned(m.startTime(), 0, 4294967295L);
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.overstayFee());
        out.event(0, 1);
        out.unsigned(m.overstayFeePeriod(), 0, 4294967295L);
        out.event(0, 1);
    }

    static EvPriceRule readEvPriceRule(ExiReader in) throws ExiException {
        in.event(1, 1);
        Rational energyFee = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        Rational powerRangeStart = SharedTypesCodec.readRational(in);
        in.event(1, 1);
        return new EvPriceRule(energyFee, powerRangeStart);
    }

    static void writeEvPriceRule(ExiWriter out, EvPriceRule m) {
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.energyFee());
        out.event(0, 1);
        SharedTypesCodec.writeRational(out, m.powerRangeStart());
        out.event(0, 1);
    }
}
