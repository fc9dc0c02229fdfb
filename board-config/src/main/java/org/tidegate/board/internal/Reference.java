package org.tidegate.board.internal;

/** The manual's page, made from the table of keys. */
public final class Reference {
    private static final String HEAD =
            """
            # The board file

            <!-- Made from board-config's table of keys; the test BoardReferenceTest says how to renew it. -->

            One YAML 1.2 file says what a charger is made of and where it stands. `boards/twin.yaml` and
            `boards/bench-sunspec.yaml` are commented examples; `tidegate check FILE` names everything that is wrong with a
            file, each with its place, reason and remedy, and exits with 0 (valid) or 2 (not valid). A charger with an invalid
            file energises nothing.

            - The unit ends a key's name; values are bare numbers: `import_limit_w: 11000`.
            - Flags are `true` and `false`. `yes`, `NO`, `on` are refused, and so are numbers with a leading zero.
            - Unknown and repeated keys, tabs, aliases, anchors, tags and second documents are refused.
            - Relative paths start from the board file's directory. Passwords never stand in the file, only the files they are in.
            - At most 64 KiB of UTF-8.

            ## One file or several

            | word at the beginning | says |
            |---|---|
            | `version: 1` | Everything stands in one file. A file without the word is of version 1. |
            | `version: 2` | The board file says what is wired; the site file says what is allowed here: `grid`, `operator`, `session`, `connection`, `manager`. |
            | `site: site.yaml` | The site file, from this file's directory. Its word counts last. |
            | `include: families/pi5.yaml` | A file, or a list of files, that this one is laid over: key by key, lists as a whole. |

            A path, be it of a file or inside one, starts from the directory of the file it stands in. Files include each other at
            most 4 deep, never in a circle, and a board has at most 16. Every problem names the file it is in. `tidegate config
            migrate` turns version 1 into version 2; `tidegate config show` tells of each value where it comes from. An editor that
            knows JSON Schema completes and underlines with `docs/board.schema.json` and `docs/site.schema.json`.
            """;

    private Reference() {}

    public static String page() {
        var page = new StringBuilder(HEAD);
        String section = "";
        for (Key<?> key : Keys.all()) {
            if (!key.section().equals(section)) {
                section = key.section();
                page.append("\n## ").append(title(section)).append("\n\n");
                page.append("| key | holds | preset | meaning | source |\n");
                page.append("|---|---|---|---|---|\n");
            }
            page.append("| `").append(key.lastWord()).append("` | ");
            page.append(cell(key.type().words())).append(" | ");
            page.append(preset(key)).append(" | ");
            page.append(cell(key.meaning())).append(" | ");
            page.append(cell(source(key))).append(" |\n");
        }
        return page.toString();
    }

    private static String title(String section) {
        return section.endsWith("[]")
                ? "`" + section.replace("[]", "") + "`, each entry of the list"
                : "`" + section + "`";
    }

    private static String preset(Key<?> key) {
        if (key.required()) {
            return "**required**";
        }
        return key.presetText().isEmpty() ? "none" : "`" + key.presetText() + "`";
    }

    private static String source(Key<?> key) {
        boolean ranged =
                key.type() instanceof NumberType number && !number.source().equals(key.source());
        return ranged
                ? key.source() + "; range: " + ((NumberType) key.type()).source()
                : key.source();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
