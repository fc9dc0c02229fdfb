package org.tidegate.protection;

import org.jspecify.annotations.Nullable;

/**
 * The grid-support functions of a grid code besides frequency, as plain numbers. Everything is per
 * unit of rated apparent power; active power is plus into the vehicle, reactive power is plus when
 * absorbed (inductive, what the charger draws).
 *
 * @param controlVoltage the voltage that volt-var and volt-watt look at
 * @param voltageFilterNanos time to 90 % of a filter on that voltage (three-phase only); 0 for none
 * @param reactiveMode the one voltage and reactive power control mode in force
 * @param handoverNanos a change of mode moves reactive power by 1 pu in this time; 0 at once
 * @param voltWatt null when off
 * @param powerLimit null when off
 * @param demandRampNanos a new demand is followed by 1 pu in this time; 0 at once
 * @param dynamicVoltage null when off
 * @param capability what the converter can do
 * @param reactionNanos dead time before any of these functions begins to respond
 */
public record SupportSettings(
        ControlVoltage controlVoltage,
        long voltageFilterNanos,
        ReactiveMode reactiveMode,
        long handoverNanos,
        @Nullable VoltWatt voltWatt,
        @Nullable PowerLimit powerLimit,
        long demandRampNanos,
        @Nullable DynamicVoltage dynamicVoltage,
        Capability capability,
        long reactionNanos) {

    /** IEEE 1547-2018 5.3.3 permits either; a code or a site declares which. */
    public enum ControlVoltage {
        /** Arithmetic mean of the phase voltages. */
        MEAN,
        POSITIVE_SEQUENCE
    }

    public SupportSettings {
        require(voltageFilterNanos >= 0, "voltageFilterNanos", voltageFilterNanos);
        require(handoverNanos >= 0, "handoverNanos", handoverNanos);
        require(demandRampNanos >= 0, "demandRampNanos", demandRampNanos);
        require(reactionNanos >= 0, "reactionNanos", reactionNanos);
    }

    /** Nothing but the rating: what a code without support functions asks for. */
    public static SupportSettings none() {
        return new SupportSettings(
                ControlVoltage.MEAN,
                0,
                new ReactiveMode.Off(),
                0,
                null,
                null,
                0,
                null,
                Capability.full(),
                0);
    }

    /** The same with another mode of reactive power. */
    public SupportSettings with(ReactiveMode mode) {
        return new SupportSettings(
                controlVoltage,
                voltageFilterNanos,
                mode,
                handoverNanos,
                voltWatt,
                powerLimit,
                demandRampNanos,
                dynamicVoltage,
                capability,
                reactionNanos);
    }

    /** Modes of reactive power; one at a time (IEEE 1547-2018 5.3.1). */
    public sealed interface ReactiveMode {
        /** No reactive power, and active power is not held inside the circle. */
        record Off() implements ReactiveMode {}

        /**
         * IEEE 1547-2018 5.3.2, EN 50549-1 4.7.2.3.2.
         *
         * @param injecting while exporting: true injects (over-excited), false absorbs
         */
        record ConstantPowerFactor(double cosPhi, boolean injecting, long responseNanos)
                implements ReactiveMode {
            public ConstantPowerFactor {
                require(cosPhi > 0 && cosPhi <= 1, "cosPhi", cosPhi);
                require(responseNanos >= 0, "responseNanos", responseNanos);
            }
        }

        /** IEEE 1547-2018 5.3.5, EN 50549-1 4.7.2.3.2: plus absorbs. */
        record ConstantReactivePower(double reactivePowerPu, long responseNanos)
                implements ReactiveMode {
            public ConstantReactivePower {
                require(Math.abs(reactivePowerPu) <= 1, "reactivePowerPu", reactivePowerPu);
                require(responseNanos >= 0, "responseNanos", responseNanos);
            }
        }

        /**
         * IEEE 1547-2018 5.3.3, EN 50549-1 4.7.2.3.3 Q(U), AS/NZS 4777.2 3.3.2.3.
         *
         * @param curve voltage to reactive power at a reference of 1 pu
         * @param referencePu shifts the curve; 1 leaves it where it is
         * @param autonomous true: the follower's reference is used instead
         * @param responseNanos open-loop response, to 90 %
         * @param lock null where the curve is followed at any power
         */
        record VoltVar(
                Curve curve,
                double referencePu,
                boolean autonomous,
                AutonomousReference follower,
                long responseNanos,
                @Nullable Lock lock)
                implements ReactiveMode {
            /** At any power. */
            public VoltVar(
                    Curve curve,
                    double referencePu,
                    boolean autonomous,
                    AutonomousReference follower,
                    long responseNanos) {
                this(curve, referencePu, autonomous, follower, responseNanos, null);
            }

            public VoltVar {
                require(referencePu > 0, "referencePu", referencePu);
                require(responseNanos >= 0, "responseNanos", responseNanos);
            }
        }

        /**
         * EN 50549-1 4.7.2.3.3, CEI 0-21: Q(U) begins when exported power reaches the lock-in value
         * and ends when it falls below the lock-out value.
         */
        record Lock(double inPu, double outPu) {
            public Lock {
                require(outPu >= 0 && outPu < inPu && inPu <= 1, "lock-out " + outPu + ", lock-in", inPu);
            }
        }

        /** IEEE 1547-2018 5.3.4: active power (plus imports) to reactive power. */
        record WattVar(Curve curve, long responseNanos) implements ReactiveMode {
            public WattVar {
                require(responseNanos >= 0, "responseNanos", responseNanos);
            }
        }

        /**
         * EN 50549-1 4.7.2.3.4, VDE-AR-N 4105 5.7.2.4: cos φ(P), absorbing while exporting.
         *
         * @param curve exported power (positive) to cos φ in (0, 1]
         */
        record PowerFactorOfPower(Curve curve, long responseNanos) implements ReactiveMode {
            public PowerFactorOfPower {
                require(responseNanos >= 0, "responseNanos", responseNanos);
                for (int i = 0; i < curve.points(); i++) {
                    require(curve.y(i) > 0 && curve.y(i) <= 1, "cosPhi", curve.y(i));
                }
            }
        }
    }

    /**
     * A reference that follows the voltage (IEEE 1547-2018 5.3.3); it follows even while it is not
     * used, so that switching it on finds it where it belongs.
     *
     * @param timeConstantNanos of the follower; the standard's 300 s to 5000 s
     */
    public record AutonomousReference(long timeConstantNanos, double lowestPu, double highestPu) {
        public AutonomousReference {
            require(timeConstantNanos >= 0, "timeConstantNanos", timeConstantNanos);
            require(lowestPu <= highestPu, "lowestPu", lowestPu);
        }

        /** The standard's default. */
        public static AutonomousReference standard() {
            return new AutonomousReference(300_000_000_000L, 0.95, 1.05);
        }
    }

    /**
     * IEEE 1547-2018 5.4.2, EN 50549-1 4.7.3 P(U), AS/NZS 4777.2 3.3.2.2.
     *
     * @param exportCurve voltage to the most export; a negative limit demands import
     * @param importCurve voltage to the most import; null where the code does not limit charging
     * @param responseNanos open-loop response, to 90 %
     */
    public record VoltWatt(Curve exportCurve, @Nullable Curve importCurve, long responseNanos) {
        public VoltWatt {
            require(responseNanos >= 0, "responseNanos", responseNanos);
        }
    }

    /**
     * IEEE 1547-2018 4.6.2.
     *
     * @param exportPu the most export; negative demands import
     * @param responseNanos the limit moves by 1 pu in this time
     */
    public record PowerLimit(double exportPu, long responseNanos) {
        public PowerLimit {
            require(Double.isFinite(exportPu), "exportPu", exportPu);
            require(responseNanos >= 0, "responseNanos", responseNanos);
        }
    }

    /**
     * Reactive current while riding through (IEEE 1547-2018 6.4.2.6, EN 50549-2 4.7.4).
     *
     * @param gain reactive current per voltage beyond the deadband, per unit; also of the negative
     *     sequence
     * @param deadbandPu around nominal
     */
    public record DynamicVoltage(double gain, double deadbandPu) {
        public DynamicVoltage {
            require(gain >= 0, "gain", gain);
            require(deadbandPu >= 0, "deadbandPu", deadbandPu);
        }
    }

    /** Who gives way when active and reactive power do not fit the circle together. */
    public enum Priority {
        /** Active power gives way. */
        REACTIVE,
        /** Reactive power gives way, down to what the standard demands at least. */
        ACTIVE
    }

    /**
     * What the converter can do.
     *
     * @param exportPu,importPu rated active power each way, positive
     * @param exportVa,importVa radius of the circle each way, per unit of rated apparent power
     * @param injection,absorption active power (plus imports) to the most reactive power each way,
     *     both positive
     * @param requiredInjectionPu,requiredAbsorptionPu what {@link Priority#ACTIVE} may not go below
     *     (IEEE 1547-2018 table 7)
     */
    public record Capability(
            double exportPu,
            double importPu,
            double exportVa,
            double importVa,
            Curve injection,
            Curve absorption,
            double requiredInjectionPu,
            double requiredAbsorptionPu,
            Priority priority) {
        public Capability {
            require(exportPu >= 0, "exportPu", exportPu);
            require(importPu >= 0, "importPu", importPu);
            require(exportVa > 0, "exportVa", exportVa);
            require(importVa > 0, "importVa", importVa);
        }

        /** All of the circle, both ways. */
        public static Capability full() {
            return new Capability(
                    1, 1, 1, 1, Curve.level(1), Curve.level(1), 0.44, 0.44, Priority.REACTIVE);
        }
    }

    private static void require(boolean holds, String what, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(what + " = " + value + " means nothing");
        }
    }
}
