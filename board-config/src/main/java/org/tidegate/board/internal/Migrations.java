package org.tidegate.board.internal;

import java.util.ArrayList;
import java.util.List;
import org.tidegate.board.BoardSource.Position;
import org.tidegate.board.Migration;
import org.tidegate.board.Problem;

/**
 * From one version of the board file to the next, as pure functions on its text: comments, order
 * and spelling stay as the person wrote them.
 */
public final class Migrations {
    /** One step; the text, and the tree that was read from it. */
    private record Step(int from, Split split) {}

    @FunctionalInterface
    private interface Split {
        Migration apply(String text, Node.Mapping root);
    }

    private static final List<Step> STEPS = List.of(new Step(1, Migrations::keepSiteApart));

    /**
     * @param from,to lines of an entry with the comment above it; counted from 0, to exclusive
     */
    private record Block(String key, int from, int to) {}

    private Migrations() {}

    /** Version by version to the newest. */
    public static Migration migrate(String file, String text) {
        var problems = new ArrayList<Problem>();
        Node root = YamlTree.read(file, text, problems);
        if (!(root instanceof Node.Mapping mapping) || !problems.isEmpty()) {
            if (problems.isEmpty()) {
                problems.add(
                        new Position(file, 1, 1)
                                .problem("", "the file holds no keys", "Give a board file."));
            }
            return new Migration.Refused(problems);
        }
        for (Step step : STEPS) {
            if (version(mapping) == step.from()) {
                return step.split().apply(text, mapping);
            }
        }
        return new Migration.NothingToDo();
    }

    private static int version(Node.Mapping root) {
        for (Node.Entry entry : root.entries()) {
            if (entry.key().text().equals("version")
                    && entry.value() instanceof Node.Scalar scalar
                    && scalar.text().matches("[1-9][0-9]{0,3}")) {
                return Integer.parseInt(scalar.text());
            }
        }
        return 1;
    }

    /** 1 to 2: what is allowed here moves into a file of its own. */
    private static Migration keepSiteApart(String text, Node.Mapping root) {
        List<String> lines = text.lines().toList();
        var blocks = new ArrayList<Block>();
        Position before = new Position(root.at().file(), 0, 1);
        for (Node.Entry entry : root.entries()) {
            Position at = entry.key().at();
            if (at.column() != 1 || at.line() <= before.line()) {
                return new Migration.Refused(
                        List.of(
                                at.problem(
                                        entry.key().text(),
                                        "the section does not begin a line of its own",
                                        "Write one section per line, without braces around all of"
                                                + " them, then migrate.")));
            }
            blocks.add(new Block(entry.key().text(), at.line() - 1, lines.size()));
            before = at;
        }
        return split(lines, withComments(blocks, lines));
    }

    /** Each block takes the comment and blank lines directly above its key. */
    private static List<Block> withComments(List<Block> keys, List<String> lines) {
        var blocks = new ArrayList<Block>();
        int end = lines.size();
        for (Block key : keys.reversed()) {
            int from = key.from();
            // What stands above the first section is about the file.
            while (!key.equals(keys.getFirst())
                    && from > 0
                    && isCommentOrBlank(lines.get(from - 1))) {
                from--;
            }
            blocks.addFirst(new Block(key.key(), from, end));
            end = from;
        }
        return blocks;
    }

    private static boolean isCommentOrBlank(String line) {
        return line.isBlank() || line.startsWith("#");
    }

    private static Migration split(List<String> lines, List<Block> blocks) {
        int head = blocks.isEmpty() ? lines.size() : blocks.getFirst().from();
        var board = new ArrayList<>(lines.subList(0, head));
        board.add("version: 2");
        board.add("site: site.yaml            # what is allowed here");
        var site = new ArrayList<String>();
        site.add("# What is allowed at this site; the board file beside it says what is wired.");
        site.add("version: 2");
        var changes = new ArrayList<String>();
        changes.add("The board file says 'version: 2' and names its site file.");
        for (Block block : blocks) {
            List<String> text = lines.subList(block.from(), block.to());
            if (block.key().equals("version")) {
                continue;
            }
            if (Scope.isSite(block.key())) {
                changes.add("Section '" + block.key() + "' moved into the site file.");
                separated(site, text);
            } else {
                separated(board, text);
            }
        }
        return new Migration.Done(joined(board), joined(site), changes);
    }

    private static void separated(List<String> to, List<String> text) {
        if (!text.isEmpty() && !text.getFirst().isBlank() && !to.isEmpty()) {
            to.add("");
        }
        to.addAll(text);
    }

    private static String joined(List<String> lines) {
        return String.join("\n", lines).stripTrailing() + "\n";
    }
}
