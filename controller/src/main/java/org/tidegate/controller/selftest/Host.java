package org.tidegate.controller.selftest;

import java.nio.file.Path;
import java.util.Optional;

/** What the checks ask the machine; a test answers instead. */
public interface Host {
    /** Of the Java that runs this: 25. */
    int javaFeature();

    /** A small file's text; empty if it cannot be read. */
    Optional<String> text(Path file);

    enum Access {
        NOT_THERE,
        DENIED,
        USABLE
    }

    /** Whether a device node may be read and written. */
    Access device(Path node);

    /** Whether others than owner and group may read the file. */
    boolean isReadByAll(Path file);

    /** Bytes that this user may still write there; -1 if the place cannot be written at all. */
    long freeBytes(Path folder);

    /** What the kernel thinks of its clock; empty if nobody can say. */
    Optional<Boolean> clockSynchronised();

    long wallMillis();

    String user();

    /** Of the environment; empty if not set. */
    String variable(String name);
}
