package org.tidegate.rig.demo;

import java.util.function.Supplier;
import org.tidegate.controller.snapshot.Snapshot;
import org.tidegate.iso15118.VehicleState;
import org.tidegate.rig.pilot.PilotTwin;
import org.tidegate.rig.plant.DcPort;
import org.tidegate.rig.vehicle.Battery;
import org.tidegate.runtime.Plane;
import org.tidegate.runtime.Published;

/**
 * What stands in for copper where a twin meets the real thing: a foreign converter is not wired to
 * the twin's battery, and a foreign vehicle is not wired to the twin's converter or pilot.
 */
final class ForeignWiring {
    private static final long PERIOD_NANOS = 10_000_000L;

    private ForeignWiring() {}

    /** The twin's battery takes the power that the foreign converter says it moves. */
    static Plane batteryFollows(Battery battery, Published<Snapshot> snapshots) {
        return new Plane() {
            private long lastNanos;
            private boolean begun;

            @Override
            public String name() {
                return "wiring";
            }

            @Override
            public long step(long nowNanos) {
                double seconds = begun ? (nowNanos - lastNanos) * 1e-9 : 0;
                begun = true;
                lastNanos = nowNanos;
                double powerW = snapshots.latest().power().acPowerW();
                if (seconds > 0 && !Double.isNaN(powerW) && battery.connected()) {
                    battery.flow(powerW / battery.openCircuitV(), seconds);
                }
                return PERIOD_NANOS;
            }
        };
    }

    /** The pilot of a foreign vehicle: ready while the vehicle's own messages say so. */
    static Plane pilotFollows(PilotTwin pilot, Published<VehicleState> vehicle) {
        return new Plane() {
            @Override
            public String name() {
                return "wiring";
            }

            @Override
            public long step(long nowNanos) {
                switch (vehicle.latest().phase()) {
                    case NEGOTIATING, CABLE_CHECK, PRE_CHARGE, ENERGISED, CHARGE_LOOP ->
                            pilot.closeS2();
                    default -> pilot.openS2();
                }
                return PERIOD_NANOS;
            }
        };
    }

    /** A stiff battery at whatever voltage the foreign vehicle asked for in pre-charge. */
    static DcPort stiffBattery(Supplier<VehicleState> vehicle) {
        return new DcPort() {
            private double voltageV = Double.NaN;

            @Override
            public boolean connected() {
                VehicleState v = vehicle.get();
                if (v.requestedVoltageV() > 0) {
                    voltageV = v.requestedVoltageV();
                }
                boolean energised =
                        v.phase() == VehicleState.Phase.ENERGISED
                                || v.phase() == VehicleState.Phase.CHARGE_LOOP;
                return energised && !Double.isNaN(voltageV);
            }

            @Override
            public double voltageAtV(double currentA) {
                return connected() ? voltageV + 0.05 * currentA : Double.NaN;
            }

            @Override
            public void flow(double currentA, double seconds) {}
        };
    }
}
