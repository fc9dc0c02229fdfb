package org.tidegate.controller.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.tidegate.board.BoardFiles;
import org.tidegate.board.Loaded;
import org.tidegate.board.Problem;
import org.tidegate.controller.maintenance.Order;
import org.tidegate.controller.maintenance.OrderBox;
import org.tidegate.runtime.Clock;
import picocli.CommandLine.Option;

/** Hands an order to the charger that runs on this machine, and waits for its answer. */
public final class ChargerOrders {
    private static final long PATIENCE_NANOS = 10_000_000_000L;
    private static final long LOOK_NANOS = 50_000_000L;

    @Option(
            names = "--board",
            paramLabel = "FILE",
            defaultValue = ConfigFiles.BOARD,
            description = "The running charger's board file; ${DEFAULT-VALUE} if left out.")
    private Path board = Path.of(ConfigFiles.BOARD);

    private final Clock clock = Clock.system();

    /** Prints the answer; the exit code says whether it was done. */
    int give(LongFunction<Order> order, PrintWriter out) {
        Path folder = folder();
        var box = new OrderBox(folder);
        Order given = order.apply(clock.wallMillis());
        if (Order.parse(given.text()).isEmpty()) {
            throw new CommandException(
                    TidegateCommand.USAGE,
                    "the order has an empty text, more than one line, or more than "
                            + Order.MOST_CHARACTERS
                            + " characters",
                    "Shorten it to one line.");
        }
        try {
            box.order(given);
            long end = clock.nanos() + PATIENCE_NANOS;
            while (clock.nanos() - end < 0) {
                Optional<OrderBox.Answer> answer = box.answered(given.number());
                if (answer.isPresent()) {
                    out.println((answer.get().done() ? "" : "refused: ") + answer.get().words());
                    out.flush();
                    return answer.get().done() ? TidegateCommand.OK : TidegateCommand.FAILED;
                }
                LockSupport.parkNanos(LOOK_NANOS);
            }
            box.withdraw();
        } catch (NoSuchFileException e) {
            throw new CommandException(
                    TidegateCommand.FAILED,
                    "no charger has run with " + board + " yet: " + e.getMessage() + " is missing",
                    "Start it, or name its board file with --board.");
        } catch (IOException e) {
            throw ConfigFiles.unusable("order at", folder, e);
        }
        throw new CommandException(
                TidegateCommand.FAILED,
                "no charger that runs with " + board + " has answered",
                "Look at 'tidegate status'; the order is withdrawn.");
    }

    private Path folder() {
        return switch (BoardFiles.load(board)) {
            case Loaded.Valid valid -> valid.board().journal().directory();
            case Loaded.Invalid invalid ->
                    throw new CommandException(
                            TidegateCommand.FAILED,
                            invalid.problems().stream()
                                    .map(Problem::toString)
                                    .collect(Collectors.joining(System.lineSeparator())),
                            "Correct the board file.");
        };
    }
}
