package org.tidegate.board;

/**
 * One thing that is wrong with a board file: where, what, why, and what to do about it.
 *
 * @param file as it was given
 * @param line,column counted from 1; a column counts characters, not bytes
 * @param key dotted path of the key; empty where the trouble has no key
 * @param reason without a full stop
 * @param remedy a whole sentence
 */
public record Problem(String file, int line, int column, String key, String reason, String remedy) {

    /** {@code file:line:column key: reason. Remedy} */
    @Override
    public String toString() {
        String at = file + ":" + line + ":" + column;
        return (key.isEmpty() ? at : at + " " + key) + ": " + reason + ". " + remedy;
    }
}
