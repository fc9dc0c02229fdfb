package org.tidegate.rig.operator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the operator knows of transactions, from their events alone. An event seen twice counts
 * once; one that differs from its first copy is a fault of the station.
 */
public final class Ledger {

    /**
     * One event.
     *
     * @param importWh,exportWh registers in it; NaN if it has none
     * @param importW,exportW powers in it; NaN if it has none
     */
    public record Entry(
            int seqNo,
            String type,
            String trigger,
            String chargingState,
            String stoppedReason,
            String operationMode,
            boolean offline,
            double importWh,
            double exportWh,
            double importW,
            double exportW,
            String text) {}

    /** All events of one transaction, by sequence number. */
    public static final class Transaction {
        private final String id;
        private final TreeMap<Integer, Entry> entries = new TreeMap<>();
        private int duplicates;

        private Transaction(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }

        public List<Entry> entries() {
            return List.copyOf(entries.values());
        }

        /** Events that came once more, unchanged. */
        public int duplicates() {
            return duplicates;
        }

        public Entry last() {
            return entries.lastEntry().getValue();
        }

        public boolean ended() {
            return last().type().equals("Ended");
        }

        /** Wh into the vehicle between the first and the last register seen. */
        public double importedWh() {
            return difference(entries.values().stream().mapToDouble(Entry::importWh).toArray());
        }

        /** Wh into the grid between the first and the last register seen. */
        public double exportedWh() {
            return difference(entries.values().stream().mapToDouble(Entry::exportWh).toArray());
        }

        private static double difference(double[] registers) {
            double first = Double.NaN;
            double last = Double.NaN;
            for (double each : registers) {
                if (!Double.isNaN(each)) {
                    first = Double.isNaN(first) ? each : first;
                    last = each;
                }
            }
            return last - first;
        }

        /** What is wrong with this transaction; empty if it is whole so far. */
        public List<String> faults() {
            var faults = new ArrayList<String>();
            int expected = 0;
            for (Entry e : entries.values()) {
                if (e.seqNo != expected) {
                    faults.add(id + ": seqNo " + expected + " to " + (e.seqNo - 1) + " missing");
                }
                expected = e.seqNo + 1;
                boolean first = e.seqNo == 0;
                if (first != e.type.equals("Started")) {
                    faults.add(id + ": seqNo " + e.seqNo + " is " + e.type);
                }
                if (e.type.equals("Ended") && e.seqNo != entries.lastKey()) {
                    faults.add(id + ": goes on after Ended");
                }
            }
            return faults;
        }
    }

    private final Map<String, Transaction> transactions = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();

    void record(JsonNode event) {
        String id = event.path("transactionInfo").path("transactionId").asText();
        Transaction tx = transactions.computeIfAbsent(id, Transaction::new);
        Entry entry = entry(event);
        Entry before = tx.entries.putIfAbsent(entry.seqNo, entry);
        if (before != null) {
            tx.duplicates++;
            if (!before.equals(entry)) {
                faults.add(id + ": seqNo " + entry.seqNo + " came again with other content");
            }
        }
    }

    private static Entry entry(JsonNode event) {
        JsonNode info = event.path("transactionInfo");
        return new Entry(
                event.path("seqNo").asInt(),
                event.path("eventType").asText(),
                event.path("triggerReason").asText(),
                info.path("chargingState").asText(),
                info.path("stoppedReason").asText(),
                info.path("operationMode").asText(),
                event.path("offline").asBoolean(),
                value(event, "Energy.Active.Import.Register"),
                value(event, "Energy.Active.Export.Register"),
                value(event, "Power.Active.Import"),
                value(event, "Power.Active.Export"),
                event.toString());
    }

    /** The newest of the event: the last one of a transaction also repeats how it began. */
    private static double value(JsonNode event, String measurand) {
        double newest = Double.NaN;
        for (JsonNode meterValue : event.path("meterValue")) {
            for (JsonNode sample : meterValue.path("sampledValue")) {
                // the register is what 1.6 means without a word
                String said = sample.path("measurand").asText("Energy.Active.Import.Register");
                if (said.equals(measurand)) {
                    newest = sample.path("value").asDouble(); // 1.6 writes numbers as text
                }
            }
        }
        return newest;
    }

    // ---- OCPP 1.6: three messages, no sequence numbers -----------------------------------------

    void begun16(String id, JsonNode start) {
        Transaction tx = transactions.computeIfAbsent(id, Transaction::new);
        add16(tx, entry16(tx, "Started", "", start, start.path("meterStart").asDouble(Double.NaN)));
    }

    void metered16(String id, JsonNode values) {
        Transaction tx = transactions.get(id);
        if (tx == null) {
            faults.add("meter values of transaction " + id + ", which nobody has begun");
            return;
        }
        add16(
                tx,
                entry16(tx, "Updated", "", values, value(values, "Energy.Active.Import.Register")));
    }

    void ended16(String id, JsonNode stop) {
        Transaction tx = transactions.get(id);
        if (tx == null) {
            faults.add("end of transaction " + id + ", which nobody has begun");
            return;
        }
        String reason = stop.path("reason").asText("Local"); // what its absence means
        add16(tx, entry16(tx, "Ended", reason, stop, stop.path("meterStop").asDouble(Double.NaN)));
    }

    /** The order of arrival numbers them; the same text again is the same message again. */
    private void add16(Transaction tx, Entry entry) {
        if (tx.entries.values().stream().anyMatch(e -> e.text.equals(entry.text))) {
            tx.duplicates++;
        } else {
            tx.entries.put(entry.seqNo, entry);
        }
    }

    private static Entry entry16(
            Transaction tx, String type, String reason, JsonNode payload, double importWh) {
        return new Entry(
                tx.entries.size(),
                type,
                "",
                "",
                reason,
                "",
                false,
                importWh,
                value(payload, "Energy.Active.Export.Register"),
                value(payload, "Power.Active.Import"),
                value(payload, "Power.Active.Export"),
                payload.toString());
    }

    public List<Transaction> transactions() {
        return List.copyOf(transactions.values());
    }

    /** The newest transaction that has not ended. */
    public Optional<Transaction> open() {
        return transactions.values().stream().filter(t -> !t.ended()).reduce((_, b) -> b);
    }

    /** Everything that is wrong with any transaction. */
    public List<String> faults() {
        var all = new ArrayList<>(faults);
        transactions.values().forEach(t -> all.addAll(t.faults()));
        return all;
    }
}
