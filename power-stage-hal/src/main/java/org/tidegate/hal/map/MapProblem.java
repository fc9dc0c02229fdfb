package org.tidegate.hal.map;

/**
 * One thing that is wrong with a map file: where, what, why, and what to do about it.
 *
 * @param line,column counted from 1
 * @param key dotted path; empty where the trouble has no key
 * @param reason without a full stop
 * @param remedy a whole sentence
 */
public record MapProblem(
        String file, int line, int column, String key, String reason, String remedy) {

    /** {@code file:line:column key: reason. Remedy} */
    @Override
    public String toString() {
        String at = file + ":" + line + ":" + column;
        return (key.isEmpty() ? at : at + " " + key) + ": " + reason + ". " + remedy;
    }
}
