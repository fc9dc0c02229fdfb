package org.tidegate.board.internal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidegate.board.BoardSource;
import org.tidegate.board.BoardSource.Position;
import org.tidegate.board.Problem;

/**
 * A board file with the families it includes and the site file beside it, laid over each other:
 * what is included lies below the file that includes it, and the site's word counts last.
 */
public final class Layers {
    /** The format this house writes; older ones are read as they always were. */
    public static final int NEWEST_VERSION = 2;

    /** A family of a family of a family: more is a maze. */
    private static final int MOST_DEPTH = 4;

    private static final int MOST_FILES = 16;

    /** Where bytes come from: the disk, the jar, or a candidate that stands in for a file. */
    @FunctionalInterface
    public interface Library {
        /**
         * @param most how many bytes anybody will look at
         */
        byte[] read(Path file, int most) throws IOException;
    }

    /**
     * @param name as problems show it
     * @param path absolute and normal
     * @param version of the including file, which counts if this one names none
     */
    private record Source(String name, Path path, int version, Scope scope) {
        Path directory() {
            Path parent = path.getParent();
            return parent == null ? path : parent;
        }

        /** Another file, named from this one. */
        Source sibling(String text, Scope newScope, int newVersion) {
            Path shown = Path.of(name).resolveSibling(text).normalize();
            Path real = directory().resolve(text).normalize();
            return new Source(shown.toString(), real, newVersion, newScope);
        }
    }

    private record Head(int version, List<Node.Scalar> includes, Node.@Nullable Scalar site) {}

    private final Library library;
    private final List<Problem> problems;
    private final Values values = new Values();
    private final List<Path> files = new ArrayList<>();
    private final Map<String, Integer> order = new HashMap<>();
    private boolean hopeless;

    public Layers(Library library, List<Problem> problems) {
        this.library = library;
        this.problems = problems;
    }

    /**
     * Reads the board file and all that belongs to it.
     *
     * @param name of the board file, as problems show it
     * @param path absolute
     * @return null where nothing can be said about keys; the problems say why
     */
    public @Nullable Values read(String name, Path path, byte[] bytes) {
        read(new Source(name, path.normalize(), 1, Scope.EVERYTHING), bytes, List.of());
        if (!hopeless) {
            values.tellMissing(problems);
        }
        return hopeless ? null : values;
    }

    public BoardSource source(String name) {
        return values.source(name, files);
    }

    /** The problems in the order of the files, and of their lines. */
    public void sort() {
        problems.sort(
                Comparator.<Problem>comparingInt(p -> order.getOrDefault(p.file(), 0))
                        .thenComparingInt(Problem::line)
                        .thenComparingInt(Problem::column));
    }

    private void read(Source source, byte[] bytes, List<Path> including) {
        files.add(source.path());
        order.putIfAbsent(source.name(), order.size());
        String text = BoardText.decode(source.name(), bytes, problems);
        Node root = text == null ? null : YamlTree.read(source.name(), text, problems);
        if (root == null) {
            hopeless = true;
            return;
        }
        Head head = head(source, root);
        var chain = new ArrayList<>(including);
        chain.add(source.path());
        for (Node.Scalar include : head.includes()) {
            follow(source, include, "include", scope(source, head), head.version(), chain);
        }
        Values own = new BoardReader(scope(source, head), source.directory(), problems).read(root);
        if (own == null) {
            hopeless = true;
            return;
        }
        values.overlay(own);
        if (head.site() != null) {
            follow(source, head.site(), "site", Scope.SITE, head.version(), chain);
        }
    }

    private static Scope scope(Source source, Head head) {
        if (source.scope() == Scope.SITE) {
            return Scope.SITE;
        }
        return head.version() == 1 ? Scope.EVERYTHING : Scope.BOARD;
    }

