package org.tidegate.controller.operator;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.tidegate.controller.journal.JournalFolder;
import org.tidegate.controller.journal.JournalRecord;
import org.tidegate.ocpp.FilePort;
import org.tidegate.ocpp.OcppEvent;
import org.tidegate.ocpp.OcppHands;
import org.tidegate.runtime.Clock;

/**
 * What this board gives its operator in files: the journal as text, and of that the security
 * events. Neither holds a password, a token or a key; events never do.
 */
public final class BoardHands implements OcppHands.Board {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final JournalFolder journal;
    private final Firmware firmware;
    private final String identity;
    private final Clock clock;

    /**
     * @param identity of this charger, part of every file's name
     */
    public BoardHands(JournalFolder journal, Firmware firmware, String identity, Clock clock) {
        this.journal = journal;
        this.firmware = firmware;
        this.identity = identity.replaceAll("[^A-Za-z0-9]", "-");
        this.clock = clock;
    }

    @Override
    public void install(Path image) throws IOException {
        firmware.install(image);
    }

    @Override
    public boolean restartsItself() {
        return firmware.restartsItself();
    }

    @Override
    public @Nullable String fileName(FilePort.Log log) {
        String kind =
                switch (log) {
                    case DIAGNOSTICS -> "diagnostics";
                    case SECURITY -> "security";
                    case DATA_COLLECTOR -> null;
                };
        return kind == null
                ? null
                : identity
                        + "-"
                        + kind
                        + "-"
                        + STAMP.format(Instant.ofEpochMilli(clock.wallMillis()))
                        + ".log";
    }

    @Override
    public void write(FilePort.Log log, OcppHands.Span span, OutputStream out) throws IOException {
        JournalFolder.Content content = journal.events();
        for (JournalRecord each : content.events()) {
            boolean told =
                    log == FilePort.Log.DIAGNOSTICS
                            || each.codeName().equals(OcppEvent.SECURITY_EVENT.name());
            if (told && span.holds(Instant.ofEpochMilli(each.wallMillis()))) {
                out.write(line(each).getBytes(StandardCharsets.UTF_8));
            }
        }
        if (content.damagedBytes() > 0) {
            String words = content.damagedBytes() + " bytes of the journal are unreadable\n";
            out.write(words.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String line(JournalRecord r) {
        return "%s %d-%d %s %s %d %s: %s%s\n"
                .formatted(
                        Instant.ofEpochMilli(r.wallMillis()),
                        r.boot(),
                        r.sequence(),
                        r.source(),
                        r.severity(),
                        r.codeId(),
                        r.codeName(),
                        plain(r.sentence()),
                        r.remedy().isEmpty() ? "" : " [" + plain(r.remedy()) + "]");
    }

    /** One event is one line, whoever has a say in its words. */
    private static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
