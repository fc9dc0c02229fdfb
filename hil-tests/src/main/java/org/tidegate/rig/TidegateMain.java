package org.tidegate.rig;

import java.nio.charset.StandardCharsets;
import org.tidegate.controller.cli.CheckCommand;
import org.tidegate.controller.cli.ConfigCommand;
import org.tidegate.controller.cli.DoctorCommand;
import org.tidegate.controller.cli.GridCommand;
import org.tidegate.controller.cli.HalCommand;
import org.tidegate.controller.cli.PinsCommand;
import org.tidegate.controller.cli.RunCommand;
import org.tidegate.controller.cli.SelfTestCommand;
import org.tidegate.controller.cli.TidegateCommand;
import org.tidegate.controller.cli.UpdateCommand;
import org.tidegate.controller.cli.VehicleCommand;
import org.tidegate.hal.pins.Pins;
import org.tidegate.rig.conformance.ConformanceCommand;
import org.tidegate.rig.contract.HalTestCommand;
import org.tidegate.rig.demo.DemoCommand;
import org.tidegate.rig.demo.ListenCommand;
import org.tidegate.rig.demo.TwinCommand;
import org.tidegate.rig.demo.TwinFrontEnds;
import org.tidegate.rig.oracle.GridCompareCommand;
import org.tidegate.rig.oracle.GridFamilies;
import org.tidegate.rig.oracle.GridReplayCommand;
import org.tidegate.rig.packaging.PackageCommand;
import picocli.CommandLine;

/** The command line with twins: everything the product has, plus the demo. */
public final class TidegateMain {
    private TidegateMain() {}

    public static void main(String[] args) {
        boolean exi = args.length > 0 && args[0].equals("exi");
        System.exit((exi ? exiOnly() : commandLine()).execute(args));
    }

    /** All commands; for tests too. */
    public static CommandLine commandLine() {
        return TidegateCommand.commandLine()
                .addSubcommand(new DemoCommand())
                .addSubcommand(new RunCommand(new TwinFrontEnds()))
                .addSubcommand(new CheckCommand())
                .addSubcommand(new ConfigCommand())
                .addSubcommand(new SelfTestCommand(new TwinFrontEnds()))
                .addSubcommand(new DoctorCommand())
                .addSubcommand(new UpdateCommand())
                .addSubcommand(new PinsCommand(Pins.ofThisMachine()))
                .addSubcommand(new TwinCommand())
                .addSubcommand(new PackageCommand(TidegateMain::commandLine))
                .addSubcommand(new ConformanceCommand())
                .addSubcommand(grid())
                .addSubcommand(
                        new CommandLine(new HalCommand()).addSubcommand(new HalTestCommand()))
                .addSubcommand(
                        new CommandLine(new VehicleCommand()).addSubcommand(new ListenCommand()))
                .setOut(new java.io.PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new java.io.PrintWriter(System.err, true, StandardCharsets.UTF_8));
    }

    private static CommandLine exiOnly() {
        return TidegateCommand.exiOnly()
                .setOut(new java.io.PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new java.io.PrintWriter(System.err, true, StandardCharsets.UTF_8));
    }

    /** The product's grid commands, and those that need the rig. */
    private static CommandLine grid() {
        GridFamilies families = GridFamilies.all();
        return new CommandLine(new GridCommand())
                .addSubcommand(new GridReplayCommand(families))
                .addSubcommand(new GridCompareCommand(families));
    }
}
