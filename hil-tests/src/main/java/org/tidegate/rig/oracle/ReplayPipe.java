package org.tidegate.rig.oracle;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Reads, runs and writes a long file at the same time: one block is read while the engine works on
 * the one before and the one before that is written. A block that has been written is read into
 * again.
 */
final class ReplayPipe {
    private static final int BLOCKS = 6;

    private final ReplaySource source;
    private final ReplaySink sink;

    /** Each has room for all blocks: who hands one on never waits. */
    private final BlockingQueue<ReplayBlock> empty = new ArrayBlockingQueue<>(BLOCKS);

    private final BlockingQueue<ReplayBlock> read = new ArrayBlockingQueue<>(BLOCKS);
    private final BlockingQueue<ReplayBlock> done = new ArrayBlockingQueue<>(BLOCKS);

    /** What happens between reading and writing. */
    interface Engine {
        void run(ReplayBlock block) throws BadFile;
    }

    /**
     * @param presets of the columns of numbers
     */
    ReplayPipe(ReplaySource source, ReplaySink sink, double[] presets) {
        this.source = source;
        this.sink = sink;
        for (int n = 0; n < BLOCKS; n++) {
            empty.add(new ReplayBlock(presets));
        }
    }

    /**
     * From the first to the last row; the engine runs on the caller's thread.
     *
     * @return how many rows were written
     */
    long run(Engine engine) throws BadFile {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            threads.execute(this::read);
            Future<?> writing = threads.submit(this::write);
            boolean last = false;
            while (!last) {
                ReplayBlock block = read.take();
                rethrow(block.failure);
                engine.run(block);
                last = block.last;
                done.put(block);
            }
            writing.get();
            ReplayBlock unwritten = read.poll();
            rethrow(unwritten == null ? null : unwritten.failure);
            return sink.finish();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw BadFile.of(source.file(), "the replay was interrupted", "run it again");
        } finally {
            threads.shutdownNow();
            threads.close();
        }
    }

    private void rethrow(@Nullable Throwable failure) throws BadFile {
        switch (failure) {
            case null -> {}
            case BadFile bad -> throw bad;
            case IOException e -> throw sink.unwritable(e);
            default -> throw new IllegalStateException(failure);
        }
    }

    private void read() {
        try {
            boolean last = false;
            while (!last) {
                ReplayBlock block = empty.take();
                try {
                    source.fill(block);
                } catch (BadFile | RuntimeException | Error e) {
                    block.failure = e;
                    block.last = true;
                }
                last = block.last;
                read.put(block);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // nobody wants the rest
        }
    }

    private void write() {
        try {
            boolean last = false;
            while (!last) {
                ReplayBlock block = done.take();
                last = block.last;
                try {
                    sink.write(block);
                } catch (IOException | RuntimeException | Error e) {
                    block.failure = e;
                    read.put(block); // the engine may be waiting for a block that never comes
                    return;
                }
                empty.put(block);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // the caller knows why
        }
    }
}
