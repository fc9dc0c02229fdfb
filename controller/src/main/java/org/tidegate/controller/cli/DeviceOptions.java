package org.tidegate.controller.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidegate.hal.ModbusMaster;
import org.tidegate.hal.ModbusMasters;
import org.tidegate.hal.SerialLine;
import org.tidegate.hal.map.LoadedMap;
import org.tidegate.hal.map.MapProblem;
import org.tidegate.hal.map.RegisterMap;
import org.tidegate.hal.map.RegisterMaps;
import org.tidegate.runtime.Clock;
import picocli.CommandLine.Option;

/** Where a device is and which language it speaks. */
public final class DeviceOptions {
    private static final int MODBUS_PORT = 502;

    @Option(
            names = "--driver",
            paramLabel = "NAME",
            description =
                    "sunspec, the id of a register map, or the path of a map file ending in .yaml.",
            defaultValue = "sunspec")
    private String driver = "sunspec";

    @Option(
            names = "--address",
            paramLabel = "WHERE",
            required = true,
            description = "HOST, HOST:PORT, or a serial device such as /dev/ttyUSB0.")
    private String address = "";

    @Option(
            names = "--unit",
            description = "Modbus unit, ${DEFAULT-VALUE} if left out.",
            defaultValue = "1")
    private int unit = 1;

    @Option(
            names = "--baud",
            description = "Of a serial line; ${DEFAULT-VALUE}.",
            defaultValue = "19200")
    private int baud = 19_200;

    @Option(
            names = "--parity",
            description = "even, odd or none; ${DEFAULT-VALUE}.",
            defaultValue = "even")
    private String parity = "even";

    @Option(names = "--stop-bits", description = "1 or 2; ${DEFAULT-VALUE}.", defaultValue = "1")
    private int stopBits = 1;

    @Option(
            names = "--direction",
            description = "Who turns an RS-485 line: automatic, kernel or rts; ${DEFAULT-VALUE}.",
            defaultValue = "automatic")
    private String direction = "automatic";

    public int unit() {
        if (unit < 0 || unit > 255) {
            throw new CommandException(
                    TidegateCommand.USAGE, "there is no Modbus unit " + unit, "Give 1 to 247.");
        }
        return unit;
    }

    public String address() {
        return address;
    }

    public boolean isSerial() {
        return address.startsWith("/");
    }

    public boolean isSunSpec() {
        return driver.equals("sunspec");
    }

    /** The register map that {@code --driver} names. */
    public RegisterMap map() {
        if (RegisterMaps.builtIn().contains(driver)) {
            return RegisterMaps.builtIn(driver);
        }
        if (!driver.endsWith(".yaml")) {
            throw new CommandException(
                    TidegateCommand.USAGE,
                    "there is no driver '" + driver + "'",
                    "Give sunspec, "
                            + String.join(", ", RegisterMaps.builtIn())
                            + ", or the path of a map file ending in .yaml.");
        }
        return switch (RegisterMaps.load(Path.of(driver))) {
            case LoadedMap.Valid(RegisterMap map) -> map;
            case LoadedMap.Invalid(List<MapProblem> problems) ->
                    throw new CommandException(
                            TidegateCommand.FAILED,
                            problems.stream()
                                    .map(MapProblem::toString)
                                    .collect(Collectors.joining(System.lineSeparator())),
                            "");
        };
    }

    /** A master for this address; nothing is opened yet. */
    public ModbusMaster master(Clock clock) {
        return isSerial() ? ModbusMasters.rtu(line(), clock) : tcp(address, clock);
    }

    static ModbusMaster tcp(String address, Clock clock) {
        int colon = address.lastIndexOf(':');
        boolean isIpv6 = address.indexOf(':') != colon;
        boolean bare = colon < 0 || (isIpv6 && !address.startsWith("["));
        try {
            String host = bare ? address : address.substring(0, colon);
            int port = bare ? MODBUS_PORT : Integer.parseInt(address.substring(colon + 1));
            if (!host.isEmpty() && port > 0 && port < 65_536) {
                return ModbusMasters.tcp(host.replaceAll("[\\[\\]]", ""), port, clock);
            }
        } catch (NumberFormatException _) {
            // told below
        }
        throw new CommandException(
                TidegateCommand.USAGE,
                "'" + address + "' is no address",
                "Give HOST, HOST:PORT or a device such as /dev/ttyUSB0.");
    }

    /** The serial line as given. */
    public SerialLine line() {
        return line(baud, choice(parity, SerialLine.Parity.class, "--parity"));
    }

    /** The same line at another speed. */
    SerialLine line(int otherBaud, SerialLine.@Nullable Parity otherParity) {
        try {
            return new SerialLine(
                    address,
                    otherBaud,
                    otherParity == null ? SerialLine.Parity.EVEN : otherParity,
                    stopBits,
                    choice(direction, SerialLine.Direction.class, "--direction"));
        } catch (IllegalArgumentException e) {
            throw new CommandException(
                    TidegateCommand.USAGE, String.valueOf(e.getMessage()), "Correct it.");
        }
    }

    private static <E extends Enum<E>> E choice(String word, Class<E> type, String option) {
        try {
            return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            throw new CommandException(
                    TidegateCommand.USAGE,
                    option + " cannot be '" + word + "'",
                    "Give one of "
                            + java.util.Arrays.stream(type.getEnumConstants())
                                    .map(each -> each.name().toLowerCase(Locale.ROOT))
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
    }
}
