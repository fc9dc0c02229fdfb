package org.tidegate.protection.internal;

import org.jspecify.annotations.Nullable;
import org.tidegate.protection.FirstOrderLag;
import org.tidegate.protection.GridSample;
import org.tidegate.protection.ProtectionSettings;
import org.tidegate.protection.ProtectionSettings.Blanking;
import org.tidegate.protection.ProtectionSettings.MeanWindow;
import org.tidegate.protection.SupportSettings;
import org.tidegate.protection.SupportSettings.ControlVoltage;

/** What one sample says about the grid, after what cannot be believed has been taken out. */
public final class Observation {
    private final long longestAgeNanos;
    private final ApplicableVoltage voltage;
    private final @Nullable MeanVoltage meanVoltage;
    private final @Nullable RateOfChange rateOfChange;
    private final @Nullable PhaseJumpBlanking blanking;
    private final FirstOrderLag controlLag = new FirstOrderLag();
    private final boolean threePhase;
    private double frequencyHz = Double.NaN;
    private double meanPu = 1;
    private double rateHzPerS;
    private double controlPu = Double.NaN;
    private boolean blind = true;
    private boolean blanked;

    public Observation(ProtectionSettings settings) {
        longestAgeNanos = settings.longestSampleAgeNanos();
        threePhase = settings.phases() == 3;
        voltage = new ApplicableVoltage(threePhase);
        MeanWindow window = settings.mean();
        meanVoltage = window == null ? null : new MeanVoltage(window);
        rateOfChange =
                settings.rateOfChangeWindowNanos() > 0
                        ? new RateOfChange(settings.rateOfChangeWindowNanos())
                        : null;
        Blanking jump = settings.phaseJump();
        blanking = jump == null ? null : new PhaseJumpBlanking(jump);
    }

    public void take(GridSample sample, SupportSettings support, long nowNanos, long dtNanos) {
        voltage.take(sample);
        frequencyHz = sample.frequencyHz;
        boolean stale = sample.ageNanos > longestAgeNanos;
        // An infinite reading is as good as none, and would poison every filter behind it.
        if (stale || !Double.isFinite(voltage.lowestPu() + voltage.highestPu())) {
            voltage.blind();
        }
        if (stale || !Double.isFinite(frequencyHz)) {
            frequencyHz = Double.NaN;
        }
        blind = Double.isNaN(voltage.lowestPu()) || Double.isNaN(frequencyHz);
        if (meanVoltage != null) {
            meanPu = meanVoltage.step(voltage.highestPu(), dtNanos);
        }
        if (rateOfChange != null) {
            blanked = blanking != null && blanking.step(sample.phaseJumpDeg, nowNanos);
            if (blanked && !Double.isNaN(frequencyHz)) {
                rateOfChange.restart();
                rateHzPerS = 0;
            } else {
                rateHzPerS = rateOfChange.step(frequencyHz, nowNanos);
            }
        }
        takeControlVoltage(support, dtNanos * 1e-9);
    }

    private void takeControlVoltage(SupportSettings support, double dtSeconds) {
        double now =
                support.controlVoltage() == ControlVoltage.MEAN
                        ? voltage.meanPhasePu()
                        : voltage.positiveSequencePu();
        if (Double.isNaN(now) || Double.isNaN(controlPu) || !threePhase) {
            controlLag.reset(now);
            controlPu = now;
        } else {
            controlPu = controlLag.step(now, support.voltageFilterNanos() * 1e-9, dtSeconds);
        }
    }

    public ApplicableVoltage voltage() {
        return voltage;
    }

    /** NaN if unknown. */
    public double frequencyHz() {
        return frequencyHz;
    }

    /** The mean voltage in force; 1 when the code has none. */
    public double meanPu() {
        return meanPu;
    }

    /** Signed; 0 when the code does not look at it. */
    public double rateHzPerS() {
        return rateHzPerS;
    }

    /** What volt-var and volt-watt look at; NaN if unknown. */
    public double controlPu() {
        return controlPu;
    }

    /** Voltage or frequency is not known. */
    public boolean blind() {
        return blind;
    }

    /** A phase jump keeps the rate of change from being believed. */
    public boolean blanked() {
        return blanked;
    }
}
