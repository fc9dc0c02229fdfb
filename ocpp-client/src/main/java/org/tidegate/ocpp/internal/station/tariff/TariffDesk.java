package org.tidegate.ocpp.internal.station.tariff;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.StationState;
import org.tidegate.ocpp.internal.json.Json;
import org.tidegate.ocpp.internal.json.Violation;
import org.tidegate.ocpp.internal.message.Data;
import org.tidegate.ocpp.internal.message.Data.ChargingState;
import org.tidegate.ocpp.internal.message.Data.IdToken;
import org.tidegate.ocpp.internal.message.Data.StatusInfo;
import org.tidegate.ocpp.internal.message.OperatorCall;
import org.tidegate.ocpp.internal.message.StationCall.TransactionEvent;
import org.tidegate.ocpp.internal.message.Tariffs.ChangeTransactionTariff;
import org.tidegate.ocpp.internal.message.Tariffs.ChangeTransactionTariffResponse;
import org.tidegate.ocpp.internal.message.Tariffs.ClearTariffs;
import org.tidegate.ocpp.internal.message.Tariffs.ClearTariffsResponse;
import org.tidegate.ocpp.internal.message.Tariffs.ClearTariffsResult;
import org.tidegate.ocpp.internal.message.Tariffs.CostDetails;
import org.tidegate.ocpp.internal.message.Tariffs.CostUpdated;
import org.tidegate.ocpp.internal.message.Tariffs.CostUpdatedResponse;
import org.tidegate.ocpp.internal.message.Tariffs.GetTariffs;
import org.tidegate.ocpp.internal.message.Tariffs.GetTariffsResponse;
import org.tidegate.ocpp.internal.message.Tariffs.SetDefaultTariff;
import org.tidegate.ocpp.internal.message.Tariffs.SetDefaultTariffResponse;
import org.tidegate.ocpp.internal.message.Tariffs.Tariff;
import org.tidegate.ocpp.internal.message.Tariffs.TariffAssignment;
import org.tidegate.ocpp.internal.message.Tariffs.TariffChangeStatus;
import org.tidegate.ocpp.internal.message.Tariffs.TariffClearStatus;
import org.tidegate.ocpp.internal.message.Tariffs.TariffGetStatus;
import org.tidegate.ocpp.internal.message.Tariffs.TariffKind;
import org.tidegate.ocpp.internal.message.Tariffs.TariffSetStatus;
import org.tidegate.ocpp.internal.outbox.Bill;
import org.tidegate.ocpp.internal.outbox.Checkpoint;
import org.tidegate.ocpp.internal.station.Desk;
import org.tidegate.ocpp.internal.station.Keep;
import org.tidegate.ocpp.internal.station.Moment;
import org.tidegate.ocpp.internal.station.Surroundings;
import org.tidegate.ocpp.internal.station.auth.Tokens;
import org.tidegate.ocpp.internal.station.device.Setting;
import org.tidegate.ocpp.internal.station.transaction.Sampling;
import org.tidegate.ocpp.internal.station.transaction.Transaction;

/** Tariffs of the operator, and the running bill of the transaction (OCPP 2.1 I). */
public final class TariffDesk implements Desk {
    public static final int MOST_ELEMENTS = 50;
    private static final int MOST_TARIFFS = 10;

    /** Asked to tell the running cost. */
    @FunctionalInterface
    public interface Teller {
        void tell(Moment now);
    }

    private record Entry(int evseId, Tariff tariff) {}

    private record Line(int evseId, Tariff tariff) {}

    private final Surroundings at;
    private final Teller teller;
    private final List<Entry> defaults = new ArrayList<>();
    private final Map<String, Tariff> drivers = new TreeMap<>();
    private @Nullable IdToken driver; // whose they are
    private boolean driverSeen;
    private @Nullable Account account;
    private @Nullable String accountOf;
    private double lastWh;
    private long lastNanos;
    private long startNanos;
    private long startMillis;
    private long toldNanos;
    private double operatorsCost = Double.NaN;

    public TariffDesk(Surroundings at, Teller teller, String saved) {
        this.at = at;
        this.teller = teller;
        for (String line : saved.lines().toList()) {
            try {
                Line l = Json.read(Line.class, line);
                defaults.add(new Entry(l.evseId, l.tariff));
            } catch (Violation _) {
                // another firmware's line: the operator sees that the tariff is gone
            }
        }
    }

