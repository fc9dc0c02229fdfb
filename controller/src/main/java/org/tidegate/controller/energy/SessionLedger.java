package org.tidegate.controller.energy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.tidegate.runtime.AppendLog;
import org.tidegate.runtime.Disk;
import org.tidegate.runtime.TwoSlotFile;

/**
 * The charger's energy books on disk: lifetime registers and the sessions still open in a two-slot
 * file, closed sessions in an append-only log that is never cleared.
 */
public final class SessionLedger {
    /** The stop reason of a session that the last run left open. */
    public static final String POWER_LOSS = "power loss";

    private static final String STATE_FILE = "registers";
    private static final String LOG = "sessions";
    private static final int SEGMENT_BYTES = 1 << 20;

    private final TwoSlotFile state;
    private final AppendLog log;
    private final List<SessionRecord> closedByPowerLoss = new ArrayList<>();
    private Registers registers = Registers.NEW;

    private SessionLedger(TwoSlotFile state, AppendLog log) {
        this.state = state;
        this.log = log;
    }

    /**
     * Restores the registers and closes what the last run left open.
     *
     * @throws IOException if the disk cannot be read or repaired; then the registers are not known,
     *     and no energy may be metered
     */
    public static SessionLedger open(Disk disk) throws IOException {
        var last = new ArrayList<SessionRecord>();
        AppendLog log =
                AppendLog.open(
                        disk,
                        LOG,
                        SEGMENT_BYTES,
                        Integer.MAX_VALUE,
                        line -> {
                            JsonNode node = SessionJson.parse(line);
                            if (node != null) {
                                last.add(SessionJson.record(node));
                            }
                        });
        var ledger = new SessionLedger(new TwoSlotFile(disk, STATE_FILE), log);
        ledger.restore(last);
        return ledger;
    }

    /** All sessions in the books, oldest first; reads the disk and changes nothing. */
    public static List<SessionRecord> read(Disk disk) throws IOException {
        var records = new ArrayList<SessionRecord>();
        AppendLog.scan(
                disk,
                LOG,
                line -> {
                    JsonNode node = SessionJson.parse(line);
                    if (node != null) {
                        records.add(SessionJson.record(node));
                    }
                });
        return records;
    }

    /** What is on disk: at start what the lane must go on from. */
    public Registers registers() {
        return registers;
    }

    /** Sessions that opening found open and closed with {@link #POWER_LOSS}. */
    public List<SessionRecord> closedByPowerLoss() {
        return List.copyOf(closedByPowerLoss);
    }

    public long cutBytes() {
        return log.cutBytes();
    }

    /** When this returns the record is on the medium. */
    void append(SessionRecord record) throws IOException {
        log.append(SessionJson.bytes(SessionJson.node(record)));
        log.sync();
    }

    /**
     * When this returns, registers and unfinished sessions are on the medium. A register that is
     * lower than the stored one is kept.
     *
     * @param unfinished sessions that are not in the log yet, open or closed
     */
    void save(Registers now, List<SessionRecord> unfinished) throws IOException {
        Registers next = now.atLeast(registers);
        ObjectNode node = SessionJson.object();
        node.put("importMilliWh", next.importMilliWh());
        node.put("exportMilliWh", next.exportMilliWh());
        node.put("lastSessionNumber", next.lastSessionNumber());
        ArrayNode sessions = node.putArray("unfinished");
        unfinished.forEach(record -> sessions.add(SessionJson.node(record)));
        state.save(SessionJson.bytes(node));
        registers = next;
    }

    private void restore(List<SessionRecord> inLog) throws IOException {
        for (SessionRecord record : inLog) {
            registers = registers.atLeast(end(record));
        }
        JsonNode node = state.load().map(SessionJson::parse).orElse(null);
        if (node == null) {
            return;
        }
        registers =
                registers.atLeast(
                        new Registers(
                                node.path("importMilliWh").asLong(),
                                node.path("exportMilliWh").asLong(),
                                node.path("lastSessionNumber").asLong()));
        for (JsonNode session : node.path("unfinished")) {
            SessionRecord record = SessionJson.record(session);
            registers = registers.atLeast(end(record));
            if (inLog.stream().noneMatch(known -> isSame(known, record))) {
                SessionRecord closed = record.isClosed() ? record : record.closed(POWER_LOSS);
                append(closed);
                if (!record.isClosed()) {
                    closedByPowerLoss.add(closed);
                }
            }
        }
        save(registers, List.of());
    }

    private static boolean isSame(SessionRecord a, SessionRecord b) {
        return a.number() == b.number() && a.part() == b.part();
    }

    private static Registers end(SessionRecord record) {
        return new Registers(record.endImportMilliWh(), record.endExportMilliWh(), record.number());
    }
}
