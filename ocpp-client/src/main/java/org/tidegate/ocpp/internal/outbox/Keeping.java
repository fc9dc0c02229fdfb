package org.tidegate.ocpp.internal.outbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The operator plane's end of {@link Storage}: what has to wait for the disk, and what no longer
 * does because the disk is broken or has not answered for too long. Then messages are sent from
 * memory, and somebody is told.
 */
public final class Keeping {
    /** A disk that has not answered for this long is as good as none. */
    public static final long STALLED_AFTER_NANOS = 10_000_000_000L;

    /**
     * Beyond this the queue is given up; the outbox is written anew as a whole when it has run out.
     */
    private static final int MOST_WAITING = 4_096;

    /** Up to this job, messages below the number are on the medium. */
    private record Mark(long job, long below, long sinceNanos) {}

    /** Something that must not happen before this job is done. */
    private record Held(long job, Runnable then) {}

    private final Storage storage;
    private final Outbox outbox;
    private final Supplier<List<String>> everything;
    private final Deque<Mark> marks = new ArrayDeque<>();
    private final Deque<Held> held = new ArrayDeque<>();
    private long below;
    private long newestDurable;
    private long marked;
    private boolean broken;
    private boolean stalled;
    private boolean givenUp;

    /**
     * @param outbox as the disk has it
     * @param everything the outbox in as few lines as possible
     */
    public Keeping(
            Storage storage, boolean durable, Outbox outbox, Supplier<List<String>> everything) {
        this.storage = storage;
        this.outbox = outbox;
        this.everything = everything;
        this.below = outbox.nextNumber();
        this.broken = !durable;
        bound();
    }

    public void append(String line, boolean durable) {
        if (storage.waiting() >= MOST_WAITING) {
            givenUp = true;
        }
        if (!givenUp) {
            storage.append(line, durable);
            newestDurable = durable ? storage.asked() : newestDurable;
        }
    }

    public void rewrite(List<String> lines) {
        if (!givenUp) {
            storage.rewrite(lines);
            newestDurable = storage.asked();
        }
    }

    public void save(String file, String text) {
        storage.save(file, text);
        newestDurable = storage.asked();
    }

    /** Number of the newest job: what is asked after it is newer. */
    public long asked() {
        return storage.asked();
    }

    /**
     * Does it once everything durable asked since that job is on the medium; at once if nothing
     * was, or if the disk is not waited for.
     */
    public void whenStoredSince(long job, Runnable then) {
        release(storage.done()); // the disk may have been quicker than this step
        if (newestDurable <= Math.max(job, storage.done()) || isMemoryOnly()) {
            then.run();
        } else {
            held.add(new Held(newestDurable, then));
        }
    }

    /**
     * To be called when everything of a step has been asked.
     *
     * @return whether the disk was quicker than the step, so that there is something to look at
     */
    public boolean stepEnds(long nowNanos) {
        if (newestDurable > marked) {
            marked = newestDurable;
            marks.add(new Mark(newestDurable, outbox.nextNumber(), nowNanos));
        }
        Mark oldest = marks.peekFirst();
        return oldest != null && oldest.job <= storage.done();
    }

    /**
     * Takes over what the disk has done since; tells only what has changed.
     *
     * @return whether anything may go on now that could not before
     */
    public boolean look(long nowNanos, Consumer<Change> changes) {
        boolean wasMemoryOnly = isMemoryOnly();
        for (Storage.Report r = storage.report(); r != null; r = storage.report()) {
            take(r, changes);
        }
        long done = storage.done();
        boolean moved = false;
        while (marks.peekFirst() != null && marks.peekFirst().job <= done) {
            below = marks.removeFirst().below;
            moved = true;
        }
        Mark oldest = marks.peekFirst();
        stalled(oldest != null && nowNanos - oldest.sinceNanos >= STALLED_AFTER_NANOS, changes);
        if (givenUp && oldest == null) {
            givenUp = false;
            storage.rewrite(everything.get());
        }
        if (moved || wasMemoryOnly != isMemoryOnly()) {
            bound();
        }
        return release(done) || moved;
    }

    private boolean release(long done) {
        boolean any = false;
        while (held.peekFirst() != null && (held.peekFirst().job <= done || isMemoryOnly())) {
            held.removeFirst().then.run();
            any = true;
        }
        return any;
    }

    private void take(Storage.Report report, Consumer<Change> changes) {
        switch (report) {
            case Storage.Report.Broken b -> {
                if (!broken) {
                    broken = true;
                    changes.accept(new Change.NotDurable(b.words()));
                }
            }
            case Storage.Report.Retry _ -> storage.rewrite(everything.get());
            case Storage.Report.Mended _ -> {
                broken = false;
                changes.accept(new Change.Durable());
            }
            case Storage.Report.NotSaved n ->
                    changes.accept(new Change.NotSaved(n.file(), n.words()));
        }
    }

    private void stalled(boolean now, Consumer<Change> changes) {
        if (now == stalled) {
            return;
        }
        stalled = now;
        if (!broken) {
            changes.accept(
                    now
                            ? new Change.NotDurable("the disk has not answered for 10 s")
                            : new Change.Durable());
        }
    }

    private boolean isMemoryOnly() {
        return broken || stalled;
    }

    private void bound() {
        outbox.storedBelow(isMemoryOnly() ? Long.MAX_VALUE : below);
    }

    /** Forgets what was held for a connection that is no more. */
    public void forgetHeld() {
        held.clear();
    }

    /** What somebody should be told. */
    public sealed interface Change {
        record NotDurable(String words) implements Change {}

        record Durable() implements Change {}

        record NotSaved(String file, String words) implements Change {}
    }

    /** The disk's own plane. */
    public Storage storage() {
        return storage;
    }

    /** Null while everything is well. */
    public @Nullable String trouble() {
        return broken ? "the outbox cannot be written" : stalled ? "the disk hangs" : null;
    }
}
