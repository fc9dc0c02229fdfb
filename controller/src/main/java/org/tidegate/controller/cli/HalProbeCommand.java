package org.tidegate.controller.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.tidegate.board.gridcode.GridCodeException;
import org.tidegate.board.gridcode.GridCodes;
import org.tidegate.board.gridcode.SettingsExport;
import org.tidegate.hal.Converter;
import org.tidegate.hal.GateLine;
import org.tidegate.hal.MappedConverter;
import org.tidegate.hal.MappedMeter;
import org.tidegate.hal.Measurement;
import org.tidegate.hal.MeterReading;
import org.tidegate.hal.MeterSettings;
import org.tidegate.hal.ModbusException;
import org.tidegate.hal.ModbusMaster;
import org.tidegate.hal.StageRating;
import org.tidegate.hal.SunSpecConverter;
import org.tidegate.hal.SunSpecSettings;
import org.tidegate.hal.der.Adoption;
import org.tidegate.hal.der.DerSettings;
import org.tidegate.hal.der.SunSpecDer;
import org.tidegate.hal.map.DeviceKind;
import org.tidegate.hal.map.RegisterMap;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Plane;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lets the driver itself look at a device: what it is, what it can, whether it may be used. */
@Command(
        name = "probe",
        description = "Say what a device is, what it can, and whether its watchdog is armed.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            " 0:the driver would use it",
            " 1:it would not, or the settings differ",
            " 2:the command line is wrong",
            " 3:the device does not answer"
        })
public final class HalProbeCommand implements Callable<Integer> {
    private static final long SECOND = 1_000_000_000L;
    private static final long MILLI = 1_000_000L;

    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it before anything runs
    private CommandLine.Model.CommandSpec spec;

    @Mixin private DeviceOptions device = new DeviceOptions();

    @Option(
            names = "--profile",
            paramLabel = "ID",
            description = "Also hold the device's own settings against this grid profile.")
    private @Nullable String profile;