    private void save() {
        var lines = new ArrayList<String>();
        defaults.forEach(e -> lines.add(Json.write(new Line(e.evseId, e.tariff))));
        at.out().save(Keep.TARIFFS, String.join("\n", lines));
    }

    // ---- orders -----------------------------------------------------------------------------

    public OperatorCall.Answer setDefault(SetDefaultTariff c) {
        if (c.evseId() > 1) {
            return no(TariffSetStatus.REJECTED, "UnknownEvse", "EVSE 1 is the only one");
        }
        if (!at.variables().is(Setting.TARIFF_ENABLED)) {
            return no(TariffSetStatus.REJECTED, "NotEnabled", "TariffCostCtrlr.Enabled is false");
        }
        if (elements(c.tariff()) > MOST_ELEMENTS) {
            return no(
                    TariffSetStatus.TOO_MANY_ELEMENTS,
                    "TooManyElements",
                    "more than " + MOST_ELEMENTS + " prices");
        }
        String not = unsupported(c.tariff());
        if (!not.isEmpty()) {
            return no(TariffSetStatus.CONDITION_NOT_SUPPORTED, "UnsupportedParam", not);
        }
        boolean duplicate =
                drivers.containsKey(c.tariff().tariffId())
                        || defaults.stream()
                                .anyMatch(e -> e.tariff.tariffId().equals(c.tariff().tariffId()));
        if (duplicate) {
            return no(
                    TariffSetStatus.DUPLICATE_TARIFF_ID,
                    "InvalidValue",
                    "clear tariff " + c.tariff().tariffId() + " first");
        }
        boolean later = c.tariff().validFrom() != null;
        defaults.removeIf(e -> e.evseId == c.evseId() && (e.tariff.validFrom() != null) == later);
        if (defaults.size() >= MOST_TARIFFS) {
            return no(TariffSetStatus.REJECTED, "TooManyElements", "no room for another tariff");
        }
        defaults.add(new Entry(c.evseId(), c.tariff()));
        save();
        return new SetDefaultTariffResponse(TariffSetStatus.ACCEPTED, null);
    }

    private static OperatorCall.Answer no(TariffSetStatus status, String code, String why) {
        return new SetDefaultTariffResponse(status, new StatusInfo(code, why));
    }

    private static int elements(Tariff t) {
        return (t.energy() == null ? 0 : t.energy().prices().size())
                + (t.chargingTime() == null ? 0 : t.chargingTime().prices().size())
                + (t.idleTime() == null ? 0 : t.idleTime().prices().size())
                + (t.fixedFee() == null ? 0 : t.fixedFee().prices().size());
    }

    /** What of it cannot be counted here; a price that is not counted would be a wrong bill. */
    private static String unsupported(Tariff t) {
        var not = new ArrayList<String>();
        if (t.reservationTime() != null || t.reservationFixed() != null) {
            not.add("reservations are not billed here");
        }
        if (t.energy() != null) {
            t.energy().prices().forEach(p -> not.add(Conditions.unsupported(p.conditions())));
        }
        if (t.chargingTime() != null) {
            t.chargingTime().prices().forEach(p -> not.add(Conditions.unsupported(p.conditions())));
        }
        if (t.idleTime() != null) {
            t.idleTime().prices().forEach(p -> not.add(Conditions.unsupported(p.conditions())));
        }
        if (t.fixedFee() != null) {
            t.fixedFee().prices().forEach(p -> not.add(Conditions.unsupported(p.conditions())));
        }
        return not.stream().filter(s -> !s.isEmpty()).findFirst().orElse("");
    }

