package org.tidegate.rig.contract;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.tidegate.hal.StageState;
import org.tidegate.rig.contract.Check.Kind;
import org.tidegate.rig.converter.ConverterFault;

/**
 * What every converter driver must do. Run it against a twin of the device in the driver's own
 * tests ({@code DriverContractTest} shows how), and against the device with {@code tidegate hal
 * test}.
 */
public final class DriverContract {
    private static final double POWER_W = 3000;
    private static final double TOLERANCE = 0.05;

    private final List<Check> checks = new ArrayList<>();

    private DriverContract() {}

    /** All checks, harmless ones first. */
    public static List<Check> checks() {
        var contract = new DriverContract();
        contract.looking();
        contract.resting();
        contract.handing();
        contract.flowing();
        contract.limiting();
        contract.dying();
        for (ConverterFault fault : ConverterFault.values()) {
            contract.breaking(fault);
        }
        return List.copyOf(contract.checks);
    }

    // ---- finding and looking, at 0 W ----

    private void looking() {
        harmless(
                "finds its device",
                b -> {
                    expect(b.converter().rating().isKnown(), "no rating: " + b.reason());
                    expect(
                            b.events().contains("CONVERTER_FOUND"),
                            "no CONVERTER_FOUND among " + b.events());
                });
        harmless(
                "finds it once",
                b -> {
                    b.runs(ofSeconds(2));
                    long found = b.events().stream().filter("CONVERTER_FOUND"::equals).count();
                    expect(found == 1, "found " + found + " times");
                });
        harmless(
                "names maker and model",
                b -> {
                    expect(!b.converter().rating().model().isBlank(), "no model");
                    expect(!b.converter().rating().manufacturer().isBlank(), "no manufacturer");
                });
        harmless(
                "knows its rating to charge",
                b -> positive("maxChargeW", b.converter().rating().maxChargeW()));
        harmless(
                "knows its apparent power",
                b -> positive("maxApparentVa", b.converter().rating().maxApparentVa()));
        harmless(
                "knows whether it may discharge",
                b -> {
                    double w = b.converter().rating().maxDischargeW();
                    expect(w >= 0 && w < 1e6, "maxDischargeW is " + w);
                });
        harmless(
                "knows its DC limits",
                b -> {
                    positive("maxDcVoltageV", b.converter().rating().maxDcVoltageV());
                    positive("maxDcCurrentA", b.converter().rating().maxDcCurrentA());
                });
        harmless(
                "measures a grid's frequency",
                b -> between("frequencyHz", b.measured().frequencyHz, 45, 65));
        harmless(
                "measures the voltage of phase 1",
                b -> between("voltageL1V", b.measured().voltageL1V, 80, 330));
        harmless(
                "measures all phases or says that there is one only",
                b -> {
                    double l2 = b.measured().voltageL2V;
                    double l3 = b.measured().voltageL3V;
                    expect(
                            Double.isNaN(l3) || (l2 > 80 && l2 < 330 && l3 > 80 && l3 < 330),
                            "L2 is " + l2 + " V, L3 is " + l3 + " V");
                });
        harmless(
                "knows a DC voltage or says that it does not",
                b -> {
                    double v = b.measured().dcVoltageV;
                    expect(Double.isNaN(v) || (v >= 0 && v < 2000), "dcVoltageV is " + v);
                });
        harmless(
                "measures again and again",
                b -> {
                    long before = b.measured().sequence;
                    b.runs(ofSeconds(1));
                    expect(b.measured().sequence > before, "sequence stands at " + before);
                });
        harmless(
                "never says that a measurement is younger than it is",
                b -> {
                    for (int i = 0; i < 50; i++) {
                        b.runs(ofMillis(7));
                        expect(
                                b.measured().sampledAtNanos - b.nowNanos() <= 0,
                                "sampled in the future");
                    }
                });
        harmless(
                "keeps its measurement fresh",
                b -> {
                    b.runs(ofSeconds(1));
                    expect(b.measured().isFresh(b.nowNanos(), 500_000_000L), "older than 500 ms");
                });
        harmless(
                "counts energy that is not negative, or none",
                b -> {
                    b.runs(ofSeconds(2));
                    double in = b.converter().details().latest().importedWh();
                    double out = b.converter().details().latest().exportedWh();
                    expect(
                            !(in < 0) && !(out < 0),
                            "imported " + in + " Wh, exported " + out + " Wh");
                });
    }

    // ---- resting ----

