package org.tidegate.rig.vehicle;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.EvseState;
import org.tidegate.iso15118.EvseState.Authorisation;
import org.tidegate.iso15118.EvseState.Isolation;
import org.tidegate.iso15118.EvseState.Stop;
import org.tidegate.iso15118.VehicleState;
import org.tidegate.iso15118.VehicleState.Phase;
import org.tidegate.runtime.Plane;
import org.tidegate.runtime.Published;

/** As much of a charger as the vehicle needs: contactors, a voltage, a power, and obedience. */
final class ChargerStandIn implements Plane {
    private static final long PERIOD_NANOS = 20_000_000L;
    private static final double FULL_W = 11_000;
    private static final double FULL_A = 30;

    final Published<EvseState> evse = new Published<>(EvseState.unavailable(0));
    final Published<VehicleState> vehicle;
    Battery battery;

    volatile Authorisation authorisation = Authorisation.ACCEPTED;
    volatile boolean ready = true;
    volatile boolean permitted = true;
    volatile Isolation isolationResult = Isolation.VALID;
    volatile boolean followsVoltage = true;
    volatile boolean closesContactor = true;
    volatile double targetW;
    volatile Stop stop = Stop.NONE;
    volatile @Nullable String stopReason;
    volatile boolean dead;
    volatile boolean ac;
    volatile double offeredW = FULL_W;
    volatile EvseState.Iso20 iso20 = EvseState.Iso20.NONE;

    volatile boolean contactor;
    private double voltageV;
    private double currentA;
    private double importWh;
    private double exportWh;
    private long cableCheckNanos = -1;
    private long lastNanos = -1;

    ChargerStandIn(Published<VehicleState> vehicle) {
        this.vehicle = vehicle;
        this.battery = new Battery(Battery.Pack.of(400), 50, () -> contactor);
    }

    @Override
    public String name() {
        return "charger";
    }

    @Override
    public long step(long nowNanos) {
        if (dead) {
            return PERIOD_NANOS;
        }
        VehicleState wish = vehicle.latest();
        double seconds = lastNanos < 0 ? 0 : (nowNanos - lastNanos) / 1e9;
        lastNanos = nowNanos;
        Phase phase = wish.phase();
        boolean wanted =
                phase.compareTo(ac ? Phase.ENERGISED : Phase.CABLE_CHECK) >= 0
                        && phase.compareTo(Phase.STOPPING) < 0;
        contactor = wanted && closesContactor && stop != Stop.EMERGENCY;
        cableCheckNanos =
                phase != Phase.CABLE_CHECK ? -1 : cableCheckNanos < 0 ? nowNanos : cableCheckNanos;
        transfer(wish, seconds);
        boolean checked = cableCheckNanos >= 0 && nowNanos - cableCheckNanos > 500_000_000L;
        Isolation isolation =
                phase.compareTo(Phase.CABLE_CHECK) < 0
                        ? Isolation.NOT_TESTED
                        : phase == Phase.CABLE_CHECK && !checked
                                ? Isolation.TESTING
                                : isolationResult;
        evse.publish(
                new EvseState(
                        nowNanos,
                        ready,
                        authorisation,
                        permitted,
                        contactor,
                        isolation,
                        voltageV,
                        currentA,
                        offeredW,
                        offeredW,
                        FULL_A,
                        FULL_A,
                        150,
                        500,
                        targetW,
                        importWh,
                        exportWh,
                        10,
                        stop,
                        stopReason,
                        EvseState.Pilot.UNKNOWN,
                        false,
                        ac
                                ? new EvseState.Iso20(
                                        iso20.notice(),
                                        iso20.plans(),
                                        iso20.mobility(),
                                        currentA * voltageV,
                                        0,
                                        50)
                                : iso20));
        return PERIOD_NANOS;
    }

    /** The vehicle's own inverter decides; the charger only measures. */
    private void measure(double seconds) {
        currentA = contactor ? battery.currentA() : 0;
        voltageV = battery.terminalV();
        double wh = voltageV * currentA * seconds / 3600;
        importWh += Math.max(0, wh);
        exportWh += Math.max(0, -wh);
    }

    private void transfer(VehicleState wish, double seconds) {
        if (ac) {
            measure(seconds);
            return;
        }
        currentA = 0;
        if (!contactor) {
            voltageV *= 0.5;
        } else if (wish.phase() == Phase.CABLE_CHECK) {
            voltageV = wish.requestedVoltageV();
        } else if (wish.phase() == Phase.PRE_CHARGE) {
            if (followsVoltage) {
                voltageV += 0.3 * (wish.requestedVoltageV() - voltageV);
            }
        } else if (battery.connected()) {
            double allowedW =
                    Math.clamp(targetW, -wish.maxDischargePowerW(), wish.maxChargePowerW());
            boolean loop = wish.phase() == Phase.CHARGE_LOOP && stop == Stop.NONE;
            currentA = loop ? allowedW / battery.openCircuitV() : 0;
            voltageV = battery.voltageAtV(currentA);
            battery.flow(currentA, seconds);
            double wh = voltageV * currentA * seconds / 3600;
            importWh += Math.max(0, wh);
            exportWh += Math.max(0, -wh);
        }
    }

    double importWh() {
        return importWh;
    }

    double exportWh() {
        return exportWh;
    }

    double currentA() {
        return currentA;
    }
}
