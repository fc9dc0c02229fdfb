package org.tidegate.controller.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tidegate.board.BoardFiles;
import org.tidegate.board.Loaded;
import org.tidegate.board.Problem;
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
    private record Answer(String file, boolean valid, List<Problem> problems) {}

    @Override
    public Integer call() {
        if (spec == null) {
            throw new IllegalStateException("a command runs inside a CommandLine");
        }
        List<Problem> problems =
                switch (BoardFiles.load(file)) {
                    case Loaded.Valid _ -> List.of();
                    case Loaded.Invalid invalid -> invalid.problems();
                };
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(json(new Answer(file.toString(), problems.isEmpty(), problems)));
        } else {
            tell(out, problems);
        }
        out.flush();
        return problems.isEmpty() ? VALID : NOT_VALID;
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
