package org.tidegate.controller.bridge;

/**
 * A token that somebody held before a reader, or typed at the board itself.
 *
 * @param number a new number is a new token; 0 for none yet
 * @param token its number, as its reader has it
 * @param type {@code ISO14443}, {@code ISO15693}, {@code KeyCode}, {@code Local} or {@code
 *     MacAddress}
 */
public record Presentation(long number, String token, String type) {
    public static final Presentation NONE = new Presentation(0, "", "");

    /** Never the token: whoever reads it could use it. */
    @Override
    public String toString() {
        return "presentation " + number + " (" + type + ")";
    }
}
