package org.tidegate.iso15118.trace;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One session as it was recorded. Stored as lines of text, each complete in itself: a file that was
 * cut off by a power failure reads up to its last whole line.
 *
 * @param id names the session: UTC of its first moment
 * @param startedWallMillis wall time at which {@link Entry#atNanos} is 0
 * @param peer address of the vehicle
 * @param tlsProtocol empty without encryption
 */
public record Capture(
        String id, long startedWallMillis, String peer, String tlsProtocol, List<Entry> entries) {
    /** What file names begin with. */
    public static final String FILE_PREFIX = "vehicle-";

    private static final String MAGIC = "tidegate-vehicle-capture 1";
    private static final Pattern ID = Pattern.compile("[0-9]{8}T[0-9]{9}");
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final HexFormat HEX = HexFormat.of();

    /** A note longer than this is cut; a vehicle's words must not fill the disk. */
    private static final int LONGEST_TEXT = 400;

    public Capture {
        entries = List.copyOf(entries);
    }

    /** The id of a session that began at this wall time. */
    public static String idOf(long wallMillis) {
        return NAME.format(Instant.ofEpochMilli(wallMillis));
    }

    /** Whether this could be the id of a session. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** Where a session is stored on the {@link org.tidegate.runtime.Disk}. */
    public static String fileOf(String id) {
        return FILE_PREFIX + id;
    }

    /** First lines of a file. */
    static String head(long wallMillis, String peer, @Nullable String tlsProtocol) {
        return MAGIC
                + "\nopened "
                + wallMillis
                + ' '
                + (tlsProtocol == null ? "-" : word(tlsProtocol))
                + ' '
                + oneLine(peer)
                + '\n';
    }

    /** An entry as a line, line feed included. */
    static String line(Entry entry) {
        return switch (entry) {
            case Entry.Message m ->
                    m.atNanos()
                            + (m.fromVehicle() ? " > " : " < ")
                            + HEX.toHexDigits((short) m.payloadType())
                            + ' '
                            + HEX.formatHex(m.exi())
                            + '\n';
            case Entry.Note n -> n.atNanos() + " note " + oneLine(n.text()) + '\n';
            case Entry.Gap g -> g.atNanos() + " gap " + g.messages() + '\n';
            case Entry.End e -> e.atNanos() + " end " + oneLine(e.refusal()) + '\n';
        };
    }

    /**
     * Reads a stored session; lines that are no entries (a torn last one) are left out.
     *
     * @throws IllegalArgumentException if it is no capture at all
     */
    public static Capture parse(String id, byte[] file) {
        String[] lines = new String(file, StandardCharsets.UTF_8).split("\n", -1);
        String[] opened = lines.length < 2 ? new String[0] : lines[1].split(" ", 4);
        if (!lines[0].equals(MAGIC) || opened.length < 4 || !opened[0].equals("opened")) {
            throw new IllegalArgumentException(
                    "session " + id + ": no capture; it begins with '" + oneLine(lines[0]) + "'");
        }
        var entries = new ArrayList<Entry>();
        // what follows the last line feed is a torn line, or nothing
        for (int i = 2; i < lines.length - 1; i++) {
            Entry entry = entry(lines[i]);
            if (entry != null) {
                entries.add(entry);
            }
        }
        String tls = opened[2].equals("-") ? "" : opened[2];
        return new Capture(id, number(opened[1]), opened[3], tls, entries);
    }

    private static @Nullable Entry entry(String line) {
        String[] words = line.split(" ", 3);
        if (words.length < 3) {
            return null;
        }
        try {
            long at = Long.parseLong(words[0]);
            return switch (words[1]) {
                case ">", "<" -> {
                    String[] message = words[2].split(" ", 2);
                    yield new Entry.Message(
                            at,
                            words[1].equals(">"),
                            HexFormat.fromHexDigits(message[0]),
                            HEX.parseHex(message.length < 2 ? "" : message[1]));
                }
                case "note" -> new Entry.Note(at, words[2]);
                case "gap" -> new Entry.Gap(at, Long.parseLong(words[2]));
                case "end" -> new Entry.End(at, words[2]);
                default -> null;
            };
        } catch (IllegalArgumentException _) {
            return null; // torn or damaged; the rest still tells its story
        }
    }

    private static long number(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    private static String word(String text) {
        return text.isBlank() ? "-" : text.replaceAll("\\s", "");
    }

    private static String oneLine(String text) {
        String cut = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "…" : text;
        return cut.replaceAll("\\p{Cntrl}", " ");
    }
}
