package org.tidegate.ocpp.internal.outbox;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.json.ErrorCode;
import org.tidegate.ocpp.internal.json.Json;
import org.tidegate.ocpp.internal.json.Violation;
import org.tidegate.ocpp.internal.message.Data;
import org.tidegate.ocpp.internal.message.Der;
import org.tidegate.ocpp.internal.message.StationCall;

/**
 * Messages that must not be lost, oldest first, and what the disk has to be told about them. Pure:
 * every change returns the line to be journaled, and {@link #replay} of the lines gives the same
 * outbox again. A line that did not reach the disk before a power cut leaves the state of one line
 * earlier: at worst an acknowledged message is sent once more, with the same sequence number.
 */
public final class Outbox {
    /** Beyond this, the oldest periodic meter values are dropped; starts and ends never are. */
    public static final int MOST_ENTRIES = 20_000;

    /** A broken connection says less about a message than a refusal does. */
    private static final int LOSSES_PER_ATTEMPT = 4;

    /** A message and how it has fared. */
    public record Entry(
            long number, StationCall call, int attempts, int losses, long notBeforeNanos) {}

    enum Kind {
        PUT,
        DONE,
        SET_ASIDE,
        FAILED,
        OPEN,
        NEXT,
        RESET,
        START,
        MEMORY
    }

    record Line(
            Kind kind,
            long number,
            @Nullable String action,
            @Nullable String payload,
            @Nullable Checkpoint open,
            @Nullable Integer attempts,
            @Nullable Integer losses) {

        static Line of(Kind kind, long number) {
            return new Line(kind, number, null, null, null, null, null);
        }
    }

    private final TreeMap<Long, Entry> entries = new TreeMap<>();
    private @Nullable Checkpoint open;
    private boolean resetMarked;
    private long next = 1;
    private String dialectMemory = "";
    private long storedBelow = Long.MAX_VALUE;

    /** The outbox these lines tell of; lines of another firmware's making are left out. */
    public static Outbox replay(Collection<byte[]> lines) {
        var outbox = new Outbox();
        for (byte[] each : lines) {
            try {
                String text = new String(each, StandardCharsets.UTF_8);
                outbox.apply(Json.read(Line.class, text));
            } catch (Violation _) {
                // the frame's checksum held, so it is from a firmware with other messages
            }
        }
        return outbox;
    }

    private void apply(Line line) throws Violation {
        next = Math.max(next, line.number + 1);
        switch (line.kind) {
            case PUT -> {
                StationCall call = call(line);
                int attempts = line.attempts == null ? 0 : line.attempts;
                int losses = line.losses == null ? 0 : line.losses;
                entries.put(line.number, new Entry(line.number, call, attempts, losses, 0));
                if (call instanceof StationCall.TransactionEvent) {
                    open = line.open == null ? null : line.open.whole(open);
                }
            }
            case DONE, SET_ASIDE -> {
                entries.remove(line.number);
                dialectMemory = line.payload == null ? dialectMemory : line.payload;
            }
            case FAILED ->
                    entries.computeIfPresent(
                            line.number,
                            (n, e) ->
                                    new Entry(
                                            n,
                                            e.call,
                                            line.attempts == null ? e.attempts : line.attempts,
                                            line.losses == null ? e.losses : line.losses,
                                            0));
            case OPEN -> open = line.open;
            case NEXT -> {}
            case RESET -> resetMarked = true;
            case START -> resetMarked = false;
            case MEMORY -> dialectMemory = line.payload == null ? "" : line.payload;
        }
    }

    private static StationCall call(Line line) throws Violation {
        String payload = line.payload == null ? "" : line.payload;
        return switch (line.action) {
            case "TransactionEvent" -> Json.read(StationCall.TransactionEvent.class, payload);
            case "NotifyEvent" -> Json.read(StationCall.NotifyEvent.class, payload);
            case "SecurityEventNotification" ->
                    Json.read(StationCall.SecurityEventNotification.class, payload);
            case "NotifyDERAlarm" -> Json.read(Der.NotifyDERAlarm.class, payload);
            case "NotifyDERStartStop" -> Json.read(Der.NotifyDERStartStop.class, payload);
            case null, default -> throw new Violation(ErrorCode.NOT_SUPPORTED, "unknown message");
        };
    }

    /** Queues a message. The line must be on the disk before the message is sent. */
    public String put(StationCall call, @Nullable Checkpoint openAfter) {
        long number = next++;
        entries.put(number, new Entry(number, call, 0, 0, 0));
        Checkpoint before = open;
        if (call instanceof StationCall.TransactionEvent) {
            open = openAfter;
        }
        return putLine(
                entries.get(number), openAfter == null ? null : openAfter.after(before));
    }

    private static String putLine(Entry e, @Nullable Checkpoint openAfter) {
        String action = e.call.getClass().getSimpleName();
        String payload = Json.write((Record) e.call);
        return Json.write(
                new Line(Kind.PUT, e.number, action, payload, openAfter, e.attempts, e.losses));
    }

    /**
     * What the disk holds by now: a message is not due before it is on the medium.
     *
     * @param number the first message that may not be there yet; {@code Long.MAX_VALUE} where
     *     nothing is waited for
     */
    public void storedBelow(long number) {
        storedBelow = number;
    }

    /**
     * The oldest message, if its turn has come. Messages of transactions never overtake each other,
     * and neither do the rest; but neither kind waits for the other's retries.
     */
    public @Nullable Entry due(long nowNanos) {
        boolean transactionsWait = false;
        boolean othersWait = false;
        for (Entry e : entries.values()) {
            if (e.number >= storedBelow || (transactionsWait && othersWait)) {
                return null;
            }
            boolean transaction = e.call instanceof StationCall.TransactionEvent;
            if (transaction ? transactionsWait : othersWait) {
                continue;
            }
            if (e.notBeforeNanos - nowNanos <= 0) {
                return e;
            }
            transactionsWait |= transaction;
            othersWait |= !transaction;
        }
        return null;
    }

