package org.tidegate.board;

import org.jspecify.annotations.Nullable;
import org.tidegate.board.BoardSource.Position;

/**
 * One key's value in force, and where it comes from.
 *
 * @param path the key's name with list positions
 * @param value as it would stand in a file; empty when the key has neither value nor preset
 * @param unit of the value; empty for none
 * @param text the value is text and stands in quotes where it could be read as something else
 * @param at where the value stands; null for the preset
 */
public record Setting(
        BoardKey key, String path, String value, String unit, boolean text, @Nullable Position at) {

    /** {@code file:line:column}, or the preset with what justifies it. */
    public String source() {
        if (at != null) {
            return at.toString();
        }
        return value.isEmpty() ? "not set" : "preset (" + key.source() + ")";
    }
}
