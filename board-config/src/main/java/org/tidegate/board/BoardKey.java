package org.tidegate.board;

/**
 * One key of the board file, for people: manual, console and device model.
 *
 * @param name dotted path; {@code []} stands for each entry of a list; the unit ends the name
 * @param values what it may hold, in words
 * @param preset as it would be written; empty when there is none
 * @param required the file must hold it
 * @param source what justifies range and preset
 * @param meaning one sentence
 */
public record BoardKey(
        String name,
        String values,
        String preset,
        boolean required,
        String source,
        String meaning) {}
