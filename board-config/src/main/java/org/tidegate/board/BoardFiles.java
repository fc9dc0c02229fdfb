package org.tidegate.board;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.board.internal.BoardBuilder;
import org.tidegate.board.internal.BoardReader;
import org.tidegate.board.internal.BoardText;
import org.tidegate.board.internal.Keys;
import org.tidegate.board.internal.Node;
import org.tidegate.board.internal.Reference;
import org.tidegate.board.internal.Values;
import org.tidegate.board.internal.YamlTree;

/**
 * Reads board files: YAML 1.2, all problems at once, never an exception for what a person wrote.
 */
public final class BoardFiles {
    private BoardFiles() {}

    public static Loaded load(Path file) {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(BoardText.MOST_BYTES + 1);
        } catch (NoSuchFileException _) {
            return unreadable(file, "there is no such file");
        } catch (IOException e) {
            String why =
                    Files.isDirectory(file) ? "it is a directory" : String.valueOf(e.getMessage());
            return unreadable(file, "cannot be read: " + why);
        }
        Path directory = file.toAbsolutePath().getParent();
        return read(file.toString(), bytes, directory == null ? file.toAbsolutePath() : directory);
    }

    /**
     * @param file the name that problems carry
     * @param directory what relative paths in the file start from
     */
    public static Loaded read(String file, byte[] bytes, Path directory) {
        var problems = new ArrayList<Problem>();
        String text = BoardText.decode(file, bytes, problems);
        if (text == null) {
            return new Loaded.Invalid(problems);
        }
        Node root = YamlTree.read(file, text, problems);
        if (root == null) {
            return invalid(problems);
        }
        Values values = new BoardReader(file, problems).read(root);
        if (values == null) {
            return invalid(problems);
        }
        Board board = BoardBuilder.build(values, directory, problems);
        return board == null ? invalid(problems) : new Loaded.Valid(board, values.source());
    }

    /**
     * A board file that comes with the house: {@code twin} or {@code bench-sunspec}.
     *
     * @throws IllegalArgumentException if there is no such example
     */
    public static Loaded example(String name, Path directory) {
        try (InputStream in = open(name)) {
            if (in == null) {
                throw new IllegalArgumentException("no example board '" + name + "'");
            }
            return read(name + ".yaml", in.readAllBytes(), directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable InputStream open(String name) {
        return BoardFiles.class.getResourceAsStream("examples/" + name + ".yaml");
    }

    /** Every key there is, in the order of the manual. */
    public static List<BoardKey> keys() {
        return Keys.described();
    }

    /** The manual's page about the board file, in Markdown; kept in {@code docs/board-file.md}. */
    public static String reference() {
        return Reference.page();
    }

    private static Loaded unreadable(Path file, String reason) {
        return new Loaded.Invalid(
                List.of(
                        new Problem(
                                file.toString(),
                                1,
                                1,
                                "",
                                reason,
                                "Give the path of a readable board file; boards/twin.yaml is"
                                        + " one.")));
    }

    private static Loaded invalid(List<Problem> problems) {
        problems.sort(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column));
        return new Loaded.Invalid(problems);
    }
}
