package org.tidegate.board.gridcode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidegate.board.gridcode.GridCodeException.Problem;
import org.tidegate.board.internal.Nearest;

/** The grid codes that come with the firmware, and those in files. */
public final class GridCodes {
    /** The list of codes is data, too. */
    private static final String INDEX = "index.txt";

    private static final String ENDING = ".json";

    /** A code on a code on a code is as far as any real one goes. */
    private static final int LONGEST_CHAIN = 4;

    /** Ten times the longest code. */
    private static final int MOST_BYTES = 64 * 1024;

    /** A demonstration's wait for service. */
    private static final double DEMONSTRATION_OBSERVATION_SECONDS = 5;

    private static final double DEMONSTRATION_RAMP_SECONDS = 10;

    /** From nothing to rated power in ten seconds, as the ramp. */
    private static final double DEMONSTRATION_RECOVERY_PER_MINUTE = 6;

    private GridCodes() {}

    /** Where the text of a code comes from, so that one can be added without touching a class. */
    public interface Library {
        /** The text, or null if there is no code of that id. */
        @Nullable String text(String id);

        /** What problems call the text. */
        default String file(String id) {
            return id + ENDING;
        }
    }

    /** Read once. */
    private static final List<String> IDS = index();

    /** Ids, sorted. */
    public static List<String> list() {
        return IDS;
    }

    private static List<String> index() {
        String text = resource(INDEX);
        if (text == null) {
            throw new IllegalStateException(INDEX + " is missing from the firmware");
        }
        return text.lines().filter(l -> !l.isBlank()).sorted().toList();
    }

    /**
     * @throws GridCodeException if there is none of that id, or its numbers do not fit together
     */
    public static GridCode load(String id) throws GridCodeException {
        return load(id, GridCodes::builtIn);
    }

    /**
     * From a library of one's own; bases that it does not have come from the firmware.
     *
     * @throws GridCodeException with all problems at once
     */
    public static GridCode load(String id, Library library) throws GridCodeException {
        String text = library.text(id);
        if (text == null) {
            throw unknown("grid codes", id);
        }
        return parse(library.file(id), text, library);
    }

    /**
     * From a file; a base may stand next to it as {@code BASE.json} or come with the firmware.
     *
     * @throws GridCodeException with all problems at once
     */
    public static GridCode load(Path file) throws GridCodeException {
        Path directory = file.toAbsolutePath().getParent();
        return parse(
                file.toString(),
                readable(file),
                new Library() {
                    @Override
                    public @Nullable String text(String id) {
                        Path sibling = sibling(id);
                        try {
                            return sibling != null && Files.isRegularFile(sibling)
                                    ? readable(sibling)
                                    : builtIn(id);
                        } catch (GridCodeException _) {
                            return null;
                        }
                    }

                    @Override
                    public String file(String id) {
                        Path sibling = sibling(id);
                        return sibling != null && Files.isRegularFile(sibling)
                                ? sibling.toString()
                                : id + ENDING;
                    }

                    private @Nullable Path sibling(String id) {
                        return directory == null || !isPlain(id)
                                ? null
                                : directory.resolve(id + ENDING);
                    }
                });
    }

