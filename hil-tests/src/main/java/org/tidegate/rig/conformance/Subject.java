package org.tidegate.rig.conformance;

/** What is tested: something that can be put into a state, and driven through segments. */
public interface Subject {
    /** For the report: what it is and by which way it sees the grid. */
    String description();

    /** Short, for ids. */
    String name();

    /** Why a procedure cannot be run on this subject; empty if it can. */
    String cannot(Procedure procedure);

    /**
     * Runs a procedure from its start state.
     *
     * @param seed draws the noise and the order of simultaneous steps
     * @throws BringUpException if the start state was not reached
     */
    Recording run(Procedure procedure, long seed) throws BringUpException;

    /** The start state was not reached: there is nothing to judge. */
    final class BringUpException extends Exception {
        private static final long serialVersionUID = 1;

        public BringUpException(String reason) {
            super(reason);
        }
    }
}
