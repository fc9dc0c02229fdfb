package org.tidegate.ocpp;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
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
         * Makes the verified image the one to be started next. May wait.
         *
         * @throws IOException with words why it cannot be
         */
        void install(Path image) throws IOException;

        /** Who installs also restarts into it, and nobody else has to. */
        default boolean restartsItself() {
            return false;
        }

        /**
         * Writes the log as text.
         *
         * @throws IOException if it cannot be read, or there is none
         */
        void write(FilePort.Log log, Span span, OutputStream out) throws IOException;

        /** Null if this board keeps no such log. */
        @Nullable String fileName(FilePort.Log log);
    }

    /** A part of a log; null is open. */
    public record Span(@Nullable Instant oldest, @Nullable Instant latest) {
        public boolean holds(Instant at) {
            return (oldest == null || !at.isBefore(oldest))
                    && (latest == null || !at.isAfter(latest));
        }
    }

    /**
     * @param hosts where files may come from and go to; nowhere else, redirects included
     * @param longestBytes of a file
     * @param longest a transfer may take, from the first byte to the last
     * @param laboratory permit http, too
     * @param authorities PEM file of authorities to trust besides the machine's; null for none
     */
    public record Limits(
            Set<String> hosts,
            long longestBytes,
            Duration longest,
            boolean laboratory,
            @Nullable Path authorities) {
        public Limits {
            hosts =
                    hosts.stream()
                            .map(h -> h.toLowerCase(Locale.ROOT))
                            .collect(Collectors.toUnmodifiableSet());
        }

        /** No host, 256 MiB, ten minutes, https only. */
        public static Limits closed() {
            return new Limits(Set.of(), 256L << 20, Duration.ofMinutes(10), false, null);
        }

        public Limits to(Set<String> hosts) {
            return new Limits(hosts, longestBytes, longest, laboratory, authorities);
        }

        public Limits within(long longestBytes, Duration longest) {
            return new Limits(hosts, longestBytes, longest, laboratory, authorities);
        }

        /** Plain http is permitted from here on. Never outside a laboratory. */
        public Limits inLaboratory() {
            return new Limits(hosts, longestBytes, longest, true, authorities);
        }

        public Limits trusting(@Nullable Path pem) {
            return new Limits(hosts, longestBytes, longest, laboratory, pem);
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
        return new OcppPorts(keys(disk, work, random), files(staging, board, limits, work));
    }

    /**
     * Keys made in software.
     *
     * @param disk for nobody else's eyes
     */
    public static KeyStorePort keys(Disk disk, Executor work, SecureRandom random) {
        return new DiskKeys(disk, work, random);
    }

    /**
     * Files over HTTPS.
     *
     * @param staging a directory for downloads
     */
    public static FilePort files(Path staging, Board board, Limits limits, Executor work) {
        return new HttpsFiles(staging, board, limits, work);
    }
}