    private final Clock clock = Clock.system();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (ModbusMaster master = device.master(clock)) {
            int code =
                    device.isSunSpec()
                            ? converter(
                                    new SunSpecConverter(
                                            master, settings(), ring(), GateLine.NOT_WIRED),
                                    true,
                                    out)
                            : mapped(master, device.map(), out);
            return profile == null ? code : Math.max(code, verify(master, profile, out));
        } catch (ModbusException e) {
            throw new CommandException(
                    TidegateCommand.UNREACHABLE, String.valueOf(e.getMessage()), "");
        } finally {
            out.flush();
        }
    }

    private static EventRing ring() {
        return new EventRing("probe", 64);
    }

    private SunSpecSettings settings() {
        long poll = device.isSerial() ? 300 * MILLI : 100 * MILLI;
        return SunSpecSettings.defaults().withUnit(device.unit()).withPoll(poll, poll - 20 * MILLI);
    }

    private int mapped(ModbusMaster master, RegisterMap map, PrintWriter out) {
        if (map.kind() == DeviceKind.CONVERTER) {
            return converter(
                    new MappedConverter(master, settings(), map, ring(), GateLine.NOT_WIRED),
                    map.has(org.tidegate.hal.map.Role.WATCHDOG_S),
                    out);
        }
        if (map.kind() != DeviceKind.METER) {
            throw new CommandException(
                    TidegateCommand.USAGE,
                    map.id() + " is neither a converter nor a meter",
                    "Use 'tidegate hal read'.");
        }
        var meter = new MappedMeter(master, MeterSettings.everySecond(device.unit()), map, ring());
        run(meter, 3 * SECOND);
        MeterReading reading = meter.latest();
        out.printf("%-12s %s%n", "quality", reading.quality());
        if (!reading.quality().isGood()) {
            out.printf("%-12s %s%n", "reason", reading.reason());
            return TidegateCommand.FAILED;
        }
        out.printf("%-12s %.0f W (plus is import)%n", "power", reading.powerW());
        out.printf("%-12s %.0f Wh%n", "imported", reading.importedWh());
        out.printf("%-12s %.0f Wh%n", "exported", reading.exportedWh());
        return TidegateCommand.OK;
    }

    private int converter(Converter converter, boolean watchdog, PrintWriter out) {
        var off = new org.tidegate.hal.StageRequest();
        var lane =
                new Plane() {
                    @Override
                    public String name() {
                        return "probe";
                    }

                    @Override
                    public long step(long nowNanos) {
                        off.setOff(nowNanos);
                        converter.request(off);
                        return converter.step(nowNanos);
                    }
                };
        run(lane, 4 * SECOND);
        StageRating rating = converter.rating();
        var status = converter.status().latest();
        if (!rating.isKnown()) {
            out.printf("%-12s %s%n", "refused", status.reason());
            return TidegateCommand.FAILED;
        }
        var m = new Measurement();
        converter.read(m);
        out.printf("%-12s %s %s%n", "device", rating.manufacturer(), rating.model());
        out.printf("%-12s %s%n", "serial", rating.serial().isEmpty() ? "?" : rating.serial());
        out.printf("%-12s %.0f W%n", "charge", rating.maxChargeW());
        out.printf("%-12s %.0f W%n", "discharge", rating.maxDischargeW());
        out.printf("%-12s %.0f VA%n", "apparent", rating.maxApparentVa());
        out.printf(
                "%-12s %s%n",
                "DC voltage",
                rating.dcVoltageControl() ? "can be commanded" : "cannot be commanded");
        out.printf(
                "%-12s %s%n",
                "watchdog",
                !watchdog
                        ? "none: no discharge without a gate line"
                        : status.reason().isEmpty() ? "armed and read back" : "not armed");
        out.printf("%-12s %s%n", "state", status.state());
        out.printf(
                "%-12s %.1f V, %.3f Hz, %.0f W%n", "grid", m.voltageL1V, m.frequencyHz, m.acPowerW);
        if (!status.reason().isEmpty()) {
            out.printf("%-12s %s%n", "trouble", status.reason());
            return TidegateCommand.FAILED;
        }
        return TidegateCommand.OK;
    }

    private void run(Plane plane, long nanos) {
        long end = clock.nanos() + nanos;
        while (end - clock.nanos() > 0) {
            long wait = plane.step(clock.nanos());
            LockSupport.parkNanos(Math.clamp(wait, MILLI, 50 * MILLI));
        }
    }

    private int verify(ModbusMaster master, String id, PrintWriter out) throws ModbusException {
        if (!device.isSunSpec()) {
            throw new CommandException(
                    TidegateCommand.USAGE,
                    "only SunSpec devices tell their grid settings in a common form",
                    "Leave --profile out, and compare with the device's own tool.");
        }
        SunSpecDer der =
                SunSpecDer.open(
                        master, device.unit(), LockSupport::parkNanos, clock.nanos() + 10 * SECOND);
        Adoption found = der.verify(gridSettings(id), clock.nanos() + 30 * SECOND);
        out.printf(
                "%-12s %d of %d points differ from %s%n",
                "settings", found.findings().size(), found.compared(), id);
        found.findings().forEach(each -> out.println("  " + each));
        return found.isHeld() ? TidegateCommand.OK : TidegateCommand.FAILED;
    }

    /** What a profile asks of a SunSpec device. */
    static DerSettings gridSettings(String id) {
        try {
            Map<?, ?> root =
                    new ObjectMapper()
                            .readValue(
                                    SettingsExport.sunSpec(GridCodes.load(id)).text(), Map.class);
            var models = new ArrayList<DerSettings.Model>();
            if (root.get("models") instanceof List<?> list) {
                for (Object each : list) {
                    if (each instanceof Map<?, ?> model
                            && model.get("ID") instanceof Number number) {
                        models.add(DerSettings.Model.ofTree(number.intValue(), model));
                    }
                }
            }
            // 702 is the device's own nameplate
            return new DerSettings(models).without(702);
        } catch (GridCodeException | JsonProcessingException e) {
            throw new CommandException(
                    TidegateCommand.USAGE,
                    String.valueOf(e.getMessage()),
                    "'tidegate grid profile list' names the profiles.");
        }
    }
}