    private void resting() {
        harmless(
                "is off or on standby before anybody asks",
                b ->
                        expect(
                                b.state() == StageState.OFF || b.state() == StageState.STANDBY,
                                "state is " + b.state() + ": " + b.reason()));
        harmless(
                "has no complaint when nothing is wrong",
                b -> expect(b.reason().isEmpty(), b.reason()));
        harmless(
                "moves nothing while it is off",
                b -> {
                    b.off().for_(ofSeconds(2));
                    zero(b);
                });
        harmless(
                "takes a block while it is off",
                b -> {
                    b.laneBlocks(true);
                    b.runs(ofMillis(500));
                    zero(b);
                });
        harmless(
                "does not obey a request that was decided a minute ago",
                b -> {
                    b.laneFallsSilent();
                    b.powers(POWER_W);
                    b.wanted().issuedNanos = b.nowNanos() - 60_000_000_000L;
                    b.converter().request(b.wanted());
                    b.runs(ofSeconds(1));
                    zero(b);
                });
        harmless(
                "makes nothing of a request that is no number",
                b -> {
                    b.powers(Double.NaN);
                    b.wanted().reactivePowerVar = Double.NaN;
                    b.runs(ofSeconds(2));
                    zero(b);
                });
        harmless(
                "makes nothing of a power without DC limits",
                b -> {
                    b.powers(POWER_W);
                    b.wanted().dcVoltageLimitV = 0;
                    b.wanted().dcCurrentLimitA = 0;
                    b.runs(ofSeconds(2));
                    zero(b);
                });
    }

    // ---- the hand-over to the lane ----

    private void handing() {
        harmless(
                "allocates nothing when it is read",
                b -> allocatesNothing(() -> b.converter().read(b.measured())));
        harmless(
                "allocates nothing when it is asked",
                b -> {
                    b.off();
                    allocatesNothing(() -> b.converter().request(b.wanted()));
                });
        harmless(
                "allocates nothing when it is blocked",
                b -> allocatesNothing(() -> b.converter().block()));
    }

    // ---- power ----

    private void flowing() {
        energising(
                "charges with +3 kW",
                b -> {
                    b.powers(POWER_W).for_(ofSeconds(3));
                    near("measured power", b.measured().acPowerW, POWER_W);
                    truly(b, POWER_W);
                });
        energising(
                "discharges with -3 kW",
                b -> {
                    b.powers(-POWER_W).for_(ofSeconds(3));
                    near("measured power", b.measured().acPowerW, -POWER_W);
                    truly(b, -POWER_W);
                });
        energising(
                "shows a current into the vehicle as plus",
                b -> {
                    b.powers(POWER_W).for_(ofSeconds(3));
                    positive("dcCurrentA", b.measured().dcCurrentA);
                    positive("dcPowerW", b.measured().dcPowerW);
                });
        energising(
                "shows a current out of the vehicle as minus",
                b -> {
                    b.powers(-POWER_W).for_(ofSeconds(3));
                    positive("-dcCurrentA", -b.measured().dcCurrentA);
                    positive("-dcPowerW", -b.measured().dcPowerW);
                });
        energising("moves only the import register at +3 kW", b -> registers(b, POWER_W));
        energising("moves only the export register at -3 kW", b -> registers(b, -POWER_W));
        energising(
                "draws reactive power as plus",
                b -> {
                    b.powers(POWER_W);
                    b.wanted().reactivePowerVar = 2000;
                    b.runs(ofSeconds(3));
                    near("measured reactive power", b.measured().reactivePowerVar, 2000);
                });
        energising(
                "is running while it runs",
                b -> {
                    b.powers(POWER_W).for_(ofSeconds(3));
                    expect(
                            b.state() == StageState.RUNNING,
                            "state is " + b.state() + ": " + b.reason());
                });
        energising(
                "follows from one direction to the other",
                b -> {
                    b.powers(POWER_W).for_(ofSeconds(3)).powers(-POWER_W).for_(ofSeconds(3));
                    near("measured power", b.measured().acPowerW, -POWER_W);
                    expect(
                            b.state() == StageState.RUNNING,
                            "state is " + b.state() + ": " + b.reason());
                });
        energising(
                "goes to 0 W at once when it is told to be off",
                b -> {
                    b.powers(POWER_W).for_(ofSeconds(3)).off().for_(ofSeconds(1));
                    zero(b);
                    expect(b.state() != StageState.RUNNING, "still running");
                });
        energising(
                "starts again after it was off",
                b -> {
                    b.powers(POWER_W).for_(ofSeconds(3)).off().for_(ofSeconds(2));
                    b.powers(POWER_W).for_(ofSeconds(3));
                    near("measured power", b.measured().acPowerW, POWER_W);
                });
    }

