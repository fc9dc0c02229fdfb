package org.tidegate.board.internal;

import java.util.Locale;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.tidegate.board.Problem;

/** The YAML library's complaint in words for somebody who does not write YAML for a living. */
final class Syntax {
    private static final String NOTHING_AFTER = " (nothing after this could be checked)";

    private Syntax() {}

    static Problem problem(String file, MarkedYamlEngineException e) {
        String what = String.valueOf(e.getProblem()).toLowerCase(Locale.ROOT);
        String where = String.valueOf(e.getContext()).toLowerCase(Locale.ROOT);
        if (where.contains("quoted scalar")) {
            return at(
                    file,
                    e.getContextMark().or(e::getProblemMark),
                    "this quoted text does not end, or has a wrong escape",
                    "Close the quote; for a backslash use single quotes.");
        }
        if (what.contains("mapping values are not allowed")) {
            return at(
                    file,
                    e.getProblemMark(),
                    "a ':' stands where none may be",
                    "Indent the line like its neighbours, and quote a text that holds ': '.");
        }
        if (what.contains("could not find expected ':'")) {
            return at(
                    file,
                    e.getContextMark().or(e::getProblemMark),
                    "this line is no 'key: value'",
                    "Add the ':' and a value, or make it a comment with '#'.");
        }
        if (what.contains("block end") || what.contains("block mapping")) {
            return at(
                    file,
                    e.getProblemMark(),
                    "this line is not indented like its neighbours",
                    "Indent all keys of a section alike.");
        }
        return at(
                file,
                e.getProblemMark().or(e::getContextMark),
                "this is not YAML: " + e.getProblem(),
                "Compare with boards/twin.yaml.");
    }

    private static Problem at(String file, Optional<Mark> mark, String reason, String remedy) {
        return new Problem(
                file,
                1 + mark.map(Mark::getLine).orElse(0),
                1 + mark.map(Mark::getColumn).orElse(0),
                "",
                reason.replace("\n", " ") + NOTHING_AFTER,
                remedy);
    }
}
