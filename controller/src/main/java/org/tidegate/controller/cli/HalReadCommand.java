package org.tidegate.controller.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.tidegate.hal.ModbusException;
import org.tidegate.hal.ModbusMaster;
import org.tidegate.hal.der.DerValue;
import org.tidegate.hal.der.SunSpecDer;
import org.tidegate.hal.map.MapReading;
import org.tidegate.runtime.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reads a device's registers once and says what they mean. */
@Command(
        name = "read",
        description = "Read all registers that a driver knows, decoded.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            " 0:everything was read and is plausible",
            " 1:something is not plausible",
            " 2:the command line is wrong",
            " 3:the device does not answer"
        })
public final class HalReadCommand implements Callable<Integer> {
    private static final long SECOND = 1_000_000_000L;

    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it before anything runs
    private CommandLine.Model.CommandSpec spec;

    @Mixin private DeviceOptions device = new DeviceOptions();

    @Option(names = "--all", description = "Also what the device says it does not implement.")
    private boolean all;

    @Override
    public Integer call() {
        Clock clock = Clock.system();
        PrintWriter out = spec.commandLine().getOut();
        try (ModbusMaster master = device.master(clock)) {
            return device.isSunSpec() ? sunSpec(master, clock, out) : mapped(master, clock, out);
        } catch (ModbusException e) {
            throw new CommandException(
                    TidegateCommand.UNREACHABLE, String.valueOf(e.getMessage()), "");
        } finally {
            out.flush();
        }
    }

    private int sunSpec(ModbusMaster master, Clock clock, PrintWriter out) throws ModbusException {
        SunSpecDer der =
                SunSpecDer.open(
                        master, device.unit(), LockSupport::parkNanos, clock.nanos() + 10 * SECOND);
        if (der.models().isEmpty()) {
            throw new CommandException(
                    TidegateCommand.FAILED,
                    master.endpoint() + " answers, but has no SunSpec marker at 40000, 50000 or 0",
                    "Switch SunSpec on in the device, or give --driver with a register map.");
        }
        out.println("models " + der.models());
        for (DerValue value : der.values(clock.nanos() + 30 * SECOND)) {
            boolean told = !value.text().isEmpty() || !Double.isNaN(value.value());
            if (told || all) {
                out.printf(
                        "%-34s %s%s%n",
                        value.model() + "." + value.point(),
                        told
                                ? value.text().isEmpty() ? shown(value.value()) : value.text()
                                : "not implemented",
                        value.writable() ? "   (may be written)" : "");
            }
        }
        return TidegateCommand.OK;
    }

    private int mapped(ModbusMaster master, Clock clock, PrintWriter out) throws ModbusException {
        List<MapReading> readings =
                MapReading.all(device.map(), master, device.unit(), clock.nanos() + 30 * SECOND);
        boolean sound = true;
        for (MapReading reading : readings) {
            boolean good = reading.trouble().isEmpty();
            boolean absent = reading.trouble().contains("not implemented");
            if (good || !absent || all) {
                out.printf(
                        "%5d  %-30s %14s %-5s %s%n",
                        reading.point().address(),
                        reading.point().name(),
                        shown(reading.value()),
                        reading.point().unit(),
                        good ? reading.words() : "<- " + reading.trouble());
            }
            sound &= good || absent;
        }
        return sound ? TidegateCommand.OK : TidegateCommand.FAILED;
    }

    private static String shown(double value) {
        return Double.isNaN(value)
                ? "-"
                : value == Math.rint(value) && Math.abs(value) < 1e15
                        ? Long.toString((long) value)
                        : String.format(Locale.ROOT, "%.6g", value);
    }
}
