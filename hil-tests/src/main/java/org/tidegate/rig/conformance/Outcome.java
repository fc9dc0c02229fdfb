package org.tidegate.rig.conformance;

import java.util.List;

/**
 * One run of one procedure.
 *
 * @param skipped why it was not run; empty if it was
 * @param broken why there is nothing to judge although it was run; empty if there is
 */
public record Outcome(
        Procedure procedure,
        String subject,
        long seed,
        Recording recording,
        List<Verdict> verdicts,
        String skipped,
        String broken) {

    public Outcome {
        verdicts = List.copyOf(verdicts);
    }

    static Outcome skipped(Procedure procedure, Subject subject, String why) {
        return new Outcome(procedure, subject.name(), 0, new Recording(), List.of(), why, "");
    }

    public boolean wasRun() {
        return skipped.isEmpty();
    }

    public boolean passed() {
        return broken.isEmpty() && verdicts.stream().allMatch(Verdict::passed);
    }

    public String id() {
        return procedure.id() + "-" + subject;
    }
}
