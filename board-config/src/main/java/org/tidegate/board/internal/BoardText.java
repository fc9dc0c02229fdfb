package org.tidegate.board.internal;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.board.Problem;

/** Bytes to text, refusing whatever a person cannot see in an editor. */
public final class BoardText {
    /** Twenty times the longest example. */
    public static final int MOST_BYTES = 64 * 1024;

    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private BoardText() {}

    /** The text without byte order mark; null when it cannot be read on, and a problem says why. */
    public static @Nullable String decode(String file, byte[] bytes, List<Problem> problems) {
        if (bytes.length > MOST_BYTES) {
            problems.add(
                    new Problem(
                            file,
                            1,
                            1,
                            "",
                            "the file is longer than " + MOST_BYTES / 1024 + " KiB",
                            "Check that this is a board file; one fits on two pages."));
            return null;
        }
        CharsetDecoder decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        var result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            notUtf8(file, text, bytes[in.position()] & 0xFF, problems);
            return null;
        }
        if (!text.isEmpty() && text.codePointAt(0) == BYTE_ORDER_MARK) {
            text = text.substring(1);
        }
        int before = problems.size();
        scan(file, text, problems);
        return problems.size() > before ? null : text;
    }

    private static void notUtf8(String file, String before, int badByte, List<Problem> problems) {
        int lineStart = before.lastIndexOf('\n') + 1;
        problems.add(
                new Problem(
                        file,
                        1 + (int) before.chars().filter(c -> c == '\n').count(),
                        1 + before.codePointCount(lineStart, before.length()),
                        "",
                        "byte 0x%02X is not UTF-8".formatted(badByte),
                        "Save the file as UTF-8."));
    }

    private static void scan(String file, String text, List<Problem> problems) {
        int line = 1;
        int column = 1;
        boolean indenting = true;
        boolean tabTold = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c == '\n') {
                line++;
                column = 1;
                indenting = true;
                tabTold = false;
                continue;
            }
            if (c == '\t' && indenting && !tabTold && !restIsBlank(text, i)) {
                tabTold = true;
                problems.add(
                        new Problem(
                                file,
                                line,
                                column,
                                "",
                                "a tab indents this line",
                                "Indent with spaces; YAML knows no tabs."));
            } else if (!isVisible(c, i < text.length() ? text.charAt(i) : 0)) {
                problems.add(
                        new Problem(
                                file,
                                line,
                                column,
                                "",
                                "an invisible character, U+%04X".formatted(c),
                                "Delete it."));
            }
            indenting &= c == ' ' || c == '\t';
            column++;
        }
    }

    private static boolean restIsBlank(String text, int from) {
        int i = from;
        while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i++;
        }
        return i == text.length() || text.charAt(i) == '\n' || text.charAt(i) == '\r';
    }

    /** Line breaks other than LF and CRLF would make editor and loader disagree on lines. */
    private static boolean isVisible(int c, char next) {
        if (c == '\t' || (c == '\r' && next == '\n')) {
            return true;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }
}
