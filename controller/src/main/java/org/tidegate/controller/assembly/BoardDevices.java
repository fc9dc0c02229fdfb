package org.tidegate.controller.assembly;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidegate.board.Board;
import org.tidegate.hal.Converter;
import org.tidegate.hal.GateLine;
import org.tidegate.hal.MappedConverter;
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

/** Converter and site meter as the board file wires them, with the planes that talk to them. */
public final class BoardDevices implements AutoCloseable {
    private static final int RING = 64;

    private final Converter converter;
    private final SiteMeter siteMeter;
    private final List<Plane> planes;
    private final List<EventRing> rings;
    private final List<ModbusMaster> masters;

    private BoardDevices(
            Converter converter,
            SiteMeter siteMeter,
            List<Plane> planes,
            List<EventRing> rings,
            List<ModbusMaster> masters) {
        this.converter = converter;
        this.siteMeter = siteMeter;
        this.planes = planes;
        this.rings = rings;
        this.masters = masters;
    }

    /**
     * Opens nothing yet: the first poll does.
     *
     * @param busRing the converter's plane emits into it
     * @throws IOException when a register map cannot be used, with everything that is wrong with it
     */
    public static BoardDevices open(Board board, GateLine gate, EventRing busRing, Clock clock)
            throws IOException {
        Board.Converter wired = board.converter();
        Board.SiteMeter meter = board.siteMeter();
        ModbusMaster bus = master(wired.host(), wired.port(), wired.serial(), clock);
        var masters = new ArrayList<>(List.of(bus));
        Converter converter =
                switch (wired.driver()) {
                    case SUNSPEC ->
                            new SunSpecConverter(
                                    bus, BoardAssembly.converter(board), busRing, gate);
                    case MAP ->
                            new MappedConverter(
                                    bus,
                                    BoardAssembly.converter(board),
                                    map(wired.map(), "converter.map"),
                                    busRing,
                                    gate);
                };
        if (meter.driver() == Board.MeterDriver.NONE) {
            return new BoardDevices(
                    converter, SiteMeter.NONE, List.of(converter), List.of(), masters);
        }
        boolean shared = isShared(wired, meter);
        ModbusMaster line =
                shared ? bus : master(meter.host(), meter.port(), meter.serial(), clock);
        if (!shared) {
            masters.add(line);
        }
        var ring = new EventRing("meter", RING);
        var settings = MeterSettings.everySecond(meter.unitId());
        if (meter.driver() == Board.MeterDriver.MAP) {
            var driver = new MappedMeter(line, settings, map(meter.map(), "meter.map"), ring);
            return new BoardDevices(
                    converter, driver, planes(shared, converter, driver), List.of(ring), masters);
        }
        PlusIs plusIs = meter.plusIsExport() ? PlusIs.EXPORT : PlusIs.IMPORT;
        var driver = new SunSpecMeter(line, settings, plusIs, ring);
        return new BoardDevices(
                converter, driver, planes(shared, converter, driver), List.of(ring), masters);
    }

    /** The converter is asked first: it is the one that can hurt. */
    private static List<Plane> planes(boolean shared, Converter converter, Plane meter) {
        return shared
                ? List.of(new SharedLine("bus", List.of(converter, meter)))
                : List.of(converter, meter);
    }

    private static boolean isShared(Board.Converter converter, Board.SiteMeter meter) {
        Board.Serial a = converter.serial();
        Board.Serial b = meter.serial();
        return a != null && b != null && a.device().equals(b.device());
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

    public List<Plane> planes() {
        return planes;
    }

    public List<EventRing> rings() {
        return rings;
    }

    @Override
    public void close() {
        masters.forEach(ModbusMaster::close);
    }
}
