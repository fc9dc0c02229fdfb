package org.tidegate.ocpp.internal.outbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.tidegate.runtime.Disk;
import org.tidegate.runtime.Plane;
import org.tidegate.runtime.TwoSlotFile;
import org.tidegate.runtime.Wakeup;

/**
 * Writes what the operator plane wants kept, in order, on a plane of its own: a disk that takes ten
 * seconds for a sync holds up the messages that must be on it, and nothing else. What has piled up
 * meanwhile shares one sync.
 *
 * <p>One thread asks and takes reports, one steps.
 */
public final class Storage implements Plane {
    private static final long CADENCE_NANOS = 100_000_000L;
    private static final long RETRY_NANOS = 5_000_000_000L;

    /** What went wrong or right, for the one who asks. */
    public sealed interface Report {
        /** The outbox cannot be written; everything has to be asked for anew. */
        record Broken(String words) implements Report {}

        /** It is time to try again: ask for a rewrite with all there is. */
        record Retry() implements Report {}

        /** The outbox is whole again. */
        record Mended() implements Report {}

        record NotSaved(String file, String words) implements Report {}
    }

    private sealed interface Job {
        record Append(String line, boolean durable) implements Job {}

        record Rewrite(List<String> lines) implements Job {}

        record Save(String file, String text) implements Job {}
    }

    private final Disk disk;
    private final @Nullable OutboxStore store;
    private final Map<String, TwoSlotFile> files = new HashMap<>();
    private final Queue<Job> jobs = new ConcurrentLinkedQueue<>();
    private final Queue<Report> reports = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile Wakeup onWork = Wakeup.NONE;
    private volatile Wakeup onDone = Wakeup.NONE;
    private long asked; // the asking thread's
    private final AtomicLong done = new AtomicLong();
    private boolean unsynced;
    private boolean toldBroken;
    private long retryNanos;

    /**
     * @param store null if it could not be opened; files are saved nevertheless
     */
    public Storage(Disk disk, @Nullable OutboxStore store) {
        this.disk = disk;
        this.store = store;
    }

    // ---- for the one who asks ---------------------------------------------------------------

    /** Who steps this is woken by {@code work}; who asks is woken by {@code done}. */
    public void onWork(Wakeup work) {
        onWork = work;
    }

    public void onDone(Wakeup wakeup) {
        onDone = wakeup;
    }

    /**
     * A line for the outbox.
     *
     * @param durable on the medium once {@link #done} has come so far; otherwise whenever it suits
     */
    public void append(String line, boolean durable) {
        ask(new Job.Append(line, durable));
    }

    /** These lines are all of the outbox. */
    public void rewrite(List<String> lines) {
        ask(new Job.Rewrite(List.copyOf(lines)));
    }

    /** Replaces the text that outlives a restart. */
    public void save(String file, String text) {
        ask(new Job.Save(file, text));
    }

    private void ask(Job job) {
        asked++;
        waiting.incrementAndGet();
        jobs.add(job);
        onWork.wake();
    }

    /** Number of the newest job. */
    public long asked() {
        return asked;
    }

    /** Every job up to this number is on the medium, or has been reported as failed. */
    public long done() {
        return done.get();
    }

    /** Jobs that nobody has begun. */
    public int waiting() {
        return waiting.get();
    }

    public @Nullable Report report() {
        return reports.poll();
    }

    // ---- for the one who steps --------------------------------------------------------------

    @Override
    public String name() {
        return "ocpp-disk";
    }

    @Override
    public long step(long nowNanos) {
        long finished = 0;
        Job job = jobs.poll();
        while (job != null) {
            waiting.decrementAndGet();
            perform(job, nowNanos);
            finished++;
            job = jobs.poll();
        }
        sync(nowNanos);
        OutboxStore open = store;
        boolean broken = open != null && open.isBroken();
        if (broken && nowNanos - retryNanos >= 0) {
            retryNanos = nowNanos + RETRY_NANOS;
            reports.add(new Report.Retry());
            onDone.wake();
        }
        if (finished > 0) {
            done.addAndGet(finished);
            onDone.wake();
        }
        return CADENCE_NANOS;
    }

    private void perform(Job job, long nowNanos) {
        switch (job) {
            case Job.Append append -> append(append, nowNanos);
            case Job.Rewrite rewrite -> rewrite(rewrite, nowNanos);
            case Job.Save save -> save(save);
        }
    }

    private void append(Job.Append append, long nowNanos) {
        OutboxStore open = store;
        if (open == null || open.isBroken()) {
            return; // the whole outbox is written anew once the disk works again
        }
        try {
            open.append(append.line);
            unsynced |= append.durable;
        } catch (IOException e) {
            broken(e, nowNanos);
        }
    }

    private void sync(long nowNanos) {
        OutboxStore open = store;
        if (!unsynced || open == null || open.isBroken()) {
            return;
        }
        try {
            open.sync();
            unsynced = false;
        } catch (IOException e) {
            broken(e, nowNanos);
        }
    }

    private void rewrite(Job.Rewrite rewrite, long nowNanos) {
        OutboxStore open = store;
        if (open == null) {
            return;
        }
        try {
            open.rewrite(rewrite.lines);
            unsynced = false;
            if (toldBroken) {
                toldBroken = false;
                reports.add(new Report.Mended());
            }
        } catch (IOException e) {
            broken(e, nowNanos);
        }
    }

    private void save(Job.Save save) {
        try {
            files.computeIfAbsent(save.file, f -> new TwoSlotFile(disk, f))
                    .save(save.text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            reports.add(new Report.NotSaved(save.file, words(e)));
        }
    }

    private void broken(IOException e, long nowNanos) {
        unsynced = false;
        if (!toldBroken) {
            toldBroken = true;
            retryNanos = nowNanos + RETRY_NANOS;
            reports.add(new Report.Broken(words(e)));
        }
    }

    public static String words(IOException e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }
}
