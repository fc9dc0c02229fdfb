package org.tidegate.iso15118.internal.iso2;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.OlderProtocols.TransferMode;
import org.tidegate.iso15118.message.Bytes;

/** What the charger answers, before a dialect puts it into words. */
public sealed interface Reply {
    Code code();

    /** Where a lengthy business stands. */
    enum Processing {
        FINISHED,
        ONGOING,
        /** Somebody has to present a card first. */
        WAITING_FOR_CUSTOMER
    }

    /** What the charger wants of the vehicle. */
    enum Wish {
        NONE,
        STOP_CHARGING,
        RENEGOTIATE
    }

    /** How the charger feels. */
    enum Health {
        NOT_READY,
        READY,
        SHUTDOWN,
        ISOLATION_MONITORING,
        EMERGENCY_SHUTDOWN,
        MALFUNCTION
    }

    /** What the insulation monitor has found. */
    enum Isolation {
        INVALID,
        VALID,
        FAULT
    }

    /** Part of most answers. */
    record Status(Wish wish, int delayS, Health health, Isolation isolation) {}

    /**
     * The charger's limits; currents and powers are negative where the vehicle shall discharge.
     *
     * @param minCurrentA,minVoltageV magnitudes
     */
    record Limits(
            double maxCurrentA,
            double maxPowerW,
            double maxVoltageV,
            double minCurrentA,
            double minVoltageV) {}

    record Meter(String meterId, long readingWh, long wallSeconds) {}

    /** A service besides charging. */
    record Service(int id, String name) {}

    /** For requests that only want a yes or a no. */
    record Plain(Code code) implements Reply {}

    /** Of PowerDelivery and MeteringReceipt. */
    record Powered(Code code, Status status, boolean ac) implements Reply {}

    record SessionSetup(Code code, String evseId, long wallSeconds) implements Reply {}

    record ServiceDiscovery(
            Code code,
            boolean contract,
            boolean external,
            List<TransferMode> modes,
            List<Service> services)
            implements Reply {
        public ServiceDiscovery {
            modes = List.copyOf(modes);
            services = List.copyOf(services);
        }
    }

    /**
     * @param setNames names of the parameter sets, numbered from 1
     */
    record ServiceDetail(Code code, int serviceId, List<String> setNames) implements Reply {
        public ServiceDetail {
            setNames = List.copyOf(setNames);
        }
    }

    /**
     * @param exi the operator's whole message; null to refuse
     */
    record Certificate(Code code, @Nullable Bytes exi) implements Reply {}

    record PaymentDetails(Code code, Bytes challenge, long wallSeconds) implements Reply {}

    record Authorization(Code code, Processing processing) implements Reply {}

    /**
     * @param schedules empty while ongoing
     * @param limits of the DC output; null for an AC outlet
     * @param ac of the AC outlet; null for a DC output
     */
    record ChargeParameterDiscovery(
            Code code,
            Processing processing,
            List<Schedule> schedules,
            Status status,
            @Nullable Limits limits,
            @Nullable Outlet ac)
            implements Reply {
        public ChargeParameterDiscovery {
            schedules = List.copyOf(schedules);
        }
    }

    /** An AC outlet's limits. */
    record Outlet(double nominalVoltageV, double maxCurrentA) {}

    record CableCheck(Code code, Status status, Processing processing) implements Reply {}

    /** Of PreCharge and of WeldingDetection. */
    record Voltage(Code code, Status status, double presentVoltageV) implements Reply {}

    record CurrentDemand(
            Code code,
            Status status,
            double presentVoltageV,
            double presentCurrentA,
            boolean currentLimitAchieved,
            boolean voltageLimitAchieved,
            boolean powerLimitAchieved,
            Limits limits,
            int tuple,
            @Nullable Meter meter,
            boolean receiptRequired)
            implements Reply {}

    record ChargingStatus(
            Code code,
            Status status,
            int tuple,
            double maxCurrentA,
            @Nullable Meter meter,
            boolean receiptRequired)
            implements Reply {}
}
