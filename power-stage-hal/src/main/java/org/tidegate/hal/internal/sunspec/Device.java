package org.tidegate.hal.internal.sunspec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidegate.hal.IslandSearch;
import org.tidegate.hal.Measurement;
import org.tidegate.hal.ModbusException;
import org.tidegate.hal.ModbusMaster;
import org.tidegate.hal.StageDetails;
import org.tidegate.hal.StageRating;
import org.tidegate.hal.StageState;
import org.tidegate.hal.internal.mapped.FrozenWatch;

/**
 * A converter whose models have been found. Reads are of two kinds: few registers at every poll,
 * the rest one block at a time.
 */
public final class Device {
    static final int[] REQUIRED_MODELS = {
        Points.COMMON,
        Points.AC_MEASUREMENT,
        Points.CAPACITY,
        Points.AC_CONTROLS,
        Points.DC_MEASUREMENT,
        Points.CONTROL
    };

    /** Above this a three-phase nominal voltage is one between phases (230 V against 400 V). */
    private static final double HIGHEST_PHASE_TO_NEUTRAL_V = 300;

    private static final int SINGLE_PHASE = 0;
    private static final int THREE_PHASE = 2;
    private static final int PORT_TYPE_EV = 2;
    private static final int PORT_TYPE_BIDIRECTIONAL = 5;

    private static final List<String> ALARM_NAMES =
            List.of(
                    "ground fault",
                    "DC overvoltage",
                    "AC disconnect open",
                    "DC disconnect open",
                    "grid disconnected",
                    "cabinet open",
                    "manual shutdown",
                    "over temperature",
                    "over frequency",
                    "under frequency",
                    "AC overvoltage",
                    "AC undervoltage",
                    "blown string fuse",
                    "under temperature",
                    "memory loss",
                    "hardware test failed",
                    "manufacturer's alarm");

    private static final double LOWEST_HZ = 30;
    private static final double HIGHEST_HZ = 80;

    /** No converter gives five times its rating, but a wrong scale factor looks like ten times. */
    private static final double IMPOSSIBLE = 5;

    /** A real grid does not give the same 0.01 V and 0.001 Hz for that long. */
    private static final long STILL_NANOS = 30_000_000_000L;

    final Model ac;
    final Model capacity;
    final Model controls;
    final Model dcMeasurement;
    final Model control;
    final @Nullable Model dcControl;
    private final @Nullable Model enterService;
    private final @Nullable Model storage;
    private final int portShift;
    private final StageRating rating;
    private final FrozenWatch stillness = new FrozenWatch(STILL_NANOS);
    private final boolean tellsIslandSearch;
    private int slowBlock;

    Device(List<Model> models, Optional<Model> dcControl, double boardDcV, double boardDcA) {
        ac = required(models, Points.AC_MEASUREMENT);
        capacity = required(models, Points.CAPACITY);
        controls = required(models, Points.AC_CONTROLS);
        dcMeasurement = required(models, Points.DC_MEASUREMENT);
        control = required(models, Points.CONTROL);
        enterService = optional(models, Points.ENTER_SERVICE);
        storage = optional(models, Points.STORAGE);
        this.dcControl = dcControl.orElse(null);
        portShift = vehiclePortShift();
        tellsIslandSearch = !Double.isNaN(controls.number(Points.ANTI_ISLANDING));
        rating = rating(required(models, Points.COMMON), boardDcV, boardDcA);
    }

    public StageRating rating() {
        return rating;
    }

    /** Adds what a safe drive needs and this device does not have. */
    void collectMissing(List<String> missing) {
        require(ac, Points.W, missing);
        require(ac, Points.HZ, missing);
        require(controls, Points.W_SET, missing);
        require(controls, Points.W_SET_REVERT, missing);
        require(controls, Points.W_SET_REVERT_SECONDS, missing);
        require(control, Points.OPERATION, missing);
        if (Double.isNaN(ac.number(Points.INVERTER_STATE))
                && Double.isNaN(ac.number(Points.ON_OFF))) {
            missing.add("701.InvSt or 701.St");
        }
        if (Double.isNaN(ac.number(Points.VOLTAGE_L1))
                && Double.isNaN(ac.number(Points.VOLTAGE_LN))) {
            missing.add("701.VL1 or 701.LNV");
        }
        if (!isScaled(dcMeasurement, Points.DC_V)) {
            missing.add("714.DCV_SF");
        }
        if (!(rating.maxChargeW() > 0)) {
            missing.add("702.WChaRteMaxRtg");
        }
        if (!(rating.maxDischargeW() > 0)) {
            missing.add("702.WDisChaRteMaxRtg or 702.WMaxRtg");
        }
        if (!(rating.maxApparentVa() > 0)) {
            missing.add("702.VAMaxRtg or 702.WMaxRtg");
        }
    }

