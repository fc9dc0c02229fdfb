package org.tidegate.rig.converter;

import org.tidegate.rig.plant.DcPort;
import org.tidegate.rig.plant.GridSource;

/**
 * The physics of a bidirectional converter between a grid and a DC port: slew, losses, ratings,
 * current and voltage limits, a capacitor on its DC side, and its own safety timers. Plus is into
 * the vehicle. No clock and no thread: whoever owns it steps it.
 */
public final class ConverterModel {
    /** What the DC side does; {@code AUTOMATIC} until somebody uses our DC control model. */
    enum DcControl {
        AUTOMATIC,
        OFF,
        VOLTAGE,
        POWER
    }

    /** SunSpec 701 {@code InvSt} numbering. */
    enum State {
        OFF(0),
        STARTING(2),
        RUNNING(3),
        THROTTLED(4),
        FAULT(6),
        STANDBY(7);

        final int code;

        State(int code) {
            this.code = code;
        }
    }

    /** 2 mF on the DC side: 2 A raise 400 V in 0.4 s. */
    private static final double CAPACITANCE_F = 2e-3;

    private static final double FASTEST_V_PER_S = 1000;

    /** Active discharge: from 500 V to under 60 V in 1 s, as IEC 61851-23 wants it. */
    private static final double DISCHARGE_SECONDS = 0.4;

    private static final long HARDWARE_ALARM = 1L << 15;
    private static final double AMBIENT_C = 25;
    private static final double KELVIN_PER_W = 0.08;
    private static final double THERMAL_SECONDS = 90;

    private final ConverterRatings ratings;
    private final GridSource grid;
    private final DcPort port;
    private final FaultPanel faults;
    private final OwnGridTrip gridTrip;

    private final SetPoint power = new SetPoint();
    private final SetPoint reactive = new SetPoint();
    private final SetPoint dcMode = new SetPoint();
    private boolean ownTrip = true;
    private boolean dcControlled;
    private double dcTargetV;
    private double dcLimitV;
    private double dcLimitA;
    private boolean runCommanded;
    private boolean gateBlocked;
    private long heartbeatSeen;
    private double sinceHeartbeatSeconds = Double.NEGATIVE_INFINITY;
    private double sinceAccessSeconds;

    private State state = State.OFF;
    private double startingSeconds;
    private boolean tripLatched;
    private double acPowerW;
    private double reactiveVar;
    private double dcVoltageV;
    private double dcCurrentA;
    private double capacitorW;
    private double importedWh;
    private double exportedWh;
    private double dcChargedWh;
    private double dcDischargedWh;
    private double temperatureC = AMBIENT_C;
    private double aliveSeconds;

    public ConverterModel(
            ConverterRatings ratings, GridSource grid, DcPort port, FaultPanel faults) {
        this.ratings = ratings;
        this.grid = grid;
        this.port = port;
        this.faults = faults;
        this.gridTrip =
                new OwnGridTrip(ratings.nominalFrequencyHz(), ratings.enterServiceSeconds());
    }

    /**
     * Without a grid trip of its own, so that a test sees the controller's. A real one is set wider
     * for such tests, as the procedures of IEEE 1547.1 permit.
     */
    public void leaveTripsToController() {
        ownTrip = false;
    }

    // ---- commands, from the register map or a wire ----

    SetPoint power() {
        return power;
    }

    SetPoint reactive() {
        return reactive;
    }

    SetPoint dcMode() {
        return dcMode;
    }

    void limitDc(double targetV, double limitV, double limitA) {
        dcControlled = true;
        dcTargetV = targetV;
        dcLimitV = limitV;
        dcLimitA = limitA;
    }

    void operate(boolean run) {
        runCommanded = run;
    }

    void controllerBeats(long value) {
        if (value != heartbeatSeen) {
            heartbeatSeen = value;
            sinceHeartbeatSeconds = 0;
        }
    }

    void accessed() {
        sinceAccessSeconds = 0;
    }

    void resetAlarms() {
        tripLatched = false;
        faults.clear(ConverterFault.TRIPPED);
    }

    /** The hardware line; acts without the bus and against every other command. */
    public void blockGates(boolean blocked) {
        gateBlocked = blocked;
    }

    // ---- physics ----

    /** Lets time pass; steps of 1 ms to 5 ms keep the capacitor believable. */
    public void step(double seconds) {
        power.step(seconds);
        reactive.step(seconds);
        dcMode.step(seconds);
        sinceAccessSeconds += seconds;
        sinceHeartbeatSeconds += seconds;
        aliveSeconds += seconds;
        if (ownTrip) {
            gridTrip.step(grid, seconds);
        }
        tripLatched |= faults.has(ConverterFault.TRIPPED);
        stepState(seconds);
        boolean stuck = faults.has(ConverterFault.STUCK_OUTPUT) && !gateBlocked;
        if (!stuck) {
            acPowerW = slewed(acPowerW, targetW(), ratings.slewWPerS() * seconds);
            reactiveVar = targetVar();
        }
        if (stuck) {
            followPower(seconds);
        } else if (isConducting()) {
            stepDc(seconds);
        } else {
            blocked(seconds);
        }
        count(seconds);
    }

