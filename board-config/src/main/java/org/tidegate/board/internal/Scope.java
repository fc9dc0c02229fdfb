package org.tidegate.board.internal;

import java.util.Set;

/** Which sections a file may hold: what is wired, what is allowed here, or both. */
enum Scope {
    /** Version 1: one file for everything. */
    EVERYTHING("", ""),
    BOARD(
            "the section says what is allowed here, and this file says what is wired",
            "Move it into the site file; 'tidegate config migrate' does it."),
    SITE(
            "the section says what is wired, and this file says what is allowed here",
            "Move it into the board file.");

    private static final Set<String> SITE_SECTIONS =
            Set.of("grid", "operator", "session", "connection", "manager");

    private final String reason;
    private final String remedy;

    Scope(String reason, String remedy) {
        this.reason = reason;
        this.remedy = remedy;
    }

    /** Whether the section at a file's top level belongs into the other file. */
    boolean excludes(String section) {
        boolean known =
                Keys.sections().stream()
                        .anyMatch(s -> s.equals(section) || s.startsWith(section + "."));
        return known
                && switch (this) {
                    case EVERYTHING -> false;
                    case BOARD -> isSite(section);
                    case SITE -> !isSite(section);
                };
    }

    static boolean isSite(String section) {
        return SITE_SECTIONS.contains(section);
    }

    String reason() {
        return reason;
    }

    String remedy() {
        return remedy;
    }
}