    /** AC side and the vehicle's DC port: two exchanges. */
    public void refreshFast(ModbusMaster master, int unit, long deadlineNanos)
            throws ModbusException {
        int last = isSinglePhase() ? Points.VOLTAGE_L1.offset() : Points.VOLTAGE_L3.offset();
        ac.refresh(master, unit, Points.ON_OFF.offset(), last, deadlineNanos);
        dcMeasurement.refresh(
                master,
                unit,
                Points.DC_A.offset() + portShift,
                Points.DC_W.offset() + portShift,
                deadlineNanos);
    }

    /** Heartbeat and local/remote switch. */
    public void refreshControl(ModbusMaster master, int unit, long deadlineNanos)
            throws ModbusException {
        control.refresh(
                master,
                unit,
                Points.LOCAL_REMOTE.offset(),
                Points.DEVICE_HEARTBEAT.offset() + 1,
                deadlineNanos);
    }

    /**
     * One of the blocks that change slowly, the next one at each call; whether it looks for islands
     * every time, because discharge waits for it.
     */
    public void refreshSlow(ModbusMaster master, int unit, long deadlineNanos)
            throws ModbusException {
        Model block =
                switch (slowBlock) {
                    case 0 -> enterService;
                    case 1 -> storage;
                    default -> null;
                };
        slowBlock = (slowBlock + 1) % 2;
        if (block != null) {
            block.refreshAll(master, unit, deadlineNanos);
        }
        if (tellsIslandSearch) {
            int at = Points.ANTI_ISLANDING.offset();
            controls.refresh(master, unit, at, at, deadlineNanos);
        }
    }

    /** Fills in all numbers; the device counts export as plus, the house does not. */
    public void decode(Measurement into) {
        into.voltageL1V = ac.number(Points.VOLTAGE_L1);
        if (Double.isNaN(into.voltageL1V)) {
            into.voltageL1V = ac.number(Points.VOLTAGE_LN);
        }
        into.voltageL2V = isSinglePhase() ? Double.NaN : ac.number(Points.VOLTAGE_L2);
        into.voltageL3V = isThreePhase() ? ac.number(Points.VOLTAGE_L3) : Double.NaN;
        into.frequencyHz = ac.number(Points.HZ);
        into.acPowerW = flipped(ac.number(Points.W));
        into.reactivePowerVar = flipped(ac.number(Points.VAR));
        into.dcVoltageV = dcMeasurement.number(Points.DC_V, portShift);
        into.dcCurrentA = flipped(dcMeasurement.number(Points.DC_A, portShift));
        into.dcPowerW = flipped(dcMeasurement.number(Points.DC_W, portShift));
        double heatSinkC = ac.number(Points.HEAT_SINK_C);
        into.temperatureC = Double.isNaN(heatSinkC) ? ac.number(Points.CABINET_C) : heatSinkC;
        double alarms = ac.number(Points.ALARMS);
        into.alarmBits = Double.isNaN(alarms) ? 0 : (long) alarms;
        into.state = state();
    }

    /** Name of the first value without which nothing may run, or null when all are there. */
    public @Nullable String blindSpot(Measurement m) {
        if (Double.isNaN(m.acPowerW)) {
            return "701.W";
        }
        if (Double.isNaN(m.frequencyHz)) {
            return "701.Hz";
        }
        if (Double.isNaN(m.voltageL1V)
                || (isThreePhase() && (Double.isNaN(m.voltageL2V) || Double.isNaN(m.voltageL3V)))) {
            return "701 phase voltages";
        }
        return m.state == StageState.RUNNING && Double.isNaN(m.dcVoltageV) ? "714.DCV" : null;
    }

    /**
     * Values that no grid and no converter can have: a wrong scale, or words in the wrong order.
     */
    public @Nullable String implausible() {
        double hz = ac.number(Points.HZ);
        if (hz != 0 && (hz < LOWEST_HZ || hz > HIGHEST_HZ)) {
            return "701.Hz is out of range: " + hz;
        }
        double most = IMPOSSIBLE * rating.maxApparentVa();
        double w = ac.number(Points.W);
        return Math.abs(w) > most ? "701.W is out of range: " + w : null;
    }

    /** Nothing that is measured has moved; only devices without a heartbeat are suspected. */
    public boolean isStill(long nowNanos) {
        long print =
                31L * java.util.Arrays.hashCode(ac.registers)
                        + java.util.Arrays.hashCode(dcMeasurement.registers);
        boolean still = stillness.step(print, nowNanos);
        return still && Double.isNaN(heartbeat());
    }

    public StageDetails details() {
        return new StageDetails(
                ac.number(Points.IMPORTED),
                ac.number(Points.EXPORTED),
                storage == null ? Double.NaN : storage.number(Points.SOC),
                enterService == null
                        ? Double.NaN
                        : enterService.number(Points.ENTER_SERVICE_REMAINING),
                islandSearch());
    }

