package org.tidegate.controller.assembly;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidegate.board.Board;
import org.tidegate.hal.Converter;
import org.tidegate.hal.GateLine;
import org.tidegate.hal.InsulationMonitor;
import org.tidegate.hal.MappedConverter;
import org.tidegate.hal.MappedInsulationMonitor;
import org.tidegate.hal.MappedMeter;
import org.tidegate.hal.MeterSettings;
import org.tidegate.hal.ModbusMaster;
import org.tidegate.hal.ModbusMasters;
import org.tidegate.hal.SerialLine;
import org.tidegate.hal.SharedLine;
import org.tidegate.hal.SiteMeter;
import org.tidegate.hal.SunSpecConverter;
import org.tidegate.hal.SunSpecMeter;
import org.tidegate.hal.map.LoadedMap;
import org.tidegate.hal.map.MapProblem;
import org.tidegate.hal.map.PlusIs;
import org.tidegate.hal.map.RegisterMap;
import org.tidegate.hal.map.RegisterMaps;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Plane;

/**
 * Converter, site meter and insulation monitor as the board file wires them, with the planes that
 * talk to them. Devices on one serial line share its master and its thread.
 */
public final class BoardDevices implements AutoCloseable {
    private static final int RING = 64;
    private static final long MILLI = 1_000_000L;

    /**
     * On a line with the converter: a dead device, a late poll and the converter's own answer
     * together stay below the 500 ms after which the lane takes the converter for lost.
     */
    private static final long SHARED_DEADLINE_NANOS = 200 * MILLI;

    private static final long OWN_DEADLINE_NANOS = 500 * MILLI;

    /** The insulation is to be known within a second (IEC 61557-8 asks for ten). */
    private static final long INSULATION_POLL_NANOS = 500 * MILLI;

    private static final long INSULATION_LOST_NANOS = 1_500 * MILLI;
    private static final long METER_POLL_NANOS = 1_000 * MILLI;
    private static final long METER_LOST_NANOS = 3_000 * MILLI;

    /** A place on a wire. */
    private record Wire(ModbusMaster master, List<Plane> planes) {}

    private final Clock clock;
    private final Map<String, Wire> wires = new LinkedHashMap<>();
    private final List<EventRing> rings = new ArrayList<>();
    private final Converter converter;
    private final SiteMeter siteMeter;
    private final InsulationMonitor insulation;
    private final boolean insulationWired;

    private BoardDevices(Board board, GateLine gate, EventRing busRing, Clock clock)
            throws IOException {
        this.clock = clock;
        this.converter = converter(board, gate, busRing);
        this.siteMeter = siteMeter(board);
        this.insulation = insulation(board);
        this.insulationWired = board.insulation().driver() != Board.InsulationDriver.NONE;
    }

    /**
     * Opens nothing yet: the first poll does.
     *
     * @param busRing the converter's plane emits into it
     * @throws IOException when a register map cannot be used, with everything that is wrong with it
     */
    public static BoardDevices open(Board board, GateLine gate, EventRing busRing, Clock clock)
            throws IOException {
        return new BoardDevices(board, gate, busRing, clock);
    }

    private Converter converter(Board board, GateLine gate, EventRing ring) throws IOException {
        Board.Converter wired = board.converter();
        Wire wire = wire("converter", wired.host(), wired.port(), wired.serial());
        Converter driver =
                switch (wired.driver()) {
                    case SUNSPEC ->
                            new SunSpecConverter(
                                    wire.master(), BoardAssembly.converter(board), ring, gate);
                    case MAP ->
                            new MappedConverter(
                                    wire.master(),
                                    BoardAssembly.converter(board),
                                    map(wired.map(), "converter.map"),
                                    ring,
                                    gate);
                };
        wire.planes().add(driver);
        return driver;
    }

    private SiteMeter siteMeter(Board board) throws IOException {
        Board.SiteMeter meter = board.siteMeter();
        if (meter.driver() == Board.MeterDriver.NONE) {
            return SiteMeter.NONE;
        }
        Wire wire = wire("meter", meter.host(), meter.port(), meter.serial());
        EventRing ring = ring("meter");
        var settings =
                new MeterSettings(
                        meter.unitId(), METER_POLL_NANOS, deadlineNanos(wire), METER_LOST_NANOS);
        if (meter.driver() == Board.MeterDriver.MAP) {
            var driver =
                    new MappedMeter(wire.master(), settings, map(meter.map(), "meter.map"), ring);
            wire.planes().add(driver);
            return driver;
        }
        PlusIs plusIs = meter.plusIsExport() ? PlusIs.EXPORT : PlusIs.IMPORT;
        var driver = new SunSpecMeter(wire.master(), settings, plusIs, ring);
        wire.planes().add(driver);
        return driver;
    }