    private static void registers(Bench b, double powerW) {
        b.powers(powerW).for_(ofSeconds(4));
        double in = b.converter().details().latest().importedWh();
        double out = b.converter().details().latest().exportedWh();
        b.runs(ofSeconds(60));
        double moreIn = b.converter().details().latest().importedWh() - in;
        double moreOut = b.converter().details().latest().exportedWh() - out;
        if (Double.isNaN(moreIn) || Double.isNaN(moreOut)) {
            return; // the device has no registers; a meter has to count
        }
        double right = powerW > 0 ? moreIn : moreOut;
        double other = powerW > 0 ? moreOut : moreIn;
        between("the right register in Wh", right, 45, 55);
        between("the other register in Wh", other, 0, 0);
    }

    // ---- limits ----

    private void limiting() {
        energising(
                "never takes more than its rating",
                b -> {
                    b.powers(1e6).for_(ofSeconds(3));
                    double most = b.converter().rating().maxChargeW();
                    expect(
                            b.measured().acPowerW <= most * (1 + TOLERANCE),
                            b.measured().acPowerW + " W");
                });
        energising(
                "never feeds in more than its rating",
                b -> {
                    b.powers(-1e6).for_(ofSeconds(3));
                    double most = b.converter().rating().maxDischargeW();
                    expect(
                            -b.measured().acPowerW <= most * (1 + TOLERANCE),
                            b.measured().acPowerW + " W");
                });
        energising(
                "leaves reactive power the room that active power leaves",
                b -> {
                    b.powers(1e6);
                    b.wanted().reactivePowerVar = 1e6;
                    b.runs(ofSeconds(3));
                    double va = Math.hypot(b.measured().acPowerW, b.measured().reactivePowerVar);
                    double most = b.converter().rating().maxApparentVa();
                    expect(va <= most * (1 + TOLERANCE), va + " VA of " + most);
                });
        energising(
                "keeps the DC current of the request",
                b -> {
                    b.powers(1e6);
                    b.wanted().dcCurrentLimitA = 5;
                    b.runs(ofSeconds(3));
                    expect(b.measured().dcCurrentA <= 5.3, b.measured().dcCurrentA + " A");
                });
        energising(
                "keeps the DC current of the request when it discharges",
                b -> {
                    b.powers(-1e6);
                    b.wanted().dcCurrentLimitA = 5;
                    b.runs(ofSeconds(3));
                    expect(b.measured().dcCurrentA >= -5.3, b.measured().dcCurrentA + " A");
                });
        energising(
                "never delivers more than a small request",
                b -> {
                    b.powers(130).for_(ofSeconds(3));
                    expect(b.measured().acPowerW <= 135, b.measured().acPowerW + " W");
                });
        energising(
                "rises no faster than its slew rate after a change of direction",
                b -> {
                    b.powers(POWER_W).for_(ofSeconds(3)).powers(-POWER_W);
                    for (int i = 0; i < 100; i++) {
                        b.runs(ofMillis(10));
                        double w = b.measured().acPowerW;
                        expect(
                                !(w > POWER_W * 1.1) && !(w < -POWER_W * 1.1),
                                "overshoots to " + w + " W");
                    }
                });
        energising(
                "holds a DC voltage without a vehicle",
                b -> {
                    b.vehicleConnected(false);
                    b.wanted().mode = org.tidegate.hal.DcMode.VOLTAGE;
                    b.wanted().dcVoltageTargetV = 380;
                    b.wanted().dcVoltageLimitV = 500;
                    b.wanted().dcCurrentLimitA = 2;
                    b.runs(ofSeconds(3));
                    between("dcVoltageV", b.measured().dcVoltageV, 376, 384);
                });
        energising(
                "keeps the limit of the DC voltage",
                b -> {
                    b.vehicleConnected(false);
                    b.wanted().mode = org.tidegate.hal.DcMode.VOLTAGE;
                    b.wanted().dcVoltageTargetV = 480;
                    b.wanted().dcVoltageLimitV = 300;
                    b.wanted().dcCurrentLimitA = 2;
                    b.runs(ofSeconds(3));
                    expect(b.measured().dcVoltageV <= 304, b.measured().dcVoltageV + " V");
                });
    }

    // ---- blocks and deaths ----

