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
