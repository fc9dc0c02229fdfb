package org.tidegate.rig.operator;

/** What kind of central system this is. All of them have been met in the field. */
public enum Temper {
    /** Answers at once and rightly. */
    SMART,
    /** Answers after seconds, and now and then not at all. */
    SLOW,
    /**
     * Keeps stations pending, hangs up with 1011, answers with errors, twice, late, to nobody, with
     * other keys than agreed, and with a clock of its own.
     */
    RUDE,
    /** Goes away for a while every few minutes, mostly in the middle of a transaction. */
    RESTARTING,
    /** Sends everything a parser might choke on. */
    HOSTILE
}