    private IslandSearch islandSearch() {
        if (!tellsIslandSearch) {
            return IslandSearch.NOT_THERE;
        }
        double said = controls.number(Points.ANTI_ISLANDING);
        return said == 1 ? IslandSearch.ON : said == 0 ? IslandSearch.OFF : IslandSearch.UNREADABLE;
    }

    /** The alarm bits that are set, by their SunSpec names. */
    public String alarmNames() {
        double bits = ac.number(Points.ALARMS);
        var names = new ArrayList<String>();
        for (int i = 0; i < ALARM_NAMES.size(); i++) {
            if (!Double.isNaN(bits) && (((long) bits >> i) & 1) == 1) {
                names.add(ALARM_NAMES.get(i));
            }
        }
        return names.isEmpty() ? "no alarm bit set" : String.join(", ", names);
    }

    /** NaN when the device has no heartbeat. */
    public double heartbeat() {
        return control.number(Points.DEVICE_HEARTBEAT);
    }

    /** Whether somebody has switched the device to local control, so that it ignores the bus. */
    public boolean isLocal() {
        return control.number(Points.LOCAL_REMOTE) == 1;
    }

    StageState state() {
        double state = ac.number(Points.INVERTER_STATE);
        if (Double.isNaN(state)) {
            double on = ac.number(Points.ON_OFF);
            return on == 1 ? StageState.RUNNING : on == 0 ? StageState.OFF : StageState.FAULT;
        }
        return switch ((int) state) {
            case 0, 1 -> StageState.OFF;
            case 2, 7 -> StageState.STANDBY;
            case 3, 4, 5 -> StageState.RUNNING;
            default -> StageState.FAULT;
        };
    }

    private boolean isSinglePhase() {
        return ac.number(Points.AC_TYPE) == SINGLE_PHASE;
    }

    private boolean isThreePhase() {
        return ac.number(Points.AC_TYPE) == THREE_PHASE;
    }

    /** The port that says it is for a vehicle, else one for both directions, else the first. */
    private int vehiclePortShift() {
        double ports = dcMeasurement.number(Points.PORTS);
        int shift = 0;
        boolean both = false;
        for (int i = 0; i < ports; i++) {
            double type = dcMeasurement.number(Points.PORT_TYPE, i * Points.PORT_WORDS);
            if (type == PORT_TYPE_EV) {
                return i * Points.PORT_WORDS;
            }
            if (type == PORT_TYPE_BIDIRECTIONAL && !both) {
                shift = i * Points.PORT_WORDS;
                both = true;
            }
        }
        return shift;
    }

    private StageRating rating(Model common, double boardDcV, double boardDcA) {
        double maxW = lower(Points.MAX_W, Points.MAX_W_SET);
        double charge = lower(Points.MAX_CHARGE_W, Points.MAX_CHARGE_W_SET);
        double discharge = lower(Points.MAX_DISCHARGE_W, Points.MAX_DISCHARGE_W_SET);
        double apparent = lower(Points.MAX_VA, Points.MAX_VA_SET);
        double nominal = capacity.number(Points.NOMINAL_V);
        if (isThreePhase() && nominal > HIGHEST_PHASE_TO_NEUTRAL_V) {
            nominal /= Math.sqrt(3);
        }
        Model dc = dcControl;
        return new StageRating(
                common.text(Points.MANUFACTURER_AT, Points.TEXT_WORDS),
                common.text(Points.MODEL_AT, Points.TEXT_WORDS),
                common.text(Points.SERIAL_AT, Points.TEXT_WORDS),
                zeroIfUnknown(charge),
                zeroIfUnknown(lower(discharge, maxW)),
                zeroIfUnknown(Double.isNaN(apparent) ? maxW : apparent),
                nominal,
                dc == null ? boardDcV : lower(boardDcV, dc.number(Points.DC_RATED_V)),
                dc == null ? boardDcA : lower(boardDcA, dc.number(Points.DC_RATED_A)),
                dc != null);
    }

    private double lower(Point rated, Point set) {
        return lower(capacity.number(rated), capacity.number(set));
    }

    /** The lower of two, either of which may be unknown. */
    private static double lower(double a, double b) {
        return Double.isNaN(a) ? b : Double.isNaN(b) ? a : Math.min(a, b);
    }

    private static double zeroIfUnknown(double value) {
        return Double.isNaN(value) ? 0 : value;
    }

    /** Changes the sign without making a negative zero. */
    private static double flipped(double value) {
        return 0.0 - value;
    }

    private static boolean isScaled(Model model, Point point) {
        int at = point.scaleOffset();
        return at < model.registers.length && Math.abs((int) model.registers[at]) <= 10;
    }

    private static void require(Model model, Point point, List<String> missing) {
        if (!model.isWritable(point)) {
            missing.add(point.label());
        }
    }

    private static @Nullable Model optional(List<Model> models, int id) {
        return models.stream().filter(m -> m.id == id).findFirst().orElse(null);
    }

    private static Model required(List<Model> models, int id) {
        return models.stream().filter(m -> m.id == id).findFirst().orElseThrow();
    }
}
