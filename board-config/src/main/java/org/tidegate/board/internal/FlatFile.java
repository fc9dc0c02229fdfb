package org.tidegate.board.internal;

import java.util.ArrayList;
import java.util.List;
import org.tidegate.board.Setting;

/**
 * Everything that a board's files say as one file of version 1, each line with its origin. It is
 * what the charger keeps as its last good board: nothing else needs to be intact to read it.
 */
public final class FlatFile {
    private FlatFile() {}

    public static String write(List<Setting> settings) {
        var out = new StringBuilder("# One file made from several; each line names its origin.\n");
        var root = new Branch("");
        for (Setting setting : settings) {
            if (setting.at() != null) {
                root.add(setting, setting.path().split("\\."), 0);
            }
        }
        root.write(out, "");
        return out.toString();
    }

    /** A section, or an entry of a list. */
    private static final class Branch {
        private final String word;
        private final List<Branch> branches = new ArrayList<>();
        private final List<Setting> leaves = new ArrayList<>();

        Branch(String word) {
            this.word = word;
        }

        void add(Setting setting, String[] words, int level) {
            if (level == words.length - 1) {
                leaves.add(setting);
            } else {
                branch(words[level]).add(setting, words, level + 1);
            }
        }

        private Branch branch(String name) {
            for (Branch branch : branches) {
                if (branch.word.equals(name)) {
                    return branch;
                }
            }
            var branch = new Branch(name);
            branches.add(branch);
            return branch;
        }

        void write(StringBuilder out, String indent) {
            for (Setting leaf : leaves) {
                String key = leaf.path().substring(leaf.path().lastIndexOf('.') + 1);
                out.append(indent).append(key).append(": ").append(value(leaf));
                out.append("  # ").append(leaf.at()).append('\n');
            }
            String list = "";
            for (Branch branch : branches) {
                int bracket = branch.word.indexOf('[');
                String name = bracket < 0 ? branch.word : branch.word.substring(0, bracket);
                if (!name.equals(list) || bracket < 0) {
                    out.append(indent).append(name).append(":\n");
                }
                list = name;
                if (bracket < 0) {
                    branch.write(out, indent + "  ");
                } else {
                    // A dash alone on its line keeps the entry's keys aligned whatever comes first.
                    out.append(indent).append("  -\n");
                    branch.write(out, indent + "    ");
                }
            }
        }
    }

    private static String value(Setting setting) {
        return setting.text() ? "'" + setting.value().replace("'", "''") + "'" : setting.value();
    }
}
