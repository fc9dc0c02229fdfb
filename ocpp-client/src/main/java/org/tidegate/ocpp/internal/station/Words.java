package org.tidegate.ocpp.internal.station;

import org.jspecify.annotations.Nullable;

/** Text that has to fit. */
public final class Words {
    private Words() {}

    /** Cut at the length, a surrogate pair as a whole; null for nothing. */
    public static @Nullable String clipped(String text, int longest) {
        if (text.isEmpty()) {
            return null;
        }
        if (text.length() <= longest) {
            return text;
        }
        boolean torn = Character.isHighSurrogate(text.charAt(longest - 1));
        return text.substring(0, torn ? longest - 1 : longest);
    }
}
