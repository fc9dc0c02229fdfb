package org.tidegate.controller.cli;

import java.util.concurrent.Callable;
import org.tidegate.controller.maintenance.Order;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The driver does not want to wait for the random delay. */
@Command(
        name = "skip-delay",
        description = {
            "Have the running charger follow the operator's set-point at once.",
            "The delay by chance keeps a street of chargers from starting as one; whoever stands at"
                    + " the charger may skip it, as the British rules for charge points want it. The"
                    + " next set-point is delayed again."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {" 0:skipped, or there was none", " 1:refused, or no charger answers"})
public final class SkipDelayCommand implements Callable<Integer> {
    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it before anything runs
    private CommandLine.Model.CommandSpec spec;

    @Mixin private final ChargerOrders charger = new ChargerOrders();

    @Override
    public Integer call() {
        return charger.give(Order.SkipDelay::new, spec.commandLine().getOut());
    }
}
