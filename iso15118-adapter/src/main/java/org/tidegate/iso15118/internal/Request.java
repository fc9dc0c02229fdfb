package org.tidegate.iso15118.internal;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.message.AcChargeLoopReq;
import org.tidegate.iso15118.message.AcChargeParameterDiscoveryReq;
import org.tidegate.iso15118.message.AuthorizationReq;
import org.tidegate.iso15118.message.AuthorizationSetupReq;
import org.tidegate.iso15118.message.CertificateInstallationReq;
import org.tidegate.iso15118.message.DcCableCheckReq;
import org.tidegate.iso15118.message.DcChargeLoopReq;
import org.tidegate.iso15118.message.DcChargeParameterDiscoveryReq;
import org.tidegate.iso15118.message.DcPreChargeReq;
import org.tidegate.iso15118.message.DcWeldingDetectionReq;
import org.tidegate.iso15118.message.MeteringConfirmationReq;
import org.tidegate.iso15118.message.PowerDeliveryReq;
import org.tidegate.iso15118.message.ScheduleExchangeReq;
import org.tidegate.iso15118.message.ServiceDetailReq;
import org.tidegate.iso15118.message.ServiceDiscoveryReq;
import org.tidegate.iso15118.message.ServiceSelectionReq;
import org.tidegate.iso15118.message.SessionSetupReq;
import org.tidegate.iso15118.message.SessionStopReq;
import org.tidegate.iso15118.message.SupportedAppProtocolReq;
import org.tidegate.iso15118.message.V2gMessage;
import org.tidegate.iso15118.message.VehicleCheckInReq;
import org.tidegate.iso15118.message.VehicleCheckOutReq;

/** Every request a vehicle can put into this session's message sets. */
public enum Request {
    SUPPORTED_APP_PROTOCOL(SupportedAppProtocolReq.class),
    SESSION_SETUP(SessionSetupReq.class),
    AUTHORIZATION_SETUP(AuthorizationSetupReq.class),
    AUTHORIZATION(AuthorizationReq.class),
    CERTIFICATE_INSTALLATION(CertificateInstallationReq.class),
    SERVICE_DISCOVERY(ServiceDiscoveryReq.class),
    SERVICE_DETAIL(ServiceDetailReq.class),
    SERVICE_SELECTION(ServiceSelectionReq.class),
    AC_CHARGE_PARAMETER_DISCOVERY(AcChargeParameterDiscoveryReq.class),
    DC_CHARGE_PARAMETER_DISCOVERY(DcChargeParameterDiscoveryReq.class),
    SCHEDULE_EXCHANGE(ScheduleExchangeReq.class),
    DC_CABLE_CHECK(DcCableCheckReq.class),
    DC_PRE_CHARGE(DcPreChargeReq.class),
    POWER_DELIVERY(PowerDeliveryReq.class),
    AC_CHARGE_LOOP(AcChargeLoopReq.class),
    DC_CHARGE_LOOP(DcChargeLoopReq.class),
    METERING_CONFIRMATION(MeteringConfirmationReq.class),
    DC_WELDING_DETECTION(DcWeldingDetectionReq.class),
    SESSION_STOP(SessionStopReq.class),
    VEHICLE_CHECK_IN(VehicleCheckInReq.class),
    VEHICLE_CHECK_OUT(VehicleCheckOutReq.class);

    private final Class<? extends V2gMessage> type;

    Request(Class<? extends V2gMessage> type) {
        this.type = type;
    }

    public Class<? extends V2gMessage> type() {
        return type;
    }

    /**
     * Whether this request belongs to a session of that message set.
     *
     * @param ac the set of AC, instead of the one of DC
     */
    boolean isSpokenIn(boolean ac) {
        return !type.getSimpleName().startsWith(ac ? "Dc" : "Ac");
    }

    /** Null if the message is not a request. */
    public static @Nullable Request of(V2gMessage message) {
        for (Request request : values()) {
            if (request.type.isInstance(message)) {
                return request;
            }
        }
        return null;
    }
}