    public OperatorCall.Answer get(GetTariffs c) {
        if (c.evseId() > 1) {
            return new GetTariffsResponse(
                    TariffGetStatus.REJECTED,
                    new StatusInfo("UnknownEvse", "EVSE 1 is the only one"),
                    null);
        }
        var found = new ArrayList<TariffAssignment>();
        for (Entry e : defaults) {
            if (c.evseId() == 0 || e.evseId == 0 || e.evseId == c.evseId()) {
                found.add(
                        new TariffAssignment(
                                e.tariff.tariffId(),
                                TariffKind.DEFAULT_TARIFF,
                                e.tariff.validFrom(),
                                List.of(e.evseId == 0 ? 1 : e.evseId),
                                null));
            }
        }
        drivers.forEach((id, t) ->
                found.add(
                        new TariffAssignment(
                                id, TariffKind.DRIVER_TARIFF, t.validFrom(), List.of(1), null)));
        return new GetTariffsResponse(
                found.isEmpty() ? TariffGetStatus.NO_TARIFF : TariffGetStatus.ACCEPTED,
                null,
                found.isEmpty() ? null : found);
    }

    public OperatorCall.Answer clear(ClearTariffs c) {
        var results = new ArrayList<ClearTariffsResult>();
        List<String> ids = c.tariffIds();
        if (ids == null) {
            List<Entry> gone =
                    defaults.stream()
                            .filter(e -> c.evseId() == null || Objects.equals(e.evseId, c.evseId()))
                            .toList();
            defaults.removeAll(gone);
            gone.forEach(e ->
                    results.add(
                            new ClearTariffsResult(
                                    null, e.tariff.tariffId(), TariffClearStatus.ACCEPTED)));
        } else {
            for (String id : ids) {
                boolean known = defaults.removeIf(e -> e.tariff.tariffId().equals(id));
                known |= drivers.remove(id) != null;
                results.add(
                        new ClearTariffsResult(
                                null,
                                id,
                                known ? TariffClearStatus.ACCEPTED : TariffClearStatus.NO_TARIFF));
            }
        }
        if (results.isEmpty()) {
            results.add(new ClearTariffsResult(null, null, TariffClearStatus.NO_TARIFF));
        }
        save();
        return new ClearTariffsResponse(results);
    }

    public OperatorCall.Answer change(ChangeTransactionTariff c, Moment now) {
        Account running = account;
        if (running == null || !c.transactionId().equals(accountOf)) {
            boolean known = c.transactionId().equals(at.transactionId());
            return new ChangeTransactionTariffResponse(
                    known ? TariffChangeStatus.REJECTED : TariffChangeStatus.TX_NOT_FOUND,
                    new StatusInfo(
                            known ? "InvalidValue" : "TxNotFound",
                            known ? "it began without a tariff" : "no such transaction"));
        }
        if (!running.tariff().currency().equals(c.tariff().currency())) {
            return new ChangeTransactionTariffResponse(
                    TariffChangeStatus.NO_CURRENCY_CHANGE,
                    new StatusInfo(
                            "InvalidValue", "it is billed in " + running.tariff().currency()));
        }
        if (elements(c.tariff()) > MOST_ELEMENTS) {
            return new ChangeTransactionTariffResponse(TariffChangeStatus.TOO_MANY_ELEMENTS, null);
        }
        String not = unsupported(c.tariff());
        if (!not.isEmpty()) {
            return new ChangeTransactionTariffResponse(
                    TariffChangeStatus.CONDITION_NOT_SUPPORTED,
                    new StatusInfo("UnsupportedParam", not));
        }
        running.change(c.tariff(), now.wallMillis());
        changed = true;
        return new ChangeTransactionTariffResponse(TariffChangeStatus.ACCEPTED, null);
    }

    private boolean changed;

    /** A new tariff has begun to count since this was last asked. */
    public boolean takeChanged() {
        boolean was = changed;
        changed = false;
        return was;
    }

    /** What the operator counts; shown, never billed here. */
    public OperatorCall.Answer updated(CostUpdated c) {
        if (c.transactionId().equals(at.transactionId())) {
            operatorsCost = c.totalCost();
        }
        return new CostUpdatedResponse();
    }

    public void operatorsTotal(@Nullable Double totalCost) {
        if (totalCost != null) {
            operatorsCost = totalCost;
        }
    }

    /**
     * The answer to Authorize brought a tariff for this driver (I08); unusable ones are refused.
     */
    public String driver(Tariff tariff, IdToken token) {
        String not = elements(tariff) > MOST_ELEMENTS ? "too many prices" : unsupported(tariff);
        if (not.isEmpty()) {
            drivers.clear(); // one driver at a time
            driver = token;
            drivers.put(tariff.tariffId(), tariff);
        }
        return not;
    }

