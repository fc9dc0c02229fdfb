package org.tidegate.controller.assembly;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidegate.board.Board;
import org.tidegate.board.Board.AnalogUse;
import org.tidegate.hal.pins.AnalogInput;
import org.tidegate.hal.pins.Mcp3208;
import org.tidegate.hal.pins.PinException;
import org.tidegate.hal.pins.Pins;
import org.tidegate.hal.pins.SpiDevice;
import org.tidegate.pilot.frontend.PeakDetectors;
import org.tidegate.pilot.frontend.PilotConverter;
import org.tidegate.runtime.Plane;

/** A board's analogue channels, turned into volts of the wire, ohms and degrees. */
final class AnalogChannels implements PilotConverter, PeakDetectors, AutoCloseable {
    /** More than this share of the supply at the pin means that nothing pulls it down. */
    private static final double OPEN_SHARE = 0.985;

    private final Map<AnalogUse, Board.Analog> uses;
    private final Map<AnalogUse, AnalogInput> inputs = new EnumMap<>(AnalogUse.class);
    private final List<AutoCloseable> open = new ArrayList<>();
    private @Nullable Mcp3208 spi;
    private volatile double connectorTemperatureC = Double.NaN;

    private AnalogChannels(Map<AnalogUse, Board.Analog> uses) {
        this.uses = uses;
    }

    static AnalogChannels open(Pins pins, Board.Pins wiring) throws PinException {
        var uses = new EnumMap<AnalogUse, Board.Analog>(AnalogUse.class);
        wiring.analog().forEach(each -> uses.put(each.use(), each));
        var channels = new AnalogChannels(uses);
        try {
            for (Board.Analog each : wiring.analog()) {
                channels.open(pins, wiring, each);
            }
        } catch (PinException e) {
            channels.close();
            throw e;
        }
        return channels;
    }

    private void open(Pins pins, Board.Pins wiring, Board.Analog channel) throws PinException {
        if (!channel.device().equals("spi")) {
            AnalogInput input = pins.analog(channel.device(), channel.channel());
            open.add(input);
            inputs.put(channel.use(), input);
            return;
        }
        Mcp3208 converter = spi;
        if (converter == null) {
            String device = wiring.spiDevice();
            if (device == null) {
                throw new PinException("pins.spi_device", "it is missing", "Add it.");
            }
            SpiDevice bus = pins.spi(device, 0, wiring.spiSpeedHz());
            open.add(bus);
            converter = new Mcp3208(bus, wiring.spiReferenceV());
            spi = converter;
        }
        inputs.put(channel.use(), converter.channel(channel.channel()));
    }

    boolean seesThePilotItself() {
        return uses.containsKey(AnalogUse.PILOT);
    }

    boolean measuresTemperature() {
        return uses.containsKey(AnalogUse.CONNECTOR_TEMPERATURE);
    }

    @Override
    public boolean scan(double[] pilotV) {
        Board.Analog channel = uses.get(AnalogUse.PILOT);
        Mcp3208 converter = spi;
        if (channel == null || converter == null || !converter.scan(channel.channel(), pilotV)) {
            return false;
        }
        for (int i = 0; i < pilotV.length; i++) {
            pilotV[i] = pilotV[i] * channel.gain() + channel.offsetV();
        }
        return true;
    }

    @Override
    public double positiveV() {
        return wireV(AnalogUse.PILOT_POSITIVE_PEAK);
    }

    @Override
    public double negativeV() {
        return wireV(AnalogUse.PILOT_NEGATIVE_PEAK);
    }

    private double wireV(AnalogUse use) {
        Board.Analog channel = uses.get(use);
        return channel == null ? Double.NaN : pinV(use) * channel.gain() + channel.offsetV();
    }

    private double pinV(AnalogUse use) {
        AnalogInput input = inputs.get(use);
        return input == null ? Double.NaN : input.readV();
    }

    @Override
    public double proximityOhm() {
        return ohm(AnalogUse.PROXIMITY);
    }

    /** Against its pull-up; infinite when open, NaN if not measured. */
    private double ohm(AnalogUse use) {
        Board.Analog channel = uses.get(use);
        if (channel == null) {
            return Double.NaN;
        }
        double share = wireV(use) / channel.supplyV();
        if (share >= OPEN_SHARE) {
            return Double.POSITIVE_INFINITY;
        }
        return channel.pullUpOhm() * share / (1 - share);
    }

    /** The newest reading of {@link #thermometer}; NaN before, and if the sensor is broken. */
    double connectorTemperatureC() {
        return connectorTemperatureC;
    }

    /** Reads the connector's PT1000; connectors warm up in seconds. */
    Plane thermometer() {
        return new Plane() {
            @Override
            public String name() {
                return "thermometer";
            }

            @Override
            public long step(long nowNanos) {
                connectorTemperatureC = pt1000C(ohm(AnalogUse.CONNECTOR_TEMPERATURE));
                return 500_000_000L;
            }
        };
    }

    /** IEC 60751 above 0 °C, solved for the temperature; NaN outside −40 to 250 °C. */
    static double pt1000C(double ohm) {
        double a = 3.9083e-3;
        double b = -5.775e-7;
        double root = a * a - 4 * b * (1 - ohm / 1000);
        double celsius = (-a + Math.sqrt(root)) / (2 * b);
        return celsius >= -40 && celsius <= 250 ? celsius : Double.NaN;
    }

    @Override
    public void close() {
        for (AutoCloseable each : open) {
            try {
                each.close();
            } catch (Exception e) {
                throw new IllegalStateException("an analogue channel did not close", e);
            }
        }
        open.clear();
    }
}
