package org.tidegate.rig.oracle;

import java.nio.file.Path;

/** A file that cannot be used: where exactly, why, and what to do about it. */
public final class BadFile extends Exception {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    private BadFile(String place, String reason, String remedy) {
        super(place + ": " + reason);
        this.remedy = remedy;
    }

    /** The file as a whole. */
    public static BadFile of(Path file, String reason, String remedy) {
        return new BadFile(file.toString(), reason, remedy);
    }

    /**
     * @param line,column counted from 1
     */
    public static BadFile at(Path file, long line, long column, String reason, String remedy) {
        return new BadFile(file + ":" + line + ":" + column, reason, remedy);
    }

    public String remedy() {
        return remedy;
    }
}
