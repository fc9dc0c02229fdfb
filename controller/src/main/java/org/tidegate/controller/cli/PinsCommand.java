package org.tidegate.controller.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tidegate.hal.pins.Pins;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What a board maker may write under {@code pins} on this machine. */
@Command(
        name = "pins",
        description = "Show this board's GPIO lines, PWM, SPI, ADC, serial lines and watchdogs.")
public final class PinsCommand implements Callable<Integer> {
    private final Pins pins;

    @Spec private @Nullable CommandSpec spec;

    public PinsCommand(Pins pins) {
        this.pins = pins;
    }

    @Override
    public Integer call() {
        if (spec == null) {
            throw new IllegalStateException("a command runs inside a CommandLine");
        }
        PrintWriter out = spec.commandLine().getOut();
        List<String> lines = pins.describe();
        if (lines.isEmpty()) {
            out.println("This machine has no GPIO chip, PWM, SPI, ADC, serial line or watchdog.");
            out.println("  Remedy: enable them in the device tree (on a Pi: config.txt).");
        }
        lines.forEach(out::println);
        out.flush();
        return TidegateCommand.OK;
    }
}
