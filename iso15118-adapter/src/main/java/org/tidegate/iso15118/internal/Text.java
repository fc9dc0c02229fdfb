package org.tidegate.iso15118.internal;

/** Words that a stranger has sent, made fit for logs and pages. */
public final class Text {
    private Text() {}

    /** Printable ASCII only, cut to length: an EVCCID is not a place for escape sequences. */
    public static String harmless(String text, int longest) {
        var out = new StringBuilder();
        for (int i = 0; i < text.length() && out.length() < longest; i++) {
            char c = text.charAt(i);
            out.append(c >= ' ' && c <= '~' && c != '<' && c != '>' && c != '&' ? c : '?');
        }
        return out.toString();
    }
}
