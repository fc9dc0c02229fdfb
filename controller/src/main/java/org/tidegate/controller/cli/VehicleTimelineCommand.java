package org.tidegate.controller.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tidegate.board.BoardFiles;
import org.tidegate.board.Loaded;
import org.tidegate.controller.store.FileDisk;
import org.tidegate.iso15118.trace.Capture;
import org.tidegate.iso15118.trace.Dialect;
import org.tidegate.iso15118.trace.Entry;
import org.tidegate.iso15118.trace.PcapNg;
import org.tidegate.iso15118.trace.Row;
import org.tidegate.iso15118.trace.Timeline;
import org.tidegate.iso15118.trace.TimelineText;
import org.tidegate.runtime.Disk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tidegate vehicle timeline}: a recorded session, message by message. */
@Command(
        name = "timeline",
        mixinStandardHelpOptions = true,
        description = {
            "Shows a recorded vehicle session: every message, the time it took and the time it"
                    + " might have taken, and why something was refused.",
            "Without --session the newest one."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {" 0:shown", " 1:there is no such session", " 2:the command line is wrong"})
final class VehicleTimelineCommand implements Callable<Integer> {
    @Option(
            names = "--journal",
            paramLabel = "DIR",
            description = "The charger's journal folder, where sessions are recorded.")
    private @Nullable Path journal;

    @Option(
            names = "--board",
            paramLabel = "FILE",
            description = "Take the journal folder from this board file.")
    private @Nullable Path board;

    @Option(
            names = "--session",
            paramLabel = "ID",
            description = "Which session; --list shows the ids.")
    private @Nullable String session;

    @Option(names = "--list", description = "List the recorded sessions.")
    private boolean list;

    @Option(names = "--messages", description = "Show the content of every message as XML.")
    private boolean messages;

    @Option(names = "--json", description = "Write JSON, messages included.")
    private boolean json;

    @Option(
            names = "--pcap",
            paramLabel = "FILE",
            description = "Write the session as PCAP-ng for Wireshark instead of showing it.")
    private @Nullable Path pcap;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it before anything runs
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try (var disk = new FileDisk(folder())) {
            List<String> ids =
                    disk.list(Capture.FILE_PREFIX).stream()
                            .map(file -> file.substring(Capture.FILE_PREFIX.length()))
                            .filter(Capture::isId)
                            .toList();
            if (list) {
                for (String id : ids) {
                    summary(out, read(disk, id));
                }
            } else {
                show(out, read(disk, chosen(ids)));
            }
        }
        out.flush();
        return TidegateCommand.OK;
    }

    private Path folder() {
        if (journal != null) {
            return existing(journal);
        }
        if (board == null) {
            throw new CommandException(
                    TidegateCommand.USAGE,
                    "vehicle timeline: where are the records?",
                    "name the folder with --journal DIR, or the charger with --board FILE");
        }
        return switch (BoardFiles.load(board)) {
            case Loaded.Valid valid -> existing(valid.board().journal().directory());
            case Loaded.Invalid _ ->
                    throw new CommandException(
                            TidegateCommand.USAGE,
                            board + " is not a valid board file",
                            "tidegate check " + board + " says why");
        };
    }

    private static Path existing(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new CommandException(
                    TidegateCommand.USAGE,
                    folder + " is not a folder",
                    "name the folder that holds vehicle-* files");
        }
        return folder;
    }

    private String chosen(List<String> ids) {
        if (ids.isEmpty()) {
            throw new CommandException(
                    TidegateCommand.FAILED,
                    "no vehicle session is recorded there",
                    "check the folder; a session is recorded once a vehicle has said something");
        }
        String wanted = session;
        if (wanted == null) {
            return ids.getLast();
        }
        if (!ids.contains(wanted)) {
            throw new CommandException(
                    TidegateCommand.FAILED,
                    "session " + wanted + " is not recorded",
                    "--list shows those that are; the newest is " + ids.getLast());
        }
        return wanted;
    }

    private static Capture read(Disk disk, String id) throws IOException {
        try {
            return Capture.parse(id, disk.read(Capture.fileOf(id)));
        } catch (IllegalArgumentException e) {
            throw new CommandException(
                    TidegateCommand.FAILED,
                    String.valueOf(e.getMessage()),
                    "choose another session");
        }
    }

    private static void summary(PrintWriter out, Capture capture) {
        long said = capture.entries().stream().filter(Entry.Message.class::isInstance).count();
        String end =
                capture.entries().isEmpty()
                                || !(capture.entries().getLast() instanceof Entry.End last)
                        ? "not ended"
                        : last.refusal().isEmpty() ? "ended in order" : last.refusal();
        out.printf(
                "%s  %s  %5d messages  %s%n",
                capture.id(), Text.time(capture.startedWallMillis()), said, end);
    }

    private void show(PrintWriter out, Capture capture) throws IOException {
        if (pcap != null) {
            try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(pcap))) {
                PcapNg.write(capture, file);
            } catch (IOException e) {
                throw new CommandException(
                        TidegateCommand.USAGE,
                        pcap + " cannot be written: " + e.getMessage(),
                        "name a file in a folder you may write to");
            }
            out.println(capture.id() + " -> " + pcap);
            return;
        }
        var timeline = new Timeline();
        List<Row> rows = capture.entries().stream().map(timeline::next).toList();
        if (json) {
            out.println(json(capture, timeline.dialect(), rows).toPrettyString());
            return;
        }
        out.println(TimelineText.heading(capture, timeline.dialect()));
        out.println(TimelineText.columns());
        for (Row row : rows) {
            out.println(TimelineText.line(row));
            if (messages) {
                out.print(TimelineText.message(row));
            }
        }
    }

    private static ObjectNode json(Capture capture, Dialect dialect, List<Row> rows) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("session", capture.id());
        node.put("started", Instant.ofEpochMilli(capture.startedWallMillis()).toString());
        node.put("peer", capture.peer());
        node.put("tls", capture.tlsProtocol());
        node.put("protocol", dialect.title());
        var list = node.putArray("rows");
        rows.forEach(row -> list.add(json(row)));
        return node;
    }

    private static ObjectNode json(Row row) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("atS", row.atNanos() / 1e9);
        node.put("kind", row.kind().name().toLowerCase(Locale.ROOT));
        if (!row.name().isEmpty()) {
            node.put("message", row.name());
            node.put("usedS", row.usedNanos() / 1e9);
            number(node, "allowedS", row.allowedS());
            number(node, "patienceS", row.patienceS());
            if (row.phaseNanos() > 0) {
                node.put("phaseS", row.phaseNanos() / 1e9);
                number(node, "phaseAllowedS", row.phaseAllowedS());
            }
            node.put("late", row.isLate());
        }
        node.put("says", row.text());
        node.put("refusal", row.isRefusal());
        if (row.message() != null) {
            node.set("content", ExiJson.tree(row.message()));
        }
        return node;
    }

    /** JSON knows no NaN. */
    private static void number(ObjectNode node, String key, double value) {
        if (!Double.isNaN(value)) {
            node.put(key, value);
        }
    }
}
