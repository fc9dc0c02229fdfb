package org.tidegate.rig.oracle;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Writes one table behind the other into a file, each while the next one is being made. */
final class CsvWriter implements AutoCloseable {
    private final Path file;
    private final OutputStream out;
    private final ExecutorService writing = Executors.newSingleThreadExecutor();
    private @Nullable Future<?> before;
    private long rows;
    private boolean finished;

    /**
     * @param read what the rows are made from; must be another file
     */
    CsvWriter(Path file, Path read) throws BadFile {
        this.file = file;
        try {
            if (Files.exists(file) && Files.isSameFile(file, read)) {
                throw BadFile.of(file, "this is the input as well", "name another output");
            }
            out = Files.newOutputStream(file);
        } catch (IOException e) {
            throw CsvTable.unwritable(file, e);
        }
    }

    void add(CsvTable table) throws BadFile {
        settle();
        boolean first = rows == 0;
        rows += table.rows();
        before =
                writing.submit(() -> {
                    if (first) {
                        table.writeHeader(out);
                    }
                    table.writeRows(out);
                    return table;
                });
    }

    /** How many rows are on the disk now. */
    long finish() throws BadFile {
        settle();
        finished = true;
        return rows;
    }

    private void settle() throws BadFile {
        Future<?> last = before;
        if (last == null) {
            return;
        }
        try {
            last.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw CsvTable.unwritable(file, cause);
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw BadFile.of(file, "writing was interrupted", "run it again");
        }
    }

    @Override
    public void close() throws BadFile {
        writing.close();
        try {
            out.close();
            if (!finished && Files.isRegularFile(file)) {
                Files.delete(file); // half a file would be taken for a whole one
            }
        } catch (IOException e) {
            throw CsvTable.unwritable(file, e);
        }
    }
}