    private void follow(
            Source from, Node.Scalar word, String key, Scope scope, int version, List<Path> chain) {
        Source to;
        try {
            to = from.sibling(word.text(), scope, version);
        } catch (InvalidPathException e) {
            tell(word, key, "'" + word.text() + "' is no path: " + e.getReason(), "Correct it.");
            hopeless = true;
            return;
        }
        String refusal = refusal(to, chain);
        if (!refusal.isEmpty()) {
            tell(word, key, refusal, "Delete this line.");
            hopeless = true;
            return;
        }
        try {
            read(to, library.read(to.path(), BoardText.MOST_BYTES + 1), chain);
        } catch (IOException e) {
            tell(
                    word,
                    key,
                    "'" + word.text() + "' " + why(e),
                    "Write the path of a readable file, from the directory of "
                            + from.name()
                            + ".");
            hopeless = true;
        }
    }

    private String refusal(Source to, List<Path> chain) {
        if (chain.contains(to.path())) {
            return "'" + to.name() + "' includes itself by way of this line";
        }
        if (chain.size() > MOST_DEPTH) {
            return "files include each other more than " + MOST_DEPTH + " deep";
        }
        return files.size() >= MOST_FILES ? "a board has at most " + MOST_FILES + " files" : "";
    }

    /** Why a file cannot be read, to follow its name. */
    public static String why(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> "is not there";
            case AccessDeniedException _ -> "may not be read by this user";
            default -> "cannot be read: " + e.getMessage();
        };
    }

    private Head head(Source source, Node root) {
        int version = source.version();
        var includes = new ArrayList<Node.Scalar>();
        Node.Scalar site = null;
        if (root instanceof Node.Mapping mapping) {
            var seen = new HashMap<String, Position>();
            for (Node.Entry entry : mapping.entries()) {
                String word = entry.key().text();
                if (!Keys.HEAD.contains(word)) {
                    continue;
                }
                Position first = seen.putIfAbsent(word, entry.key().at());
                if (first != null) {
                    tell(
                            entry.key(),
                            word,
                            "the key is there already, in line " + first.line(),
                            "Delete one of the two.");
                    continue;
                }
                switch (word) {
                    case "version" -> version = version(entry.value(), version);
                    case "include" -> includes(entry.value(), includes);
                    default -> site = path(entry.value(), "site");
                }
            }
        }
        if (site != null && (version == 1 || source.scope() == Scope.SITE)) {
            tell(
                    site,
                    "site",
                    version == 1
                            ? "a file of version 1 says itself what is allowed here"
                            : "a site file has no site file",
                    version == 1
                            ? "Write 'version: 2' first; 'tidegate config migrate' does it."
                            : "Delete the line; use 'include' for what sites have in common.");
            site = null;
        }
        return new Head(version, includes, site);
    }

    private int version(Node value, int preset) {
        if (value instanceof Node.Refused) {
            return preset;
        }
        if (value instanceof Node.Scalar scalar && scalar.text().matches("[1-9][0-9]{0,3}")) {
            int version = Integer.parseInt(scalar.text());
            if (version <= NEWEST_VERSION) {
                return version;
            }
            tell(
                    value,
                    "version",
                    "the file is of version %d, and this firmware reads 1 to %d"
                            .formatted(version, NEWEST_VERSION),
                    "Install newer firmware, or the file that was in force before.");
            return NEWEST_VERSION;
        }
        tell(
                value,
                "version",
                "the version is a whole number",
                "Write 'version: " + NEWEST_VERSION + "'.");
        return preset;
    }

    private void includes(Node value, List<Node.Scalar> into) {
        if (value instanceof Node.Sequence sequence) {
            for (Node item : sequence.items()) {
                Node.Scalar path = path(item, "include");
                if (path != null) {
                    into.add(path);
                }
            }
            return;
        }
        Node.Scalar path = path(value, "include");
        if (path != null) {
            into.add(path);
        }
    }

    private Node.@Nullable Scalar path(Node value, String key) {
        if (value instanceof Node.Scalar scalar
                && !scalar.isNothing()
                && !scalar.text().isBlank()) {
            return scalar;
        }
        if (!(value instanceof Node.Refused)) {
            tell(
                    value,
                    key,
                    "the key holds no path",
                    "Write the path of a file, or delete the line.");
        }
        return null;
    }

    private void tell(Node node, String key, String reason, String remedy) {
        problems.add(node.at().problem(key, reason, remedy));
    }
}
