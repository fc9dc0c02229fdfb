package org.tidegate.runtime;

import java.io.IOException;
import java.util.List;

/**
 * The few file operations persistence is built from, so that a test can cut the power between any
 * two of them. File names are flat: letters, digits, dot and dash.
 */
public interface Disk {
    /** Whole content, or an empty array if the file does not exist. */
    byte[] read(String file) throws IOException;

    /** Replaces the content. Not durable, and not atomic, until {@link #sync}. */
    void write(String file, byte[] content) throws IOException;

    /**
     * Adds at the end, creating the file if need be. Not durable until {@link #sync}; if it throws,
     * a part may have been added.
     */
    void append(String file, byte[] content) throws IOException;

    /** Cuts the file to the given length if it is longer. Not durable until {@link #sync}. */
    void truncate(String file, long length) throws IOException;

    /** Returns once the file and its content have reached the medium. */
    void sync(String file) throws IOException;

    /** Names of the files that start with the prefix, sorted. */
    List<String> list(String prefix) throws IOException;

    /** Removes the file if it exists; durable when it returns. */
    void delete(String file) throws IOException;
}