    // ---- counting ---------------------------------------------------------------------------

    public void begun(Transaction tx, Moment now) {
        operatorsCost = Double.NaN;
        Tariff own = ofDriver(tx);
        Tariff tariff = own == null ? byDefault(now) : own;
        driverSeen = own != null;
        startMillis = now.wallMillis();
        accountOf = tx.id();
        startNanos = now.nanos();
        lastNanos = now.nanos();
        toldNanos = now.nanos();
        lastWh = tx.importAtStartWh();
        account =
                tariff == null || !at.variables().is(Setting.TARIFF_ENABLED)
                        ? null
                        : new Account(tariff, situation(0, 0, 0, now));
    }

    /** Of another driver, who was authorised and never came, nothing counts. */
    private @Nullable Tariff ofDriver(Transaction tx) {
        return drivers.isEmpty() || !Tokens.same(tx.idToken(), driver)
                ? null
                : drivers.values().iterator().next();
    }

    /** A transaction that began before its driver was known (I08). */
    private void lookForDriver(Transaction tx, Moment now) {
        Tariff own = driverSeen ? null : ofDriver(tx);
        Account running = account;
        if (own == null || !at.variables().is(Setting.TARIFF_ENABLED)) {
            return;
        }
        driverSeen = true;
        if (running == null) {
            account = new Account(own, situation(0, 0, 0, now));
            lastWh = Math.max(lastWh, finite(at.seen().importWh()));
            lastNanos = now.nanos();
        } else if (running.tariff().currency().equals(own.currency())) {
            running.change(own, now.wallMillis());
        }
        changed = true;
    }

    private static double finite(double wh) {
        return Double.isFinite(wh) ? wh : 0;
    }

    /** The EVSE's own beats the station's; the newest that is valid already beats the others. */
    private @Nullable Tariff byDefault(Moment now) {
        Entry best = null;
        for (Entry e : defaults) {
            boolean valid =
                    e.tariff.validFrom() == null
                            || e.tariff.validFrom().toEpochMilli() <= now.wallMillis();
            if (valid && (best == null || outranks(e, best))) {
                best = e;
            }
        }
        return best == null ? null : best.tariff;
    }

    private static boolean outranks(Entry e, Entry best) {
        if (e.evseId != best.evseId) {
            return e.evseId > best.evseId;
        }
        return e.tariff.validFrom() != null
                && (best.tariff.validFrom() == null
                        || e.tariff.validFrom().isAfter(best.tariff.validFrom()));
    }

    private Conditions.Situation situation(
            double energyWh, double charging, double idle, Moment now) {
        return new Conditions.Situation(
                now.wallMillis(),
                Sampling.offsetMillis(at.variables().value(Setting.TIME_OFFSET)),
                energyWh,
                Math.max(0, at.seen().acPowerW()),
                (now.nanos() - startNanos) / 1_000_000_000L,
                (long) charging,
                (long) idle);
    }

    /** Counts what was used since the last time. */
    public void look(Transaction tx, Moment now) {
        StationState s = at.seen();
        if (at.isSilent() || !tx.id().equals(accountOf)) {
            return;
        }
        Account running = account;
        if (running == null) {
            lookForDriver(tx, now);
            return;
        }
        double wh = Double.isFinite(s.importWh()) ? s.importWh() - lastWh : 0;
        double seconds = (now.nanos() - lastNanos) / 1e9;
        running.use(
                wh,
                seconds,
                tx.chargingState() == ChargingState.CHARGING,
                situation(
                        running.energyWh(), running.chargingSeconds(), running.idleSeconds(), now));
        lastWh = Math.max(lastWh, finite(s.importWh()));
        lastNanos = now.nanos();
        lookForDriver(tx, now);
        long every = at.variables().nanos(Setting.COST_INTERVAL);
        if (at.variables().is(Setting.RUNNING_COST_ENABLED)
                && every > 0
                && now.nanos() - toldNanos >= every) {
            toldNanos = now.nanos();
            teller.tell(now);
        }
    }

    // ---- power cuts -------------------------------------------------------------------------