    private void stepState(double seconds) {
        if (tripLatched || gridTrip.isTripped()) {
            state = State.FAULT;
        } else if (!runCommanded || gateBlocked) {
            state = State.OFF;
        } else if (state == State.OFF || state == State.FAULT) {
            state = State.STARTING;
            startingSeconds = ratings.startSeconds();
        } else if (state == State.STARTING) {
            startingSeconds -= seconds;
            state = startingSeconds <= 0 ? State.RUNNING : State.STARTING;
        } else {
            state = wantedW() != 0 && isDerated() ? State.THROTTLED : State.RUNNING;
        }
    }

    private boolean isConducting() {
        return state == State.RUNNING || state == State.THROTTLED;
    }

    private boolean isDeaf() {
        return sinceAccessSeconds >= ratings.communicationTimeoutSeconds()
                || sinceHeartbeatSeconds >= ratings.heartbeatTimeoutSeconds();
    }

    private boolean isDerated() {
        return Math.abs(acPowerW) < Math.abs(wantedW()) - 0.02 * ratings.maxApparentVa()
                && port.connected();
    }

    private double wantedW() {
        double wanted = isDeaf() ? 0 : power.effective();
        return faults.has(ConverterFault.WRONG_SIGN) ? -wanted : wanted;
    }

    private double targetW() {
        if (!isConducting()) {
            return 0;
        }
        // the semiconductors limit current, so a low voltage limits power
        double mostVa = ratings.maxApparentVa() * Math.min(1, lowestVoltagePu());
        double charge = Math.min(ratings.maxChargeW(), mostVa);
        double discharge = Math.min(ratings.maxDischargeW(), mostVa);
        return Math.clamp(wantedW(), -discharge, charge);
    }

    private double targetVar() {
        if (!isConducting() || isDeaf()) {
            return 0;
        }
        double mostVa = ratings.maxApparentVa() * Math.min(1, lowestVoltagePu());
        double left = Math.sqrt(Math.max(0, mostVa * mostVa - acPowerW * acPowerW));
        return Math.clamp(reactive.effective(), -left, left);
    }

    private double lowestVoltagePu() {
        return Math.max(
                0, Math.min(grid.voltagePu(1), Math.min(grid.voltagePu(2), grid.voltagePu(3))));
    }

    private double slewed(double from, double to, double step) {
        // blocked gates end the current at once
        return isConducting() ? from + Math.clamp(to - from, -step, step) : 0;
    }

    private void blocked(double seconds) {
        acPowerW = 0;
        reactiveVar = 0;
        dcCurrentA = 0;
        capacitorW = 0;
        dcVoltageV =
                port.connected()
                        ? port.voltageAtV(0)
                        : dcVoltageV * Math.exp(-seconds / DISCHARGE_SECONDS);
        if (port.connected()) {
            port.flow(0, seconds);
        }
    }

    private void stepDc(double seconds) {
        capacitorW = 0;
        switch (dcControl()) {
            case OFF -> blocked(seconds);
            case VOLTAGE -> holdVoltage(seconds);
            case POWER, AUTOMATIC -> followPower(seconds);
        }
    }

    DcControl dcControl() {
        if (!dcControlled) {
            return DcControl.AUTOMATIC;
        }
        return switch ((int) dcMode.effective()) {
            case 1 -> DcControl.VOLTAGE;
            case 2 -> DcControl.POWER;
            default -> DcControl.OFF;
        };
    }

    private void followPower(double seconds) {
        if (!port.connected()) {
            blocked(seconds);
            return;
        }
        double wantedDcW = acPowerW - lossW(acPowerW);
        double current = limitedA(currentFor(wantedDcW));
        double voltage = port.voltageAtV(current);
        boolean limited = Math.abs(voltage * current - wantedDcW) > 1;
        if (limited) {
            acPowerW = acFor(voltage * current);
        }
        flow(current, voltage, seconds);
    }

    private void holdVoltage(double seconds) {
        double target = Math.min(dcTargetV, Math.min(dcLimitV, ratings.maxDcVoltageV()));
        double mostA = Math.min(dcLimitA, ratings.maxDcCurrentA());
        if (port.connected()) {
            double open = port.voltageAtV(0);
            double ohm = Math.max(1e-3, port.voltageAtV(1) - open);
            double current = Math.clamp((target - open) / ohm, -mostA, mostA);
            double voltage = port.voltageAtV(current);
            acPowerW = acFor(voltage * current);
            flow(current, voltage, seconds);
            return;
        }
        double fastest = Math.min(FASTEST_V_PER_S, mostA / CAPACITANCE_F) * seconds;
        double before = dcVoltageV;
        dcVoltageV += Math.clamp(target - dcVoltageV, -FASTEST_V_PER_S * seconds, fastest);
        dcCurrentA = 0;
        capacitorW = seconds > 0 ? CAPACITANCE_F * dcVoltageV * (dcVoltageV - before) / seconds : 0;
        acPowerW = acFor(Math.max(0, capacitorW));
    }

