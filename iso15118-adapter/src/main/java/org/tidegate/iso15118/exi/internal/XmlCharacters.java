package org.tidegate.iso15118.exi.internal;

/** Which code points XML 1.0 allows in a document (production Char). */
public final class XmlCharacters {

    private XmlCharacters() {}

    /** False for control characters, surrogates and the two non-characters of the first plane. */
    public static boolean permitted(int c) {
        if (c < 0x20) {
            return c == '\t' || c == '\n' || c == '\r';
        }
        return c <= 0xD7FF || (c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0x10FFFF);
    }
}