    private static String readable(Path file) throws GridCodeException {
        String reason;
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length <= MOST_BYTES) {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(java.nio.ByteBuffer.wrap(bytes))
                        .toString();
            }
            reason = "is longer than 64 KiB";
        } catch (NoSuchFileException _) {
            reason = "there is no such file";
        } catch (CharacterCodingException _) {
            reason = "is not UTF-8";
        } catch (IOException cause) {
            reason =
                    Files.isDirectory(file)
                            ? "is a directory"
                            : "cannot be read: " + cause.getMessage();
        }
        throw new GridCodeException(
                List.of(
                        new Problem(
                                file + ":1:1",
                                "file",
                                reason,
                                "Give the path of a grid code file, or the id of a code from"
                                        + " 'tidegate grid profile list'.")));
    }

    /**
     * Reads a grid code from text. JSON is YAML 1.2, and is read as such.
     *
     * @param file names the text in problems
     * @throws GridCodeException with all problems at once
     */
    public static GridCode parse(String file, String text) throws GridCodeException {
        return parse(file, text, GridCodes::builtIn);
    }

    private static GridCode parse(String file, String text, Library library)
            throws GridCodeException {
        var problems = new ArrayList<Problem>();
        Tree tree = tree(file, text, library, problems, 1);
        if (tree == null || !problems.isEmpty()) {
            throw new GridCodeException(problems);
        }
        return read(tree, new Reading(problems));
    }

    /** Reads and checks a whole tree. */
    static GridCode read(Tree tree, Reading reading) throws GridCodeException {
        GridCode code = new GridCodeReader(tree, reading).read();
        if (reading.problems.isEmpty()) {
            GridCodeConsistency.check(code, reading);
        }
        if (!reading.problems.isEmpty()) {
            throw new GridCodeException(reading.problems);
        }
        return code;
    }

    /** The text laid over its base, if it names one. */
    private static @Nullable Tree tree(
            String file, String text, Library library, List<Problem> problems, int depth) {
        Tree tree = Tree.read(file, text, problems);
        if (!(tree instanceof Tree.Branch branch)) {
            if (tree != null && problems.isEmpty()) {
                problems.add(
                        new Problem(
                                tree.place().toString(),
                                "file",
                                "holds no keys",
                                "Begin with { \"id\": ... }."));
            }
            return null;
        }
        Tree base = branch.children().get("extends");
        if (base == null || (base instanceof Tree.Leaf leaf && leaf.isNothing())) {
            return tree;
        }
        Tree under = base(base, library, problems, depth);
        return under == null ? tree : new Inheritance(problems).over(under, tree);
    }

    private static @Nullable Tree base(
            Tree base, Library library, List<Problem> problems, int depth) {
        String id = base instanceof Tree.Leaf leaf ? leaf.text() : "";
        String reason = "'" + id + "' is no grid code";
        String remedy = "Use one of " + String.join(", ", list()) + ".";
        if (depth >= LONGEST_CHAIN) {
            reason = "the chain of codes is longer than " + LONGEST_CHAIN + ", or closes on itself";
            remedy = "Extend a code that stands alone.";
        } else if (isPlain(id)) {
            String own = library.text(id);
            String text = own == null ? builtIn(id) : own;
            if (text != null) {
                return tree(library.file(id), text, library, problems, depth + 1);
            }
        }
        problems.add(new Problem(base.place().toString(), "extends", reason, remedy));
        return null;
    }

    /** Ids become file names, so nothing that climbs. */
    private static boolean isPlain(String id) {
        return id.matches("[a-z0-9]+([.-][a-z0-9]+)*");
    }

    private static GridCodeException unknown(String place, String id) {
        String near = Nearest.to(id, list());
        String hint = near.isEmpty() ? "" : "Did you mean '" + near + "'? ";
        return new GridCodeException(
                List.of(
                        new Problem(
                                place,
                                id,
                                "there is no grid code of this name",
                                hint + "Use one of " + String.join(", ", list()) + ".")));
    }

    private static @Nullable String builtIn(String id) {
        return list().contains(id) ? resource(id + ENDING) : null;
    }

    private static @Nullable String resource(String file) {
        try (InputStream in = GridCodes.class.getResourceAsStream(file)) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /**
     * The same code with other values.
     *
     * @param changes key of a value, or of all points of a curve, to its new text
     * @throws GridCodeException if the new values cannot be, or do not fit together
     */
    static GridCode changed(GridCode code, Map<String, String> changes) throws GridCodeException {
        var problems = new ArrayList<Problem>();
        Tree tree = Tree.read("profile " + code.id(), code.document(), problems);
        if (tree == null) {
            throw new IllegalStateException("a code that was read reads again: " + problems);
        }
        var reading = new Reading(new ArrayList<>());
        read(tree, reading);
        var identities = new IdentityHashMap<Tree, Tree>();
        changes.forEach((key, text) -> {
            Tree before = reading.at(key);
            Tree after = Tree.read("change of " + key, text, problems);
            if (before != null && after != null) {
                identities.put(before, after);
            }
        });
        if (!problems.isEmpty()) {
            throw new GridCodeException(problems);
        }
        GridCode changed = read(Tree.exchanged(tree, identities), new Reading(problems));
        return code.demonstration() ? demonstration(changed) : changed;
    }

    /**
     * The same code with the waits and ramps after a disturbance shortened to seconds, and marked
     * as such. Limits and trip times stay as they are.
     */
    public static GridCode demonstration(GridCode code) {
        if (code.demonstration()) {
            return code;
        }
        GridCode.EnterService e = code.enterService();
        var service =
                new GridCode.EnterService(
                        e.lowestVoltagePu(),
                        e.highestVoltagePu(),
                        e.lowestFrequencyHz(),
                        e.highestFrequencyHz(),
                        Math.min(e.observationSeconds(), DEMONSTRATION_OBSERVATION_SECONDS),
                        Math.min(e.rampSeconds(), DEMONSTRATION_RAMP_SECONDS),
                        0,
                        e.provenance());
        return new GridCode(
                code.id(),
                code.name() + " (DEMONSTRATION)",
                code.edition(),
                code.region(),
                code.base(),
                code.category(),
                true,
                code.nominal(),
                code.tripStages(),
                code.meanWindow(),
                code.rateOfChange(),
                service,
                null,
                code.rideThrough(),
                quick(code.frequencyResponse()),
                code.support(),
                code.values(),
                code.document(),
                code.sha256());
    }

    private static GridCode.FrequencyResponse quick(GridCode.FrequencyResponse response) {
        return switch (response) {
            case GridCode.FrequencyResponse.Lfsm lfsm when lfsm.recovery() != null ->
                    new GridCode.FrequencyResponse.Lfsm(
                            lfsm.over(),
                            lfsm.under(),
                            lfsm.responseSeconds(),
                            new GridCode.Recovery(
                                    Math.max(
                                            lfsm.recovery().perMinute(),
                                            DEMONSTRATION_RECOVERY_PER_MINUTE),
                                    DEMONSTRATION_RAMP_SECONDS),
                            lfsm.provenance());
            case GridCode.FrequencyResponse.Held h ->
                    new GridCode.FrequencyResponse.Held(
                            h.overStartHz(),
                            h.overEndHz(),
                            h.underStartHz(),
                            h.underEndHz(),
                            h.hysteresisHz(),
                            Math.min(h.holdSeconds(), DEMONSTRATION_OBSERVATION_SECONDS),
                            Math.max(h.perMinute(), DEMONSTRATION_RECOVERY_PER_MINUTE),
                            h.provenance());
            default -> response;
        };
    }
}
