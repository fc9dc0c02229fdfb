package org.tidegate.rig;

import org.tidegate.controller.cli.CheckCommand;
import org.tidegate.controller.cli.CommandTree;
import org.tidegate.controller.cli.ConfigCommand;
import org.tidegate.controller.cli.DoctorCommand;
import org.tidegate.controller.cli.GridCommand;
import org.tidegate.controller.cli.HalCommand;
import org.tidegate.controller.cli.PinsCommand;
import org.tidegate.controller.cli.RunCommand;
import org.tidegate.controller.cli.SelfTestCommand;
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
        System.exit(tree().of(args).execute(args));
    }

    /** All commands; for tests too. */
    public static CommandLine commandLine() {
        return tree().whole();
    }

    private static CommandTree tree() {
        return CommandTree.base()
                .with("demo", DemoCommand::new)
                .with("run", () -> new RunCommand(new TwinFrontEnds()))
                .with("check", CheckCommand::new)
                .with("config", ConfigCommand::new)
                .with("selftest", () -> new SelfTestCommand(new TwinFrontEnds()))
                .with("doctor", DoctorCommand::new)
                .with("update", UpdateCommand::new)
                .with("pins", () -> new PinsCommand(Pins.ofThisMachine()))
                .with("twin", TwinCommand::new)
                .with("package", () -> new PackageCommand(TidegateMain::commandLine))
                .with("conformance", ConformanceCommand::new)
                .with("grid", () -> grid())
                .with(
                        "hal",
                        () -> new CommandLine(new HalCommand()).addSubcommand(new HalTestCommand()))
                .with(
                        "vehicle",
                        () ->
                                new CommandLine(new VehicleCommand())
                                        .addSubcommand(new ListenCommand()));
    }

    /** The product's grid commands, and those that need the rig. */
    private static CommandLine grid() {
        GridFamilies families = GridFamilies.all();
        return new CommandLine(new GridCommand())
                .addSubcommand(new GridReplayCommand(families))
                .addSubcommand(new GridCompareCommand(families));
    }
}