    /** The operator has it. */
    public String done(long number) {
        entries.remove(number);
        return Json.write(Line.of(Kind.DONE, number));
    }

    /**
     * The operator has it, and a dialect needs to know something else after a restart from now on:
     * 1.6 the operator's transaction numbers. One line, because a message that is sent again must
     * find the memory it was sent with the first time.
     */
    public String done(long number, String memory) {
        entries.remove(number);
        dialectMemory = memory;
        return Json.write(new Line(Kind.DONE, number, null, memory, null, null, null));
    }

    /** A dialect needs to know something else from now on, whatever became of the message. */
    public String remember(String memory) {
        dialectMemory = memory;
        return memoryLine(next++);
    }

    public boolean contains(long number) {
        return entries.containsKey(number);
    }

    /** What a failed delivery leads to. */
    public record Outcome(String line, boolean setAside, int attempts) {}

    /**
     * Counts a failed delivery; after too many the message is set aside so that the rest goes on.
     *
     * @param linkLost the connection broke before an answer came
     * @param intervalNanos the n-th retry waits n times this (OCPP 2.1 E13)
     */
    public Outcome failed(
            long number, boolean linkLost, int mostAttempts, long intervalNanos, long nowNanos) {
        Entry e = entries.get(number);
        if (e == null) {
            return new Outcome(Json.write(Line.of(Kind.DONE, number)), false, 0);
        }
        int attempts = linkLost ? e.attempts : e.attempts + 1;
        int losses = linkLost ? e.losses + 1 : e.losses;
        if (attempts >= mostAttempts || losses >= mostAttempts * LOSSES_PER_ATTEMPT) {
            entries.remove(number);
            int all = attempts + losses;
            return new Outcome(Json.write(Line.of(Kind.SET_ASIDE, number)), true, all);
        }
        long wait = linkLost ? 0 : attempts * intervalNanos;
        entries.put(number, new Entry(number, e.call, attempts, losses, nowNanos + wait));
        return new Outcome(
                Json.write(new Line(Kind.FAILED, number, null, null, null, attempts, losses)),
                false,
                attempts + losses);
    }

    /**
     * Drops the oldest unsigned periodic meter values until a twentieth is free again, then, should
     * they be so many, the oldest reports of other events; never a start, an end, a change of state
     * or anything signed. The lines say which.
     */
    public List<String> thin() {
        var lines = new ArrayList<String>();
        int goal = MOST_ENTRIES - MOST_ENTRIES / 20;
        drop(Outbox::isUnsignedSample, goal, lines);
        drop(e -> !(e.call instanceof StationCall.TransactionEvent), goal, lines);
        return lines;
    }

    private void drop(Predicate<Entry> which, int goal, List<String> lines) {
        for (Iterator<Entry> it = entries.values().iterator();
                it.hasNext() && entries.size() > goal; ) {
            Entry e = it.next();
            if (which.test(e)) {
                it.remove();
                lines.add(Json.write(Line.of(Kind.SET_ASIDE, e.number)));
            }
        }
    }

    private static boolean isUnsignedSample(Entry e) {
        return e.call instanceof StationCall.TransactionEvent tx
                && tx.eventType() == Data.EventType.UPDATED
                && tx.triggerReason() == Data.TriggerReason.METER_VALUE_PERIODIC
                && (tx.meterValue() == null
                        || tx.meterValue().stream()
                                .flatMap(m -> m.sampledValue().stream())
                                .allMatch(s -> s.signedMeterValue() == null));
    }

    public String markReset() {
        resetMarked = true;
        return Json.write(Line.of(Kind.RESET, next++));
    }

    public String markStart() {
        resetMarked = false;
        return Json.write(Line.of(Kind.START, next++));
    }

    private String memoryLine(long number) {
        return Json.write(new Line(Kind.MEMORY, number, null, dialectMemory, null, null, null));
    }

    /** Empty if no dialect has wanted anything kept. */
    public String dialectMemory() {
        return dialectMemory;
    }

    /** The last stop was a restart the operator had asked for. */
    public boolean resetMarked() {
        return resetMarked;
    }

    public int size() {
        return entries.size();
    }

    /** Grows with every message, over restarts too. */
    public long nextNumber() {
        return next;
    }

    /** The transaction that is open as far as the disk knows. */
    public @Nullable Checkpoint open() {
        return open;
    }

    /** Whether events of this transaction still wait; any transaction if null. */
    public boolean holds(@Nullable String transactionId) {
        return entries.values().stream()
                .anyMatch(e ->
                        e.call instanceof StationCall.TransactionEvent tx
                                && (transactionId == null
                                        || tx.transactionInfo()
                                                .transactionId()
                                                .equals(transactionId)));
    }

    /** The whole outbox in as few lines as possible; what {@link #replay} needs and no more. */
    public List<String> snapshot() {
        var lines = new ArrayList<String>();
        lines.add(Json.write(Line.of(Kind.NEXT, next - 1)));
        for (Entry e : entries.values()) {
            lines.add(putLine(e, null));
        }
        if (open != null) {
            lines.add(Json.write(new Line(Kind.OPEN, next - 1, null, null, open, null, null)));
        }
        if (resetMarked) {
            lines.add(Json.write(Line.of(Kind.RESET, next - 1)));
        }
        if (!dialectMemory.isEmpty()) {
            lines.add(memoryLine(next - 1));
        }
        return lines;
    }
}
