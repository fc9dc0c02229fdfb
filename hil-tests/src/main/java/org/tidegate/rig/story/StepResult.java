package org.tidegate.rig.story;

import java.util.List;

/**
 * One asserted step of a story.
 *
 * @param failures what was expected and did not happen; empty when the step passed
 * @param skipped why the step was not played; empty when it was
 */
public record StepResult(
        String name,
        double startedS,
        double seconds,
        List<String> failures,
        String finding,
        String skipped) {
    public boolean passed() {
        return failures.isEmpty();
    }
}