    /** For the journal; null if nobody counts. */
    public @Nullable Bill bill(Transaction tx) {
        Account running = account;
        return running == null || !tx.id().equals(accountOf)
                ? null
                : running.bill(
                        startMillis, lastWh, tx.chargingState() == ChargingState.CHARGING);
    }

    /**
     * The bill of a transaction that a power cut has ended: what the registers show beyond the last
     * counting at the price of that moment, and no time in the dark.
     */
    public TransactionEvent close(TransactionEvent event, Checkpoint open) {
        Bill bill = open.bill();
        Account left = bill == null ? null : Account.of(bill);
        if (bill == null || left == null) {
            return event;
        }
        long atMillis = open.at().toEpochMilli();
        left.use(
                importWh(event) - bill.countedWh(),
                0,
                bill.charging(),
                new Conditions.Situation(
                        atMillis,
                        Sampling.offsetMillis(at.variables().value(Setting.TIME_OFFSET)),
                        left.energyWh(),
                        0,
                        Math.max(0, atMillis - bill.startMillis()) / 1000,
                        (long) left.chargingSeconds(),
                        (long) left.idleSeconds()));
        return billed(event, left.tariff().tariffId(), left.details());
    }

    private static double importWh(TransactionEvent event) {
        double found = Double.NaN;
        List<Data.MeterValue> values = event.meterValue();
        for (Data.MeterValue value : values == null ? List.<Data.MeterValue>of() : values) {
            for (Data.SampledValue s : value.sampledValue()) {
                if (s.measurand() == Data.Measurand.ENERGY_ACTIVE_IMPORT_REGISTER) {
                    found = s.value();
                }
            }
        }
        return Double.isNaN(found) ? 0 : found;
    }

    public void ended() {
        account = null;
        driver = null;
        accountOf = null;
        drivers.clear();
    }

    /** What the transaction has cost so far, with taxes; 0 if nobody counts. */
    public double cost() {
        Account running = account;
        if (running != null) {
            return running.total();
        }
        return Double.isNaN(operatorsCost) ? 0 : operatorsCost;
    }

    /** Somebody counts: this station or the operator. */
    public boolean isKnown() {
        return account != null || !Double.isNaN(operatorsCost);
    }

    /** For the display; empty if nobody counts. */
    public String words() {
        Account running = account;
        if (running == null && Double.isNaN(operatorsCost)) {
            boolean alone = at.transactionId() != null && !at.isOnline();
            return alone ? at.variables().value(Setting.TOTAL_COST_FALLBACK_MESSAGE) : "";
        }
        String currency =
                running == null
                        ? at.variables().value(Setting.CURRENCY)
                        : running.tariff().currency();
        return String.format(Locale.ROOT, "%.2f %s", cost(), currency);
    }

    /** Puts the bill into the last event and into those that tell the running cost. */
    public TransactionEvent garnish(TransactionEvent e, Transaction tx) {
        Account running = account;
        if (running == null || !tx.id().equals(accountOf)) {
            return e;
        }
        boolean bill =
                e.eventType() == Data.EventType.ENDED
                        || e.triggerReason() == Data.TriggerReason.RUNNING_COST
                        || e.triggerReason() == Data.TriggerReason.TARIFF_CHANGED;
        return billed(e, running.tariff().tariffId(), bill ? running.details() : null);
    }

    private static TransactionEvent billed(
            TransactionEvent e, String tariffId, @Nullable CostDetails details) {
        Data.TransactionInfo i = e.transactionInfo();
        var info =
                new Data.TransactionInfo(
                        i.transactionId(),
                        i.chargingState(),
                        i.timeSpentCharging(),
                        i.stoppedReason(),
                        i.remoteStartId(),
                        i.operationMode(),
                        tariffId,
                        i.transactionLimit());
        return new TransactionEvent(
                e.eventType(),
                e.meterValue(),
                e.timestamp(),
                e.triggerReason(),
                e.seqNo(),
                e.offline(),
                info,
                e.evse(),
                e.idToken(),
                details,
                e.numberOfPhasesUsed(),
                e.cableMaxCurrent(),
                e.reservationId(),
                e.preconditioningStatus(),
                e.evseSleep());
    }
}
