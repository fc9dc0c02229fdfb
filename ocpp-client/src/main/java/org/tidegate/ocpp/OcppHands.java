package org.tidegate.ocpp;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.rim.DiskKeys;
import org.tidegate.ocpp.internal.rim.HttpsFiles;
import org.tidegate.runtime.Disk;

/** Real hands for the operator side: keys on a disk, files over HTTPS. */
public final class OcppHands {
    private OcppHands() {}

    /** What firmware and logs need of the board. */
    public interface Board {
        /**
         * Makes the verified image the one to be started next.
         *
         * @throws IOException with words why it cannot be
         */
        void install(Path image) throws IOException;

        /**
         * Writes the log as text.
         *
         * @throws IOException if it cannot be read, or there is none
         */
        void write(FilePort.Log log, OutputStream out) throws IOException;

        /** Null if this board keeps no such log. */
        @Nullable String fileName(FilePort.Log log);
    }

    /**
     * @param hosts where files may come from and go to; nowhere else, redirects included
     * @param longestBytes of a file
     * @param longest a transfer may take
     */
    public record Limits(Set<String> hosts, long longestBytes, Duration longest) {
        public Limits {
            hosts = Set.copyOf(hosts);
        }

        /** No host, 256 MiB, ten minutes. */
        public static Limits closed() {
            return new Limits(Set.of(), 256L << 20, Duration.ofMinutes(10));
        }

        public Limits to(Set<String> hosts) {
            return new Limits(hosts, longestBytes, longest);
        }
    }

    /**
     * @param staging a directory for downloads
     * @param work what takes long is done there; a thread or two
     */
    public static OcppPorts of(
            Disk disk,
            Path staging,
            Board board,
            Limits limits,
            Executor work,
            SecureRandom random) {
        return new OcppPorts(
                new DiskKeys(disk, work, random), new HttpsFiles(staging, board, limits, work));
    }
}
