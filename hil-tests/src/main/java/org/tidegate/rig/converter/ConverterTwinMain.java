package org.tidegate.rig.converter;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.tidegate.rig.plant.GridTwin;
import org.tidegate.rig.plant.LinearBattery;
import org.tidegate.runtime.Clock;

/**
 * A converter twin in a process of its own, with a battery whose contactors close when power is
 * first asked for and stay closed until the next cable check: what is left running when the
 * controller is killed. Prints one JSON line with the port, then one line with the power every
 * {@code --every} milliseconds.
 *
 * <pre>ConverterTwinMain [--port N] [--every MILLIS] [--foreign] [--seed N] [--until-stdin-ends]
 * </pre>
 */
public final class ConverterTwinMain {
    /** DC modes of vendor model 64200. */
    private static final int MODE_VOLTAGE = 1;

    private static final int MODE_POWER = 2;

    private ConverterTwinMain() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        int port = number(args, "--port", 0);
        int everyMillis = number(args, "--every", 20);
        int seed = number(args, "--seed", 1);
        List<String> flags = List.of(args);
        boolean foreign = flags.contains("--foreign");
        if (flags.contains("--until-stdin-ends")) {
            // a twin must not outlive the test that started it, however that test ended
            Thread.ofPlatform().daemon().start(ConverterTwinMain::exitAtEndOfInput);
        }
        // standard output carries JSON only, and j2mod logs every exchange
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        var clock = Clock.system();
        var grid = new GridTwin(clock, 50, seed);
        var vehicle = new VehicleContactors(foreign);
        var model =
                new ConverterModel(
                        ConverterRatings.elevenKw(),
                        grid,
                        LinearBattery.halfFull(vehicle),
                        new FaultPanel());
        vehicle.watch(model);
        var map =
                new SunSpecRegisterMap(model, foreign ? MapLayout.foreign() : MapLayout.complete());
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (var twin = ConverterTwin.start(map, port, clock)) {
            out.println("{\"port\":" + twin.port() + "}");
            long startNanos = clock.nanos();
            while (!out.checkError()) {
                out.println(line(map, clock.nanos() - startNanos, clock.wallMillis()));
                Thread.sleep(everyMillis);
            }
        }
    }

    /**
     * Stands for the vehicle, which closes after pre-charge and knows nothing of dead controllers.
     */
    private static final class VehicleContactors implements BooleanSupplier {
        private final boolean always;
        private @Nullable ConverterModel model;
        private boolean closed;

        VehicleContactors(boolean always) {
            this.always = always;
        }

        void watch(ConverterModel converter) {
            model = converter;
        }

        @Override
        public boolean getAsBoolean() {
            ConverterModel converter = model;
            if (converter == null || always) {
                return always;
            }
            int mode = (int) converter.dcMode().effective();
            closed = mode == MODE_POWER || (closed && mode != MODE_VOLTAGE);
            return closed;
        }
    }

    private static void exitAtEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                // anything typed is ignored
            }
        } catch (IOException _) {
            // the same as the end
        }
        System.exit(0);
    }

    private static String line(SunSpecRegisterMap map, long sinceNanos, long wallMillis) {
        synchronized (map) {
            ConverterModel m = map.model();
            return String.format(
                    Locale.ROOT,
                    "{\"tMs\":%d,\"wallMs\":%d,\"acPowerW\":%.1f,\"dcPowerW\":%.1f,"
                            + "\"dcVoltageV\":%.1f,\"state\":\"%s\",\"importedWh\":%.3f,"
                            + "\"exportedWh\":%.3f}",
                    sinceNanos / 1_000_000,
                    wallMillis,
                    m.acPowerW(),
                    m.dcPowerW(),
                    m.dcVoltageV(),
                    m.stateName(),
                    m.importedWh(),
                    m.exportedWh());
        }
    }

    private static int number(String[] args, String name, int preset) {
        for (int i = 0; i < args.length - 1; i++) {
            if (args[i].equals(name)) {
                return Integer.parseInt(args[i + 1]);
            }
        }
        return preset;
    }
}
