package org.tidegate.controller.cli;

import java.util.concurrent.Callable;
import org.tidegate.controller.maintenance.Order;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a token to the running charger, as a reader would. */
@Command(
        name = "present",
        description = {
            "Show a token to the running charger, as a reader would.",
            "It opens a session, or ends the one it has opened. Who may use it is the operator's"
                    + " word: its list kept here, or its answer."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            " 0:the charger has it; 'tidegate status' shows what comes of it",
            " 1:refused, or no charger answers",
            " 2:no such token"
        })
public final class PresentCommand implements Callable<Integer> {
    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it before anything runs
    private CommandLine.Model.CommandSpec spec;

    @Parameters(paramLabel = "TOKEN", description = "What is on the card, such as 04A2B3C4D5E680.")
    private String token = "";

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            defaultValue = "ISO14443",
            description =
                    "ISO14443, ISO15693, KeyCode, Local or MacAddress; ${DEFAULT-VALUE} if left"
                            + " out.")
    private String type = "ISO14443";

    @Mixin private final ChargerOrders charger = new ChargerOrders();

    @Override
    public Integer call() {
        if (Order.parse(new Order.Present(1, type, token).text()).isEmpty()) {
            throw new CommandException(
                    TidegateCommand.USAGE,
                    "no reader would say '" + type + " " + token + "'",
                    "A token has 1 to 255 letters, digits or * _ = : + | @ . -; its type is one of "
                            + String.join(", ", Order.Present.TYPES)
                            + ".");
        }
        return charger.give(
                number -> new Order.Present(number, type, token), spec.commandLine().getOut());
    }
}
