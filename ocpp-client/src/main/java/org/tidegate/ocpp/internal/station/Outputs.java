package org.tidegate.ocpp.internal.station;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.OcppEvent;
import org.tidegate.ocpp.internal.message.StationCall;
import org.tidegate.ocpp.internal.outbox.Checkpoint;
import org.tidegate.ocpp.internal.outbox.Outbox;

/** What a step wants done, in order, and the outbox whose every change must reach the disk. */
public final class Outputs {
    private static final int REWRITE_ABOVE_LINES = 500;

    private final Outbox outbox;
    private List<Action> actions = new ArrayList<>();
    private long linesOnDisk;

    Outputs(Outbox outbox, long linesOnDisk) {
        this.outbox = outbox;
        this.linesOnDisk = linesOnDisk;
    }

    public void add(Action action) {
        actions.add(action);
    }

    public void addAll(List<Action> more) {
        actions.addAll(more);
    }

    public void emit(OcppEvent event, long a, String text) {
        emit(event, (double) a, text);
    }

    public void emit(OcppEvent event, double a, String text) {
        actions.add(Action.Emit.of(event, a, text));
    }

    /** The whole of it, in place of what was there. */
    public void save(Keep keep, String text) {
        actions.add(new Action.Save(keep, text));
    }

    /** On the medium before anything after it is sent. */
    public void keep(String line) {
        linesOnDisk++;
        actions.add(new Action.Journal(line, true));
    }

    /** Whenever it suits: losing the line costs a repeated message, not a lost one. */
    public void note(String line) {
        linesOnDisk++;
        actions.add(new Action.Journal(line, false));
    }

    public void enqueue(StationCall call) {
        keep(outbox.put(call, outbox.open()));
    }

    public void enqueue(StationCall.TransactionEvent event, @Nullable Checkpoint openAfter) {
        keep(outbox.put(event, openAfter));
    }

    void rewritten(long lines) {
        linesOnDisk = lines;
    }

    /** Everything since the last time, with the upkeep of the outbox behind it. */
    List<Action> take() {
        if (outbox.size() > Outbox.MOST_ENTRIES) {
            List<String> dropped = outbox.thin();
            dropped.forEach(this::note);
            emit(OcppEvent.OUTBOX_THINNED, dropped.size(), "");
        }
        if (linesOnDisk > REWRITE_ABOVE_LINES + 4L * outbox.size()) {
            List<String> lines = outbox.snapshot();
            linesOnDisk = lines.size();
            actions.add(new Action.Rewrite(lines));
        }
        List<Action> taken = actions;
        actions = new ArrayList<>();
        return taken;
    }
}
