package org.tidegate.ocpp.internal.dialect.v16;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.json.Count;
import org.tidegate.ocpp.internal.json.Json;
import org.tidegate.ocpp.internal.json.Violation;

/**
 * Which transaction the operator knows by which number. In 1.6 the operator gives the number, in
 * the answer to StartTransaction; everything after it needs it, over restarts of both. A value: the
 * dialect holds the newest, the outbox keeps it on the medium.
 */
public record Ledger(@Count(min = 0) List<Entry> open) {
    public static final Ledger EMPTY = new Ledger(List.of());

    /** What is said where the operator never gave a number (1.6 errata 4.0). */
    public static final int UNNUMBERED = -1;

    /** More than there can be in flight; the oldest goes if a stop was never answered. */
    private static final int MOST = 64;

    /** One transaction between its StartTransaction and the answer to its StopTransaction. */
    public record Entry(
            String transactionId, int connectorId, int startWh, @Nullable Integer number) {}

    public static Ledger parse(String json) throws Violation {
        return json.isEmpty() ? EMPTY : Json.read(Ledger.class, json);
    }

    public String json() {
        return Json.write(this);
    }

    public @Nullable Entry of(String transactionId) {
        return find(e -> e.transactionId.equals(transactionId));
    }

    public @Nullable Entry numbered(int number) {
        return find(e -> e.number != null && e.number == number);
    }

    /** The newest transaction at a connector. */
    public @Nullable Entry at(int connectorId) {
        return find(e -> e.connectorId == connectorId);
    }

    private @Nullable Entry find(Predicate<Entry> wanted) {
        return open.reversed().stream().filter(wanted).findFirst().orElse(null);
    }

    public Ledger started(String transactionId, int connectorId, int startWh) {
        Entry known = of(transactionId);
        if (known != null) {
            return this; // a resend: its number may already be known
        }
        var all = new ArrayList<>(open);
        if (all.size() == MOST) {
            all.removeFirst();
        }
        all.add(new Entry(transactionId, connectorId, startWh, null));
        return new Ledger(List.copyOf(all));
    }

    public Ledger numbered(String transactionId, int number) {
        var all = new ArrayList<Entry>();
        for (Entry e : open) {
            boolean it = e.transactionId.equals(transactionId);
            boolean reused = !it && Objects.equals(e.number, number);
            Integer known = it ? (Integer) number : reused ? null : e.number;
            all.add(new Entry(e.transactionId, e.connectorId, e.startWh, known));
        }
        return new Ledger(List.copyOf(all));
    }

    public Ledger stopped(String transactionId) {
        return new Ledger(
                open.stream().filter(e -> !e.transactionId.equals(transactionId)).toList());
    }
}