    private void dying() {
        energising(
                "blocks the gates at once, bus or no bus",
                b -> {
                    b.powers(POWER_W).for_(ofSeconds(3));
                    b.laneBlocks(true);
                    b.runs(ofMillis(20));
                    expect(b.gatesBlocked(), "the gate line is not blocked after 20 ms");
                    b.runs(ofSeconds(1));
                    zero(b);
                });
        energising(
                "stays blocked until something is asked again",
                b -> {
                    b.powers(POWER_W).for_(ofSeconds(3));
                    b.laneBlocks(true);
                    b.runs(ofSeconds(1));
                    b.laneBlocks(false);
                    b.off().for_(ofSeconds(1));
                    expect(b.gatesBlocked(), "off has lifted the block");
                    b.powers(POWER_W).for_(ofSeconds(3));
                    expect(!b.gatesBlocked(), "a new request has not lifted the block");
                    near("measured power", b.measured().acPowerW, POWER_W);
                });
        energising(
                "ends at 0 W when the lane falls silent",
                b -> {
                    b.powers(POWER_W).for_(ofSeconds(3));
                    b.laneFallsSilent();
                    b.runs(ofMillis(1500));
                    truly(b, 0);
                    expect(b.events().contains("REQUEST_EXPIRED"), "no REQUEST_EXPIRED");
                });
        energising(
                "ends at 0 W when the whole process dies",
                b -> {
                    b.powers(-POWER_W).for_(ofSeconds(3));
                    b.processDies();
                    b.runs(ofMillis(2500));
                    truly(b, 0);
                });
        energising(
                "ends at 0 W when the process dies in the first second",
                b -> {
                    b.powers(-POWER_W).for_(ofMillis(700));
                    b.processDies();
                    b.runs(ofMillis(2700));
                    truly(b, 0);
                });
    }

    // ---- faults ----

    private void breaking(ConverterFault fault) {
        String name = fault.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        checks.add(
                new Check(
                        name + " ends without power in a named state",
                        Kind.BREAKING,
                        fault,
                        b -> {
                            breaks(b, fault);
                            boolean safe =
                                    b.state() == StageState.FAULT
                                            || b.state() == StageState.OFFLINE;
                            expect(safe, "state is " + b.state());
                            expect(!b.reason().isEmpty(), "no reason is given");
                            truly(b, 0);
                            if (b.state() == StageState.OFFLINE) {
                                expect(
                                        Double.isNaN(b.measured().acPowerW),
                                        "offline, but shows " + b.measured().acPowerW + " W");
                            }
                        }));
        checks.add(
                new Check(
                        name + " is over once it is mended and the alarms are reset",
                        Kind.BREAKING,
                        fault,
                        b -> {
                            breaks(b, fault);
                            b.mend(fault);
                            b.off().for_(ofSeconds(3));
                            b.converter().resetAlarms();
                            b.runs(ofMillis(300));
                            b.powers(-POWER_W).for_(ofSeconds(3));
                            expect(b.reason().isEmpty(), b.reason());
                            near("measured power", b.measured().acPowerW, -POWER_W);
                        }));
    }

    private static void breaks(Bench b, ConverterFault fault) {
        b.powers(2 * POWER_W).for_(ofSeconds(3));
        truly(b, 2 * POWER_W);
        b.inject(fault);
        b.runs(ofMillis(100));
        b.powers(-2 * POWER_W);
        // without a heartbeat only the stillness of all values tells
        b.runs(fault == ConverterFault.FROZEN_VALUES ? ofSeconds(40) : ofSeconds(4));
    }

    // ---- words ----

    private void harmless(String name, Consumer<Bench> body) {
        checks.add(new Check(name, Kind.HARMLESS, null, body));
    }

    private void energising(String name, Consumer<Bench> body) {
        checks.add(new Check(name, Kind.ENERGISING, null, body));
    }

    private static void expect(boolean holds, String otherwise) {
        if (!holds) {
            throw new ContractBroken(otherwise);
        }
    }

    private static void positive(String what, double value) {
        expect(value > 0, what + " is " + value);
    }

    private static void between(String what, double value, double low, double high) {
        expect(value >= low && value <= high, what + " is " + value);
    }

    private static void near(String what, double value, double wanted) {
        // a device with coarse steps delivers a step less than asked
        double room = Math.max(TOLERANCE * Math.abs(wanted), 110);
        expect(Math.abs(value - wanted) <= room, what + " is " + value + ", asked was " + wanted);
    }

    private static void zero(Bench b) {
        double w = b.measured().acPowerW;
        expect(Double.isNaN(w) || Math.abs(w) < 110, "measures " + w + " W");
        truly(b, 0);
    }

    private static void truly(Bench b, double wanted) {
        if (!Double.isNaN(b.truePowerW())) {
            near("the real power", b.truePowerW(), wanted);
        }
    }

    private static void allocatesNothing(Runnable call) {
        var threads =
                (com.sun.management.ThreadMXBean)
                        java.lang.management.ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        // compilers allocate on the way to the steady state, which is what counts
        for (int round = 0; round < 10 && least > 0; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 2000; i++) {
                call.run();
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        expect(least == 0, least + " bytes in 2000 calls");
    }
}
