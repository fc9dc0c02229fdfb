package org.tidegate.ocpp;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Work on files that takes long: fetching and installing firmware, uploading logs. Nothing here
 * waits; what has come of a job is polled. One firmware job and one upload run at a time.
 */
public interface FilePort {
    /** Something to do. */
    sealed interface Job {
        /** Comes back with every report. */
        long number();

        /** Into the port's own staging place; replaces what was there. */
        record Download(long number, URI from) implements Job {}

        /**
         * Whether what was downloaded is signed by this certificate's key.
         *
         * @param signature base64
         */
        record Verify(long number, String certificatePem, String signature) implements Job {}

        /**
         * What was downloaded and verified takes the place of the running software at a restart.
         */
        record Install(long number) implements Job {}

        record Upload(
                long number,
                URI to,
                Log log,
                @Nullable Instant oldest,
                @Nullable Instant latest,
                String fileName)
                implements Job {}
    }

    /** Which log. */
    enum Log {
        DIAGNOSTICS,
        SECURITY,
        DATA_COLLECTOR
    }

    /** How a job ended. */
    enum Outcome {
        DONE,
        /** It may work another time. */
        FAILED,
        /** The server does not let us. */
        PERMISSION_DENIED,
        /** The server does not understand us. */
        BAD_MESSAGE,
        /** This port does not do that, or not with that server. */
        NOT_SUPPORTED,
        /** Of {@link Job.Verify}: signed by somebody else, or not at all. */
        INVALID_SIGNATURE
    }

    record Report(long number, Outcome outcome, String words) {}

    void begin(Job job);

    /** Gives the job up; no report of it comes any more. */
    void cancel(long number);

    /** The oldest report not yet taken; null if there is none. */
    @Nullable Report poll();

    /** Why this port would not even try; null if it would. */
    @Nullable String refusal(URI place);

    /** A name for the log that would be sent; null if there is no such log. */
    @Nullable String fileName(Log log);

    /** What was installed is restarted into by whoever installs; nobody else has to. */
    default boolean restartsItself() {
        return false;
    }

    /** Refuses everything. */
    static FilePort none() {
        return new FilePort() {
            private final ArrayDeque<Report> reports = new ArrayDeque<>();

            @Override
            public void begin(Job job) {
                reports.add(
                        new Report(
                                job.number(),
                                Outcome.NOT_SUPPORTED,
                                "this charger transfers no files"));
            }

            @Override
            public void cancel(long number) {
                reports.removeIf(r -> r.number() == number);
            }

            @Override
            public @Nullable Report poll() {
                return reports.poll();
            }

            @Override
            public String refusal(URI place) {
                return "this charger transfers no files";
            }

            @Override
            public @Nullable String fileName(Log log) {
                return null;
            }
        };
    }
}
