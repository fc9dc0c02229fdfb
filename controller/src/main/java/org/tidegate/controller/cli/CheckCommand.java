package org.tidegate.controller.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tidegate.board.Board;
import org.tidegate.board.BoardFiles;
import org.tidegate.board.Loaded;
import org.tidegate.board.Problem;
import org.tidegate.controller.assembly.ClearingTimes;
import org.tidegate.controller.assembly.GridProfile;
import org.tidegate.protection.measurement.TimeBudget;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads a board file as a start would, and starts nothing. */
@Command(
        name = "check",
        description = "Name everything that is wrong with a board file.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {" 0:the file is valid", " 2:it is not, or cannot be read"})
public final class CheckCommand implements Callable<Integer> {
    private static final int VALID = 0;
    private static final int NOT_VALID = 2;

    @Spec private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "BOARD_FILE", description = "The file, such as boards/twin.yaml.")
    private Path file = Path.of("");

    @Option(names = "--json", description = "Answer in JSON.")
    private boolean json;

    /** The answer in JSON; the order of the components is the order on the page. */
    private record Answer(String file, boolean valid, List<Problem> problems, List<String> notes) {}

    @Override
    public Integer call() {
        if (spec == null) {
            throw new IllegalStateException("a command runs inside a CommandLine");
        }
        Loaded loaded = BoardFiles.load(file);
        List<Problem> problems =
                switch (loaded) {
                    case Loaded.Valid _ -> List.of();
                    case Loaded.Invalid invalid -> invalid.problems();
                };
        List<String> notes = loaded instanceof Loaded.Valid v ? notes(v.board()) : List.of();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(json(new Answer(file.toString(), problems.isEmpty(), problems, notes)));
        } else {
            tell(out, problems);
            notes.forEach(note -> out.println("Note: " + note));
        }
        out.flush();
        return problems.isEmpty() ? VALID : NOT_VALID;
    }

    /** What is allowed and yet good to know: which clearing times are the converter's. */
    private static List<String> notes(Board board) {
        GridProfile profile;
        try {
            profile = GridProfile.load(board.grid().profile(), board.grid().phases(), false);
        } catch (IllegalArgumentException e) {
            return List.of(e.getMessage());
        }
        var notes = new ArrayList<String>();
        for (TimeBudget.Finding left : ClearingTimes.leftToConverter(board, profile)) {
            notes.add(left.sentence());
        }
        String islands = ClearingTimes.islanding(board, profile);
        if (!islands.isEmpty()) {
            notes.add(islands);
        }
        return notes;
    }

    private void tell(PrintWriter out, List<Problem> problems) {
        if (problems.isEmpty()) {
            out.println(file + " is valid.");
            return;
        }
        problems.forEach(out::println);
        out.println(
                (problems.size() == 1 ? "1 problem." : problems.size() + " problems.")
                        + " The charger stays de-energised until the file is valid.");
    }

    private static String json(Answer answer) {
        try {
            return new ObjectMapper().writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e); // records of strings and numbers always write
        }
    }
}
