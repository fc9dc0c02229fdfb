package org.tidegate.hal.map;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.tidegate.hal.internal.mapfile.MapReader;

/**
 * Reads map files: YAML 1.2, all problems at once, never an exception for what a person wrote. The
 * format is in {@code docs/converters.md}.
 */
public final class RegisterMaps {
    /** Far more than any device needs; a longer file is not a map. */
    private static final int MOST_BYTES = 256 * 1024;

    private static final List<String> BUILT_IN =
            List.of("sinexcel-pws", "eastron-sdm630", "example-converter", "example-insulation");

    private RegisterMaps() {}

    /** Maps that come with the house. */
    public static List<String> builtIn() {
        return BUILT_IN;
    }

    public static LoadedMap load(Path file) {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MOST_BYTES + 1);
        } catch (NoSuchFileException _) {
            return unreadable(file.toString(), "there is no such file");
        } catch (IOException e) {
            return unreadable(
                    file.toString(),
                    Files.isDirectory(file)
                            ? "it is a directory"
                            : "cannot be read: " + e.getMessage());
        }
        if (bytes.length > MOST_BYTES) {
            return unreadable(file.toString(), "it is larger than " + MOST_BYTES + " bytes");
        }
        return read(file.toString(), bytes);
    }

    /**
     * @param file the name that problems carry
     */
    public static LoadedMap read(String file, byte[] bytes) {
        return new MapReader(file).read(bytes);
    }

    /**
     * @throws IllegalArgumentException if no map of that name comes with the house
     */
    public static RegisterMap builtIn(String id) {
        if (!BUILT_IN.contains(id)) {
            throw new IllegalArgumentException("no register map '" + id + "'");
        }
        String name = id + ".yaml";
        try (InputStream in = RegisterMaps.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not in the jar");
            }
            return switch (read(name, in.readAllBytes())) {
                case LoadedMap.Valid(RegisterMap map) -> map;
                case LoadedMap.Invalid(List<MapProblem> problems) ->
                        throw new IllegalStateException(problems.getFirst().toString());
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LoadedMap unreadable(String file, String reason) {
        return new LoadedMap.Invalid(
                List.of(
                        new MapProblem(
                                file,
                                1,
                                1,
                                "",
                                reason,
                                "Give the path of a readable map file; docs/converters.md shows"
                                        + " one.")));
    }
}
