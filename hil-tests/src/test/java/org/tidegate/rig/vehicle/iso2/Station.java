package org.tidegate.rig.vehicle.iso2;

import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.EvseState;
import org.tidegate.iso15118.EvseState.Authorisation;
import org.tidegate.iso15118.EvseState.Isolation;
import org.tidegate.iso15118.EvseState.Pilot;
import org.tidegate.iso15118.EvseState.Stop;
import org.tidegate.iso15118.VehicleState;
import org.tidegate.iso15118.VehicleState.Phase;
import org.tidegate.rig.vehicle.Battery;
import org.tidegate.runtime.Plane;
import org.tidegate.runtime.Published;

/** As much of a charger as an old car needs, DC or AC, and obedient. */
final class Station implements Plane {
    private static final long PERIOD_NANOS = 20_000_000L;
    private static final double PHASES_V = 3 * 230;

    final Published<EvseState> evse = new Published<>(EvseState.unavailable(0));
    final Published<VehicleState> vehicle;
    final Battery battery;

    Authorisation authorisation = Authorisation.ACCEPTED;
    boolean ready = true;
    boolean permitted = true;
    Isolation isolationResult = Isolation.VALID;
    boolean closesContactor = true;
    Pilot pilot = Pilot.UNKNOWN;
    double targetW = 11_000;
    double maxW = 11_000;
    double maxA = 30;
    Stop stop = Stop.NONE;
    @Nullable String stopReason;
    boolean renegotiate;
    boolean dead;
    DoubleSupplier acWantedA = () -> 0;

    boolean contactor;
    boolean everClosed;
    private double voltageV;
    private double currentA;
    private double importWh;
    private double exportWh;
    private long checkNanos = -1;
    private long lastNanos = -1;

    Station(Published<VehicleState> vehicle, double socPercent) {
        this.vehicle = vehicle;
        this.battery = new Battery(Battery.Pack.of(400), socPercent, () -> contactor);
    }

    @Override
    public String name() {
        return "station";
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
                phase.compareTo(Phase.CABLE_CHECK) >= 0 && phase.compareTo(Phase.STOPPING) < 0;
        contactor = wanted && closesContactor && permitted && stop != Stop.EMERGENCY;
        everClosed |= contactor;
        checkNanos = phase != Phase.CABLE_CHECK ? -1 : checkNanos < 0 ? nowNanos : checkNanos;
        transfer(wish, seconds);
        boolean checked = checkNanos >= 0 && nowNanos - checkNanos > 500_000_000L;
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
                        maxW,
                        maxW,
                        maxA,
                        maxA,
                        150,
                        500,
                        targetW,
                        importWh,
                        exportWh,
                        10,
                        stop,
                        stopReason,
                        pilot,
                        renegotiate));
        return PERIOD_NANOS;
    }

    private void transfer(VehicleState wish, double seconds) {
        currentA = 0;
        if (!contactor) {
            voltageV *= 0.5;
            return;
        }
        switch (wish.phase()) {
            case CABLE_CHECK -> voltageV = wish.requestedVoltageV();
            case PRE_CHARGE -> voltageV += 0.3 * (wish.requestedVoltageV() - voltageV);
            default -> {
                if (battery.connected()) {
                    flow(wish, seconds);
                }
            }
        }
    }

    private void flow(VehicleState wish, double seconds) {
        boolean ac = wish.protocol().endsWith("AC");
        double ocvV = battery.openCircuitV();
        boolean loop = wish.phase() == Phase.CHARGE_LOOP && stop == Stop.NONE;
        if (ac) {
            // With AC the car's own charger decides.
            currentA = loop ? acWantedA.getAsDouble() * PHASES_V * 0.9 / ocvV : 0;
        } else {
            double highA = Math.min(wish.maxChargeCurrentA(), wish.maxChargePowerW() / ocvV);
            double lowA = Math.min(wish.maxDischargeCurrentA(), wish.maxDischargePowerW() / ocvV);
            double boundW = Math.clamp(targetW, -maxW, maxW);
            currentA = loop ? Math.clamp(boundW / ocvV, -lowA, highA) : 0;
        }
        voltageV = battery.voltageAtV(currentA);
        battery.flow(currentA, seconds);
        double wh = voltageV * currentA * seconds / 3600;
        importWh += Math.max(0, wh);
        exportWh += Math.max(0, -wh);
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
