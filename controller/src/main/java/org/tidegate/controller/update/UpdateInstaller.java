package org.tidegate.controller.update;

import java.nio.file.Path;

/**
 * What puts a verified release onto the board. No verb waits: each begins something, {@link #poll}
 * says how far it is. All verbs are idempotent, because the power may fail behind any of them.
 */
public interface UpdateInstaller {
    /** How far the last verb is. */
    sealed interface Progress {
        /** Nothing was begun since the start. */
        record Nothing() implements Progress {}

        record Working(int percent) implements Progress {}

        record Done() implements Progress {}

        /**
         * @param reason with remedy, without a full stop
         */
        record Failed(String reason) implements Progress {}
    }

    /** What a bundle's payload must be: {@code rauc} or {@code deb}. */
    String kind();

    /** The release that runs now. */
    Release running();

    /** Writes the bundle where the running release is not. */
    void begin(Path bundle);

    /** Restarts into what was written; the process usually ends before this is done. */
    void activate();

    /** The running release is kept: no boot goes back behind it by itself. */
    void markGood();

    /** Restarts into the release from before. */
    void rollBack();

    /** Puts right what a power cut left behind in {@link #begin}; the running release stays. */
    void recover();

    Progress poll();
}
