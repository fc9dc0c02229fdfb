package org.tidegate.rig.contract;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.tidegate.controller.cli.CommandException;
import org.tidegate.controller.cli.DeviceOptions;
import org.tidegate.controller.cli.TidegateCommand;
import org.tidegate.hal.Converter;
import org.tidegate.hal.GateLine;
import org.tidegate.hal.MappedConverter;
import org.tidegate.hal.ModbusMaster;
import org.tidegate.hal.SunSpecConverter;
import org.tidegate.hal.SunSpecSettings;
import org.tidegate.hal.map.DeviceKind;
import org.tidegate.hal.map.RegisterMap;
import org.tidegate.hal.map.Role;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.EventRing;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the contract of converter drivers against a device. */
@Command(
        name = "test",
        description = {
            "Run the driver contract against a converter. Without --energise only the checks that",
            "order 0 W and off. What breaks the device on purpose runs against twins only."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            " 0:all checks held",
            " 1:a check did not hold",
            " 2:the command line is wrong",
            " 3:the device does not answer"
        })
public final class HalTestCommand implements Callable<Integer> {
    private static final long MILLI = 1_000_000L;
    private static final int MOST_LOOKS = 6;

    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it before anything runs
    private CommandLine.Model.CommandSpec spec;

    @Mixin private DeviceOptions device = new DeviceOptions();

    @Option(
            names = "--energise",
            description = "Also let 3 kW flow in both directions: a load and a permission needed.")
    private boolean energise;

    private final Clock clock = Clock.system();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        RegisterMap map = device.isSunSpec() ? null : device.map();
        if (map != null && map.kind() != DeviceKind.CONVERTER) {
            throw new CommandException(
                    TidegateCommand.USAGE,
                    map.id() + " is the map of no converter",
                    "The contract is for converters; use 'tidegate hal probe' for a meter.");
        }
        boolean control =
                map == null || (map.has(Role.SET_DC_MODE) && map.has(Role.SET_DC_VOLTAGE_V));
        boolean watchdog = map == null || map.has(Role.WATCHDOG_S);
        var subject = new Subject(device.address(), Set.of(), control, watchdog, _ -> bench(map));
        List<Check> checks =
                DriverContract.checks().stream()
                        .filter(check -> check.suits(subject) && isWanted(check))
                        .toList();
        int broken = 0;
        int number = 0;
        for (Check check : checks) {
            number++;
            String trouble = run(subject, check, number == 1);
            out.printf(
                    "%s %2d %s%s%n",
                    trouble.isEmpty() ? "ok    " : "not ok",
                    number,
                    check.name(),
                    trouble.isEmpty() ? "" : ": " + trouble);
            out.flush();
            broken += trouble.isEmpty() ? 0 : 1;
        }
        int left = DriverContract.checks().size() - checks.size();
        out.printf(
                "%d of %d checks held; %d were left out (%s)%n",
                number - broken,
                number,
                left,
                energise ? "they need a twin" : "they let power flow or need a twin");
        out.flush();
        return broken == 0 ? TidegateCommand.OK : TidegateCommand.FAILED;
    }

    private boolean isWanted(Check check) {
        return check.kind() == Check.Kind.HARMLESS
                || (energise && check.kind() == Check.Kind.ENERGISING);
    }

    /** What went wrong; empty when nothing did. */
    private String run(Subject subject, Check check, boolean first) {
        try (Bench bench = subject.bench().apply(0)) {
            for (int i = 0; i < MOST_LOOKS && !bench.converter().rating().isKnown(); i++) {
                bench.off().for_(Duration.ofMillis(500));
            }
            if (first && !bench.converter().rating().isKnown()) {
                throw new CommandException(
                        TidegateCommand.UNREACHABLE,
                        "the device cannot be used: " + bench.reason(),
                        "'tidegate hal read' shows what it says.");
            }
            bench.off().for_(Duration.ofMillis(500));
            try {
                check.body().accept(bench);
                return "";
            } catch (ContractBroken e) {
                return String.valueOf(e.getMessage());
            } finally {
                bench.off().for_(Duration.ofMillis(500));
            }
        }
    }

    private Bench bench(@org.jspecify.annotations.Nullable RegisterMap map) {
        ModbusMaster master = device.master(clock);
        return new DeviceBench(clock, (events, gate) -> driver(master, map, events, gate)) {
            @Override
            public void close() {
                master.close();
            }
        };
    }

    private Converter driver(
            ModbusMaster master,
            @org.jspecify.annotations.Nullable RegisterMap map,
            EventRing events,
            GateLine gate) {
        long poll = device.isSerial() ? 300 * MILLI : 50 * MILLI;
        SunSpecSettings settings =
                SunSpecSettings.defaults()
                        .withUnit(device.unit())
                        .withPoll(poll, poll - 10 * MILLI);
        return map == null
                ? new SunSpecConverter(master, settings, events, gate)
                : new MappedConverter(
                        master,
                        settings,
                        map,
                        events,
                        // nothing here could stop a device that does not stop by itself
                        map.has(Role.WATCHDOG_S) ? gate : GateLine.NOT_WIRED);
    }
}