    private void flow(double current, double voltage, double seconds) {
        dcCurrentA = current;
        dcVoltageV = voltage;
        port.flow(current, seconds);
    }

    /** The battery's voltage moves little with current, so this converges in a few rounds. */
    private double currentFor(double dcW) {
        double voltage = port.voltageAtV(0);
        if (!(voltage >= ratings.minDcVoltageV())) {
            return 0;
        }
        double current = dcW / voltage;
        for (int i = 0; i < 8; i++) {
            double at = port.voltageAtV(current);
            current = dcW / Math.max(at, voltage / 2);
        }
        return current;
    }

    private double limitedA(double current) {
        double most = ratings.maxDcCurrentA();
        double highestV = ratings.maxDcVoltageV();
        if (dcControlled) {
            most = Math.min(most, dcLimitA);
            highestV = Math.min(highestV, dcLimitV);
        }
        double limited = Math.clamp(current, -most, most);
        if (limited > 0 && port.voltageAtV(limited) > highestV) {
            double low = 0;
            double high = limited;
            for (int i = 0; i < 30; i++) {
                double middle = (low + high) / 2;
                if (port.voltageAtV(middle) > highestV) {
                    high = middle;
                } else {
                    low = middle;
                }
            }
            limited = low;
        }
        return limited;
    }

    /** 4 % at 11 kW, 3.3 % at half of it, and a fixed part that fades out towards zero. */
    static double lossW(double acPowerW) {
        double w = Math.abs(acPowerW);
        return 40 * Math.min(1, w / 400) + 0.015 * w + 1.94e-6 * w * w;
    }

    private static double acFor(double dcW) {
        double ac = dcW;
        for (int i = 0; i < 6; i++) {
            ac = dcW + lossW(ac);
        }
        return ac;
    }

    private void count(double seconds) {
        double hours = seconds / 3600;
        importedWh += Math.max(0, acPowerW) * hours;
        exportedWh += Math.max(0, -acPowerW) * hours;
        dcChargedWh += Math.max(0, dcPowerW()) * hours;
        dcDischargedWh += Math.max(0, -dcPowerW()) * hours;
        double hot = AMBIENT_C + KELVIN_PER_W * lossW(acPowerW);
        temperatureC += (hot - temperatureC) * Math.min(1, seconds / THERMAL_SECONDS);
    }

    // ---- readings ----

    public ConverterRatings ratings() {
        return ratings;
    }

    public FaultPanel faults() {
        return faults;
    }

    /** At the grid terminals, plus into the vehicle. */
    public double acPowerW() {
        return acPowerW;
    }

    /** What it follows now: the last set-point, or what it fell back to by itself. */
    public double commandedW() {
        return wantedW();
    }

    /** It follows no set-point of ours any more, because nobody has renewed it. */
    public boolean fellBack() {
        return power.fellBack() || isDeaf();
    }

    /** Plus is what the converter draws (inductive). */
    public double reactivePowerVar() {
        return reactiveVar;
    }

    public double dcVoltageV() {
        return dcVoltageV;
    }

    public double dcCurrentA() {
        return dcCurrentA;
    }

    public double dcPowerW() {
        return dcVoltageV * dcCurrentA;
    }

    /** Phase to neutral. */
    public double voltageV(int phase) {
        return grid.voltagePu(phase) * ratings.nominalVoltageV();
    }

    public double frequencyHz() {
        return grid.frequencyHz();
    }

    public double importedWh() {
        return importedWh;
    }

    public double exportedWh() {
        return exportedWh;
    }

    public double dcChargedWh() {
        return dcChargedWh;
    }

    public double dcDischargedWh() {
        return dcDischargedWh;
    }

    public double temperatureC() {
        return temperatureC;
    }

    /** The state's name as a person would say it. */
    public String stateName() {
        return state.name();
    }

    State state() {
        return state;
    }

    long alarmBits() {
        return gridTrip.alarmBits() | (tripLatched ? HARDWARE_ALARM : 0);
    }

    double enterServiceSeconds() {
        return gridTrip.waitSeconds();
    }

    long heartbeat() {
        return (long) aliveSeconds;
    }

    double dcTargetV() {
        return dcTargetV;
    }

    double dcLimitV() {
        return dcLimitV;
    }

    double dcLimitA() {
        return dcLimitA;
    }
}