    private InsulationMonitor insulation(Board board) throws IOException {
        Board.Insulation monitor = board.insulation();
        if (monitor.driver() == Board.InsulationDriver.NONE) {
            return InsulationMonitor.NONE;
        }
        Wire wire = wire("insulation", monitor.host(), monitor.port(), monitor.serial());
        var settings =
                new MeterSettings(
                        monitor.unitId(),
                        INSULATION_POLL_NANOS,
                        Math.min(deadlineNanos(wire), INSULATION_POLL_NANOS / 2),
                        INSULATION_LOST_NANOS);
        var driver =
                new MappedInsulationMonitor(
                        wire.master(),
                        settings,
                        map(monitor.map(), "insulation.map"),
                        ring("insulation"));
        wire.planes().add(driver);
        return driver;
    }

    private static long deadlineNanos(Wire wire) {
        return wire.planes().isEmpty() ? OWN_DEADLINE_NANOS : SHARED_DEADLINE_NANOS;
    }

    /** A serial line is one wire for all on it; every TCP device has a connection of its own. */
    private Wire wire(String section, String host, int port, Board.@Nullable Serial serial) {
        return wires.computeIfAbsent(
                serial == null ? section : serial.device(),
                _ -> new Wire(master(host, port, serial, clock), new ArrayList<>()));
    }

    private EventRing ring(String name) {
        var ring = new EventRing(name, RING);
        rings.add(ring);
        return ring;
    }

    /** A master for the converter alone, for those who look at it while nobody else does. */
    public static ModbusMaster converterBus(Board.Converter wired, Clock clock) {
        return master(wired.host(), wired.port(), wired.serial(), clock);
    }

    private static ModbusMaster master(
            String host, int port, Board.@Nullable Serial serial, Clock clock) {
        return serial == null
                ? ModbusMasters.tcp(host, port, clock)
                : ModbusMasters.rtu(line(serial), clock);
    }

    private static SerialLine line(Board.Serial serial) {
        return new SerialLine(
                serial.device(),
                serial.baud(),
                SerialLine.Parity.valueOf(serial.parity().name()),
                serial.stopBits(),
                SerialLine.Direction.valueOf(serial.direction().name()));
    }

    private static RegisterMap map(@Nullable String name, String key) throws IOException {
        if (name == null) {
            throw new IOException(key + " is needed with driver: map");
        }
        if (!name.endsWith(".yaml") && !RegisterMaps.builtIn().contains(name)) {
            throw new IOException(
                    "%s: no register map '%s'. Write one of %s, or the path of a file ending in .yaml."
                            .formatted(key, name, String.join(", ", RegisterMaps.builtIn())));
        }
        if (!name.endsWith(".yaml")) {
            return RegisterMaps.builtIn(name);
        }
        return switch (RegisterMaps.load(Path.of(name))) {
            case LoadedMap.Valid(RegisterMap map) -> map;
            case LoadedMap.Invalid(List<MapProblem> problems) ->
                    throw new IOException(
                            problems.stream()
                                    .map(MapProblem::toString)
                                    .collect(Collectors.joining(System.lineSeparator())));
        };
    }

    public Converter converter() {
        return converter;
    }

    /** {@link SiteMeter#NONE} where there is none. */
    public SiteMeter siteMeter() {
        return siteMeter;
    }

    /** {@link InsulationMonitor#NONE} where there is none on a bus. */
    public InsulationMonitor insulation() {
        return insulation;
    }

    /** Whether a monitor on a bus watches the insulation. */
    public boolean watchesInsulation() {
        return insulationWired;
    }

    /** The converter is asked first where a line is shared: it is the one that can hurt. */
    public List<Plane> planes() {
        var planes = new ArrayList<Plane>();
        wires.forEach((name, wire) ->
                planes.add(
                        wire.planes().size() == 1
                                ? wire.planes().getFirst()
                                : new SharedLine("bus " + name, wire.planes())));
        return planes;
    }

    public List<EventRing> rings() {
        return List.copyOf(rings);
    }

    @Override
    public void close() {
        wires.values().forEach(wire -> wire.master().close());
    }
}
