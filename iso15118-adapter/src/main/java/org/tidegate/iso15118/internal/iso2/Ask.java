package org.tidegate.iso15118.internal.iso2;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.OlderProtocols.TransferMode;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.SessionId;

/**
 * What a vehicle asks, whichever dialect it speaks. Quantities are in units of the SI; NaN is what
 * was not said or makes no sense, such as a current in volts.
 */
public sealed interface Ask {
    Kind kind();

    /** A battery vehicle's state, in every DC request. */
    record Status(boolean ready, String error, int socPercent) {
        public static final String NO_ERROR = "NO_ERROR";

        public boolean isHealthy() {
            return error.equals(NO_ERROR);
        }
    }

    record SessionSetup(String evccId) implements Ask {
        @Override
        public Kind kind() {
            return Kind.SESSION_SETUP;
        }
    }

    /**
     * @param chargingOnly the vehicle wants to hear about nothing but charging
     */
    record ServiceDiscovery(boolean chargingOnly) implements Ask {
        @Override
        public Kind kind() {
            return Kind.SERVICE_DISCOVERY;
        }
    }

    record ServiceDetail(int serviceId) implements Ask {
        @Override
        public Kind kind() {
            return Kind.SERVICE_DETAIL;
        }
    }

    record PaymentSelection(boolean contract, List<Integer> serviceIds) implements Ask {
        public PaymentSelection {
            serviceIds = List.copyOf(serviceIds);
        }

        @Override
        public Kind kind() {
            return Kind.PAYMENT_SELECTION;
        }
    }

    /**
     * @param exi the whole message, to be passed on
     * @param certificates who signs it, leaf first
     */
    record Certificate(boolean update, Bytes exi, List<Bytes> certificates, @Nullable Signed signed)
            implements Ask {
        public Certificate {
            certificates = List.copyOf(certificates);
        }

        @Override
        public Kind kind() {
            return update ? Kind.CERTIFICATE_UPDATE : Kind.CERTIFICATE_INSTALLATION;
        }
    }

    /**
     * @param leafFirst the contract's certificates, DER
     */
    record PaymentDetails(String eMaid, List<Bytes> leafFirst) implements Ask {
        public PaymentDetails {
            leafFirst = List.copyOf(leafFirst);
        }

        @Override
        public Kind kind() {
            return Kind.PAYMENT_DETAILS;
        }
    }

    record Authorization(@Nullable Bytes challenge, @Nullable Signed signed) implements Ask {
        @Override
        public Kind kind() {
            return Kind.AUTHORIZATION;
        }
    }

    /**
     * @param mode null for one this charger has never heard of
     * @param parameters null if the message carried none
     */
    record ChargeParameterDiscovery(
            @Nullable TransferMode mode, double departureS, @Nullable Parameters parameters)
            implements Ask {
        @Override
        public Kind kind() {
            return Kind.CHARGE_PARAMETER_DISCOVERY;
        }
    }

    /** What a vehicle needs. */
    sealed interface Parameters {}

    record Dc(
            Status status,
            double maxCurrentA,
            double maxPowerW,
            double maxVoltageV,
            double capacityWh,
            double requestWh,
            double fullSocPercent,
            double bulkSocPercent)
            implements Parameters {}

    record Ac(double requestWh, double maxVoltageV, double maxCurrentA, double minCurrentA)
            implements Parameters {}

    record CableCheck(Status status) implements Ask {
        @Override
        public Kind kind() {
            return Kind.CABLE_CHECK;
        }
    }

    record PreCharge(Status status, double targetVoltageV, double targetCurrentA) implements Ask {
        @Override
        public Kind kind() {
            return Kind.PRE_CHARGE;
        }
    }

    /** What PowerDelivery is for. */
    enum Progress {
        START,
        STOP,
        RENEGOTIATE
    }

    /** The vehicle's plan from this second on. */
    record ProfileEntry(long startS, double maxPowerW) {}

    /**
     * @param tuple the chosen schedule; 0 if the dialect names none
     */
    record PowerDelivery(Progress progress, int tuple, List<ProfileEntry> profile) implements Ask {
        public PowerDelivery {
            profile = List.copyOf(profile);
        }

        @Override
        public Kind kind() {
            return Kind.POWER_DELIVERY;
        }
    }

    record ChargingStatus() implements Ask {
        @Override
        public Kind kind() {
            return Kind.CHARGING_STATUS;
        }
    }

    /** Maxima are optional here: NaN keeps the ones told before. */
    record CurrentDemand(
            Status status,
            double targetCurrentA,
            double targetVoltageV,
            double maxVoltageV,
            double maxCurrentA,
            double maxPowerW,
            boolean complete)
            implements Ask {
        @Override
        public Kind kind() {
            return Kind.CURRENT_DEMAND;
        }
    }

    /**
     * @param tuple 0 if not said
     * @param readingWh -1 if not said
     */
    record MeteringReceipt(
            SessionId sessionId, int tuple, String meterId, long readingWh, @Nullable Signed signed)
            implements Ask {
        @Override
        public Kind kind() {
            return Kind.METERING_RECEIPT;
        }
    }

    record WeldingDetection(Status status) implements Ask {
        @Override
        public Kind kind() {
            return Kind.WELDING_DETECTION;
        }
    }

    record SessionStop(boolean pause) implements Ask {
        @Override
        public Kind kind() {
            return Kind.SESSION_STOP;
        }
    }
}
