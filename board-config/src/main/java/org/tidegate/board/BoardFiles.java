package org.tidegate.board;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidegate.board.internal.BoardBuilder;
import org.tidegate.board.internal.BoardText;
import org.tidegate.board.internal.FlatFile;
import org.tidegate.board.internal.Keys;
import org.tidegate.board.internal.Layers;
import org.tidegate.board.internal.Migrations;
import org.tidegate.board.internal.Reference;
import org.tidegate.board.internal.Schema;
import org.tidegate.board.internal.Values;

/**
 * Reads board files: YAML 1.2, all problems at once, never an exception for what a person wrote.
 */
public final class BoardFiles {
    private BoardFiles() {}

    public static Loaded load(Path file) {
        return load(file, Map.of());
    }

    /**
     * Reads a board as if some of its files held something else: a candidate before it is in force.
     *
     * @param instead what stands in for which file; paths are absolute
     */
    public static Loaded load(Path file, Map<Path, byte[]> instead) {
        Layers.Library library =
                (path, most) -> {
                    byte[] candidate = instead.get(path);
                    return candidate == null ? onDisk(path, most) : candidate;
                };
        Path path = file.toAbsolutePath().normalize();
        try {
            byte[] bytes = library.read(path, BoardText.MOST_BYTES + 1);
            return read(file.toString(), path, bytes, path.getParent(), library);
        } catch (NoSuchFileException _) {
            return unreadable(file, "there is no such file");
        } catch (IOException e) {
            String why =
                    Files.isDirectory(file) ? "it is a directory" : String.valueOf(e.getMessage());
            return unreadable(file, "cannot be read: " + why);
        }
    }

    private static byte[] onDisk(Path path, int most) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(most);
        }
    }

    /**
     * @param file the name that problems carry
     * @param directory what relative paths in the file start from
     */
    public static Loaded read(String file, byte[] bytes, Path directory) {
        return read(file, directory.resolve(nameOf(file)), bytes, directory, BoardFiles::onDisk);
    }

    private static String nameOf(String file) {
        Path name = Path.of(file).getFileName();
        return name == null ? file : name.toString();
    }

    private static Loaded read(
            String file,
            Path path,
            byte[] bytes,
            @Nullable Path directory,
            Layers.Library library) {
        var problems = new ArrayList<Problem>();
        var layers = new Layers(library, problems);
        Values values = layers.read(file, path, bytes);
        if (values != null) {
            BoardSource source = layers.source(file);
            Path home = directory == null ? path : directory;
            Board board = BoardBuilder.build(values, source, home, problems);
            if (board != null) {
                return new Loaded.Valid(board, source);
            }
        }
        layers.sort();
        return new Loaded.Invalid(problems);
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
            // What an example includes comes with the house, too.
            Layers.Library library =
                    (path, _) -> {
                        String below = directory.toAbsolutePath().relativize(path).toString();
                        try (InputStream included = open(below.replaceFirst("\\.yaml$", ""))) {
                            if (included == null) {
                                throw new NoSuchFileException(below);
                            }
                            return included.readAllBytes();
                        }
                    };
            Path path = directory.toAbsolutePath().resolve(name + ".yaml");
            return read(name + ".yaml", path, in.readAllBytes(), directory, library);
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

    /** JSON Schema for editors; kept in {@code docs/board.schema.json}. */
    public static String boardSchema() {
        return Schema.board();
    }

    /** JSON Schema for editors; kept in {@code docs/site.schema.json}. */
    public static String siteSchema() {
        return Schema.site();
    }

    /**
     * Brings the text of a board file to the newest version; changes nothing on any disk.
     *
     * @param file the name that problems carry
     */
    public static Migration migrate(String file, String text) {
        return Migrations.migrate(file, text);
    }

    /** Everything that is set as one file that needs no other; presets are left to their owner. */
    public static String flat(BoardSource source) {
        return FlatFile.write(source.settings());
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
}
