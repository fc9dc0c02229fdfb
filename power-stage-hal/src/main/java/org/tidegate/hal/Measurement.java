package org.tidegate.hal;

/**
 * One reading of a converter. Mutable and reused on purpose, so that reading costs no allocation.
 * NaN means not measured; a phase that does not exist is NaN.
 */
public final class Measurement {
    /** Phase to neutral, rms. */
    public double voltageL1V = Double.NaN;

    public double voltageL2V = Double.NaN;
    public double voltageL3V = Double.NaN;
    public double frequencyHz = Double.NaN;

    /** At the grid terminals, plus into the vehicle. */
    public double acPowerW = Double.NaN;

    /** At the grid terminals; plus is what the charger draws (inductive), as for active power. */
    public double reactivePowerVar = Double.NaN;

    public double dcVoltageV = Double.NaN;

    /** Plus into the vehicle. */
    public double dcCurrentA = Double.NaN;

    /** Plus into the vehicle. */
    public double dcPowerW = Double.NaN;

    public double temperatureC = Double.NaN;

    /** The device's alarm bit field, SunSpec model 701 {@code Alrm} numbering. */
    public long alarmBits;

    public StageState state = StageState.OFFLINE;

    /** Monotonic time at which the exchange was begun, so that age is never flattered. */
    public long sampledAtNanos;

    /** Counts successful exchanges; 0 means there was none yet. */
    public long sequence;

    public void copyFrom(Measurement other) {
        voltageL1V = other.voltageL1V;
        voltageL2V = other.voltageL2V;
        voltageL3V = other.voltageL3V;
        frequencyHz = other.frequencyHz;
        acPowerW = other.acPowerW;
        reactivePowerVar = other.reactivePowerVar;
        dcVoltageV = other.dcVoltageV;
        dcCurrentA = other.dcCurrentA;
        dcPowerW = other.dcPowerW;
        temperatureC = other.temperatureC;
        alarmBits = other.alarmBits;
        state = other.state;
        sampledAtNanos = other.sampledAtNanos;
        sequence = other.sequence;
    }

    /** True when there was an exchange and it began at most {@code maxAgeNanos} ago. */
    public boolean isFresh(long nowNanos, long maxAgeNanos) {
        return sequence != 0 && nowNanos - sampledAtNanos <= maxAgeNanos;
    }
}
