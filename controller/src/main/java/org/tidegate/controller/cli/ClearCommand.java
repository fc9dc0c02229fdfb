package org.tidegate.controller.cli;

import java.util.concurrent.Callable;
import org.tidegate.controller.maintenance.Order;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A technician says that the cause of a fault is gone. */
@Command(
        name = "clear",
        description = {
            "Tell the running charger that the cause of a fault is gone.",
            "A fault whose cause is still there stays. Welded contactors are remembered over a"
                    + " restart; clear them only after they have been replaced."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {" 0:cleared", " 1:refused, or no charger answers"})
public final class ClearCommand implements Callable<Integer> {
    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it before anything runs
    private CommandLine.Model.CommandSpec spec;

    @Parameters(paramLabel = "WHAT", description = "fault, or weld.")
    private String what = "";

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            description = "Who clears it and why; it goes into the journal.")
    private String reason = "";

    @Mixin private final ChargerOrders charger = new ChargerOrders();

    @Override
    public Integer call() {
        String why = reason.strip();
        return charger.give(
                number ->
                        switch (what) {
                            case "fault" -> new Order.ClearFault(number, why);
                            case "weld" -> new Order.ClearWeld(number, why);
                            default ->
                                    throw new CommandException(
                                            TidegateCommand.USAGE,
                                            "there is no '" + what + "' to clear",
                                            "Write fault or weld.");
                        },
                spec.commandLine().getOut());
    }
}
