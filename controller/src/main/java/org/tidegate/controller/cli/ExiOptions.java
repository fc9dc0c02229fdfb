package org.tidegate.controller.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.exi.SchemaSet;
import picocli.CommandLine.Option;

/** What both directions of {@code tidegate exi} share. */
final class ExiOptions {
    /** 64 KiB of EXI, the most a frame carries, are about 2 MiB of XML. */
    private static final int LONGEST_INPUT = 8 << 20;

    @Option(
            names = "--schema",
            paramLabel = "SET",
            description =
                    "Schema set: appprotocol, din70121, iso15118-2, iso15118-20-common, -ac, -dc,"
                            + " -acdp, -wpt, xmldsig.")
    private @Nullable String schema;

    @Option(names = "--fragment", description = "A signature fragment instead of a document.")
    private boolean fragment;

    @Option(
            names = "--jsonl",
            description =
                    "Stream: one JSON object per line in (name, schema, mode and xml or exi_hex),"
                            + " one per line out.")
    private boolean jsonl;

    boolean jsonl() {
        return jsonl;
    }

    boolean fragment() {
        return fragment;
    }

    /** The set named on the command line; the stream may do without, its lines name their own. */
    SchemaSet set() {
        if (schema == null) {
            throw new CommandException(
                    TidegateCommand.USAGE,
                    "exi: --schema is missing",
                    "add --schema SET; sets are " + names());
        }
        try {
            return set(schema);
        } catch (IllegalArgumentException e) {
            throw new CommandException(
                    TidegateCommand.USAGE, "exi: --schema: " + e.getMessage(), "use " + names());
        }
    }

    @Nullable SchemaSet setOrNull() {
        return schema == null ? null : set();
    }

    /**
     * @throws IllegalArgumentException saying which one may be meant
     */
    static SchemaSet set(String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        for (SchemaSet set : SchemaSet.values()) {
            if (set.tableName().equals(wanted)) {
                return set;
            }
        }
        SchemaSet nearest =
                Arrays.stream(SchemaSet.values())
                        .min((a, b) ->
                                Integer.compare(
                                        distance(a.tableName(), wanted),
                                        distance(b.tableName(), wanted)))
                        .orElseThrow();
        throw new IllegalArgumentException(
                "unknown schema set '%s'; did you mean '%s'?".formatted(name, nearest.tableName()));
    }

    private static String names() {
        return Arrays.stream(SchemaSet.values())
                .map(SchemaSet::tableName)
                .collect(Collectors.joining(", "));
    }

    /** Levenshtein's, for short words. */
    private static int distance(String a, String b) {
        if (b.length() > 40) {
            return b.length();
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitute = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substitute, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }

    /** A whole file, or the standard input for {@code -}. */
    String text(String file) {
        try {
            byte[] bytes;
            if (file.equals("-")) {
                bytes = System.in.readNBytes(LONGEST_INPUT + 1);
            } else {
                try (InputStream in = Files.newInputStream(Path.of(file))) {
                    bytes = in.readNBytes(LONGEST_INPUT + 1);
                }
            }
            if (bytes.length > LONGEST_INPUT) {
                throw new CommandException(
                        TidegateCommand.USAGE,
                        file + " is longer than " + (LONGEST_INPUT >> 20) + " MiB",
                        "no vehicle message is; check the file");
            }
            String text = new String(bytes, StandardCharsets.UTF_8);
            return text.startsWith("\uFEFF") ? text.substring(1) : text; // some editors' mark
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    BufferedReader lines(@Nullable String file) {
        try {
            InputStream in =
                    file == null || file.equals("-")
                            ? System.in
                            : Files.newInputStream(Path.of(file));
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
        } catch (IOException e) {
            throw unreadable(String.valueOf(file), e);
        }
    }

    private static CommandException unreadable(String file, IOException e) {
        String reason =
                e instanceof java.nio.file.NoSuchFileException
                        ? "there is no such file"
                        : String.valueOf(e.getMessage());
        return new CommandException(
                TidegateCommand.USAGE,
                file + ": " + reason,
                "name a readable file, or - for stdin");
    }
}
