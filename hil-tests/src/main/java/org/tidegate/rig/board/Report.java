package org.tidegate.rig.board;

import java.util.ArrayList;
import java.util.List;

/** What one trial has to say: figures, and under which conditions they came about. */
final class Report {
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    void add(Finding finding) {
        findings.add(finding);
    }

    void note(String text) {
        notes.add(text);
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    boolean isHeld() {
        return findings.stream().allMatch(Finding::isHeld);
    }

    /** Whoever does not see it fails the trial with these words. */
    static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
