package org.tidegate.controller.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tidegate.hal.ModbusException;
import org.tidegate.hal.ModbusException.Reason;
import org.tidegate.hal.ModbusMaster;
import org.tidegate.hal.ModbusMasters;
import org.tidegate.hal.SerialLine;
import org.tidegate.hal.der.SunSpecDer;
import org.tidegate.hal.map.MapReading;
import org.tidegate.hal.map.RegisterMaps;
import org.tidegate.runtime.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Looks for devices; only reads. */
@Command(
        name = "scan",
        description = {
            "Find Modbus devices. --address may be a range such as 192.168.10.1-20, or a serial",
            "device, where speeds and parities are tried too. Nothing is written."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            " 0:something was found",
            " 1:nothing was found",
            " 2:the command line is wrong"
        })
public final class HalScanCommand implements Callable<Integer> {
    private static final long SECOND = 1_000_000_000L;
    private static final long MILLI = 1_000_000L;
    private static final int MOST_HOSTS = 256;
    private static final Pattern RANGE =
            Pattern.compile("(\\d+\\.\\d+\\.\\d+\\.)(\\d{1,3})-(\\d{1,3})(:\\d+)?");
    private static final Pattern UNITS = Pattern.compile("(\\d{1,3})(?:-(\\d{1,3}))?");
    private static final int[] BAUDS = {9_600, 19_200, 38_400, 57_600, 115_200};

    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it before anything runs
    private CommandLine.Model.CommandSpec spec;

    @Mixin private DeviceOptions device = new DeviceOptions();

    @Option(
            names = "--units",
            paramLabel = "FROM-TO",
            description = "Modbus units to ask; ${DEFAULT-VALUE} if left out.",
            defaultValue = "1-3")
    private String units = "1-3";

    private final Clock clock = Clock.system();
    private int found;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Matcher range = UNITS.matcher(units);
        int first = range.matches() ? Integer.parseInt(range.group(1)) : -1;
        int last =
                range.matches() && range.group(2) != null
                        ? Integer.parseInt(range.group(2))
                        : first;
        if (first < 0 || last < first || last > 247) {
            throw new CommandException(
                    TidegateCommand.USAGE, "--units cannot be '" + units + "'", "Give 1-10, or 3.");
        }
        if (device.isSerial()) {
            serial(first, last, out);
        } else {
            tcp(first, last, out);
        }
        progress("");
        out.println(found == 0 ? "nothing found" : found + " found");
        out.flush();
        return found == 0 ? TidegateCommand.FAILED : TidegateCommand.OK;
    }

    private void tcp(int first, int last, PrintWriter out) {
        List<String> hosts = hosts(device.address());
        for (String host : hosts) {
            progress(host);
            try (ModbusMaster master = DeviceOptions.tcp(host, clock)) {
                for (int unit = first; unit <= last; unit++) {
                    if (!look(master, unit, 400 * MILLI, host, out)) {
                        break; // nobody listens there
                    }
                }
            }
        }
    }

    private static List<String> hosts(String address) {
        Matcher range = RANGE.matcher(address);
        if (!range.matches()) {
            return List.of(address);
        }
        int from = Integer.parseInt(range.group(2));
        int to = Integer.parseInt(range.group(3));
        if (to < from || to > 255 || to - from >= MOST_HOSTS) {
            throw new CommandException(
                    TidegateCommand.USAGE,
                    "'" + address + "' is no range of addresses",
                    "Give the lower number first, such as 192.168.10.1-20.");
        }
        var hosts = new ArrayList<String>();
        for (int i = from; i <= to; i++) {
            hosts.add(range.group(1) + i + (range.group(4) == null ? "" : range.group(4)));
        }
        return hosts;
    }

    private void serial(int first, int last, PrintWriter out) {
        for (int baud : BAUDS) {
            for (SerialLine.Parity parity :
                    new SerialLine.Parity[] {SerialLine.Parity.EVEN, SerialLine.Parity.NONE}) {
                SerialLine line = device.line(baud, parity);
                try (ModbusMaster master = ModbusMasters.rtu(line, clock)) {
                    for (int unit = first; unit <= last; unit++) {
                        progress(line + " unit " + unit);
                        if (!look(master, unit, 200 * MILLI, line.toString(), out)) {
                            return; // the port itself cannot be used
                        }
                    }
                }
            }
        }
    }

    /** False when asking on makes no sense. */
    private boolean look(ModbusMaster master, int unit, long nanos, String where, PrintWriter out) {
        short[] one = new short[1];
        try {
            master.readHolding(unit, 0, 1, one, clock.nanos() + nanos);
        } catch (ModbusException e) {
            if (e.reason() == Reason.UNREACHABLE) {
                spec.commandLine().getErr().println(e.getMessage());
                return false;
            }
            if (e.reason() != Reason.REFUSED) {
                return true;
            }
        }
        found++;
        progress("");
        out.printf("%s unit %d: %s%n", where, unit, what(master, unit));
        out.flush();
        return true;
    }

    private String what(ModbusMaster master, int unit) {
        var fits = new ArrayList<String>();
        try {
            List<Integer> models =
                    SunSpecDer.open(
                                    master,
                                    unit,
                                    LockSupport::parkNanos,
                                    clock.nanos() + 3 * SECOND)
                            .models();
            if (!models.isEmpty()) {
                fits.add("SunSpec models " + models);
            }
        } catch (ModbusException _) {
            // it is something else
        }
        for (String id : RegisterMaps.builtIn()) {
            try {
                List<MapReading> all =
                        MapReading.all(
                                RegisterMaps.builtIn(id), master, unit, clock.nanos() + SECOND);
                if (all.stream().allMatch(each -> each.trouble().isEmpty())) {
                    fits.add("its registers would fit map " + id);
                }
            } catch (ModbusException _) {
                // it does not have these registers
            }
        }
        return fits.isEmpty() ? "a Modbus device of unknown kind" : String.join("; ", fits);
    }

    /** One line that is written over, for people only. */
    @SuppressWarnings("SystemConsoleNull") // JDK 25 answers null again where nobody sits
    private void progress(String text) {
        Console console = System.console();
        if (console != null && console.isTerminal()) {
            PrintWriter err = spec.commandLine().getErr();
            err.print("\r\033[K" + text);
            err.flush();
        }
    }
}
