package org.tidegate.rig.fuzz;

/** A rule of the house does not hold for this input. */
final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Broken(String rule) {
        super(rule);
    }

    static void unless(boolean holds, String rule) {
        if (!holds) {
            throw new Broken(rule);
        }
    }
}
