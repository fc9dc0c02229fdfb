package org.tidegate.pilot;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.tidegate.runtime.Event;
import org.tidegate.runtime.EventCode;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.VirtualClock;

/** A lane of 10 ms, a front end that samples once per cycle, and a vehicle that is a resistor. */
final class Bench {
    static final long PERIOD_NANOS = 10_000_000;
    static final double OPEN = Double.POSITIVE_INFINITY;
    static final double B_OHM = 2_740;
    static final double C_OHM = 882;
    static final double D_OHM = 246;

    enum Kind {
        FIXED,
        TYPE_1,
        SOCKET
    }

    final VirtualClock clock = new VirtualClock(0);
    final EventRing ring = new EventRing("pilot", 256);
    final List<Event> events = new ArrayList<>();
    final PilotInput in = new PilotInput();
    final PilotOutput out = new PilotOutput();
    final PilotSample sample = new PilotSample();
    final PilotController pilot;

    double vehicleOhm = OPEN;
    double proximityOhm = Double.NaN;
    boolean diode = true;
    boolean shorted;
    boolean frontEndAlive = true;
    double forcedV = Double.NaN;
    private double duty = 100;

    Bench() {
        this(PilotTimes.presets(), false);
    }

    Bench(PilotTimes times, boolean socket) {
        this(times, socket ? Kind.SOCKET : Kind.FIXED);
    }

    Bench(Kind kind) {
        this(PilotTimes.presets(), kind);
    }

    private Bench(PilotTimes times, Kind kind) {
        pilot =
                switch (kind) {
                    case SOCKET -> PilotController.withSocket(times, ring);
                    case TYPE_1 -> PilotController.withType1Cable(times, 32, ring);
                    case FIXED -> PilotController.withFixedCable(times, 32, ring);
                };
        in.safetyOk = true;
        in.lockOk = true;
        in.currentLimitA = 16;
    }

    /** Nothing plugged, rested since start. */
    static Bench ready() {
        return new Bench().runs(Duration.ofSeconds(6));
    }

    /** A vehicle charging by duty cycle. */
    static Bench charging() {
        var bench = ready();
        bench.in.energyAllowed = true;
        return bench.vehicle(B_OHM)
                .runs(Duration.ofMillis(500))
                .vehicle(C_OHM)
                .runs(Duration.ofMillis(500));
    }

    /** A vehicle in a digital session with energy flowing. */
    static Bench inSession() {
        var bench = ready();
        bench.in.digitalCommunication = true;
        bench.vehicle(B_OHM).runs(Duration.ofMillis(500)).vehicle(C_OHM);
        bench.runs(Duration.ofMillis(500));
        bench.in.energyAllowed = true;
        return bench.runs(Duration.ofMillis(500));
    }

    Bench vehicle(double ohm) {
        vehicleOhm = ohm;
        return this;
    }

    Bench runs(Duration time) {
        for (long left = time.toNanos(); left > 0; left -= PERIOD_NANOS) {
            cycle();
        }
        return this;
    }

    /** Milliseconds of virtual time until the condition holds. */
    long millisUntil(BooleanSupplier condition, Duration atMost) {
        long start = clock.nanos();
        while (!condition.getAsBoolean()) {
            if (clock.nanos() - start > atMost.toNanos()) {
                throw new AssertionError("did not happen within " + atMost);
            }
            cycle();
        }
        return (clock.nanos() - start) / 1_000_000;
    }

    void cycle() {
        clock.advance(Duration.ofNanos(PERIOD_NANOS));
        if (frontEndAlive) {
            measure();
        }
        pilot.step(sample, in, clock.nanos(), out);
        duty = out.dutyPercent;
        ring.drain(clock.nanos(), clock.wallMillis(), events::add);
    }

    private void measure() {
        double high = Double.isNaN(forcedV) ? wire(duty > 0 ? 12 : -12) : forcedV;
        sample.positivePeakV = high;
        sample.negativePeakV =
                duty > 0 && duty < 100 ? (diode || shorted ? wire(-12) : -high) : high;
        if (!Double.isNaN(proximityOhm)) {
            sample.proximityOhm = proximityOhm;
        }
        sample.sampledAtNanos = clock.nanos();
        sample.sequence++;
    }

    private double wire(double generatorV) {
        if (shorted) {
            return generatorV * 0.01;
        }
        if (vehicleOhm == OPEN) {
            return generatorV;
        }
        if (generatorV < 0) {
            return diode ? generatorV : generatorV * vehicleOhm / (vehicleOhm + 1_000);
        }
        double dropV = diode ? 0.7 : 0;
        return (generatorV - dropV) * vehicleOhm / (vehicleOhm + 1_000) + dropV;
    }

    boolean permitted() {
        return out.contactorPermitted;
    }

    boolean inhibitedBy(PilotInhibit inhibit) {
        return inhibit.isIn(out.inhibitBits);
    }

    List<EventCode> codes() {
        return events.stream().map(Event::code).toList();
    }

    Event last(EventCode code) {
        return events.stream().filter(e -> e.code().equals(code)).reduce((_, b) -> b).orElseThrow();
    }
}
