package org.tidegate.iso15118.internal;

import static org.tidegate.iso15118.internal.Request.AC_CHARGE_LOOP;
import static org.tidegate.iso15118.internal.Request.AC_CHARGE_PARAMETER_DISCOVERY;
import static org.tidegate.iso15118.internal.Request.AUTHORIZATION;
import static org.tidegate.iso15118.internal.Request.AUTHORIZATION_SETUP;
import static org.tidegate.iso15118.internal.Request.CERTIFICATE_INSTALLATION;
import static org.tidegate.iso15118.internal.Request.DC_CABLE_CHECK;
import static org.tidegate.iso15118.internal.Request.DC_CHARGE_LOOP;
import static org.tidegate.iso15118.internal.Request.DC_CHARGE_PARAMETER_DISCOVERY;
import static org.tidegate.iso15118.internal.Request.DC_PRE_CHARGE;
import static org.tidegate.iso15118.internal.Request.DC_WELDING_DETECTION;
import static org.tidegate.iso15118.internal.Request.METERING_CONFIRMATION;
import static org.tidegate.iso15118.internal.Request.POWER_DELIVERY;
import static org.tidegate.iso15118.internal.Request.SCHEDULE_EXCHANGE;
import static org.tidegate.iso15118.internal.Request.SERVICE_DETAIL;
import static org.tidegate.iso15118.internal.Request.SERVICE_DISCOVERY;
import static org.tidegate.iso15118.internal.Request.SERVICE_SELECTION;
import static org.tidegate.iso15118.internal.Request.SESSION_SETUP;
import static org.tidegate.iso15118.internal.Request.SESSION_STOP;
import static org.tidegate.iso15118.internal.Request.SUPPORTED_APP_PROTOCOL;

import java.util.EnumSet;
import java.util.Set;
import org.tidegate.iso15118.VehicleState.Phase;

/** Where a session stands, and which requests may come next there (ISO 15118-20, 8.8.2). */
public enum Stage {
    AWAIT_PROTOCOL(Phase.SETUP, SUPPORTED_APP_PROTOCOL),
    AWAIT_SESSION(Phase.SETUP, SESSION_SETUP),
    AWAIT_AUTHORISATION_SETUP(Phase.SETUP, AUTHORIZATION_SETUP, SESSION_STOP),
    AWAIT_AUTHORISATION(Phase.AUTHORISING, AUTHORIZATION, SESSION_STOP),
    /** Like the former, but a contract certificate may be fetched first. */
    AWAIT_CONTRACT(Phase.AUTHORISING, AUTHORIZATION, CERTIFICATE_INSTALLATION, SESSION_STOP),
    /** The operator has been asked for a certificate and has not answered. */
    INSTALLING(Phase.AUTHORISING, CERTIFICATE_INSTALLATION, AUTHORIZATION, SESSION_STOP),
    AWAIT_SERVICES(Phase.NEGOTIATING, SERVICE_DISCOVERY, SESSION_STOP),
    AWAIT_SERVICE_DETAIL(Phase.NEGOTIATING, SERVICE_DETAIL, SERVICE_DISCOVERY, SESSION_STOP),
    AWAIT_SERVICE_SELECTION(Phase.NEGOTIATING, SERVICE_DETAIL, SERVICE_SELECTION, SESSION_STOP),
    AWAIT_PARAMETERS(
            Phase.NEGOTIATING,
            DC_CHARGE_PARAMETER_DISCOVERY,
            AC_CHARGE_PARAMETER_DISCOVERY,
            SESSION_STOP),
    AWAIT_SCHEDULE(Phase.NEGOTIATING, SCHEDULE_EXCHANGE, SESSION_STOP),
    AWAIT_CABLE_CHECK(Phase.NEGOTIATING, DC_CABLE_CHECK, SESSION_STOP),
    CABLE_CHECK(Phase.CABLE_CHECK, DC_CABLE_CHECK, SESSION_STOP),
    AWAIT_PRE_CHARGE(Phase.CABLE_CHECK, DC_PRE_CHARGE, SESSION_STOP),
    PRE_CHARGE(Phase.PRE_CHARGE, DC_PRE_CHARGE, SESSION_STOP),
    /** The vehicle said that pre-charge is finished ([V2G20-2005], [V2G20-2006]). */
    AWAIT_POWER(Phase.PRE_CHARGE, POWER_DELIVERY, SESSION_STOP),
    /** AC: both contactors of the vehicle and of the charger are open until PowerDelivery. */
    AWAIT_AC_POWER(Phase.NEGOTIATING, POWER_DELIVERY, SESSION_STOP),
    /** AC: PowerDelivery is answered when the charger's contactor has closed. */
    CLOSING(Phase.ENERGISED),
    AWAIT_LOOP(Phase.ENERGISED, DC_CHARGE_LOOP, AC_CHARGE_LOOP),
    LOOP(Phase.CHARGE_LOOP, DC_CHARGE_LOOP, AC_CHARGE_LOOP, POWER_DELIVERY),
    /** The vehicle has been asked to confirm the meter. */
    CONFIRMING(
            Phase.CHARGE_LOOP,
            DC_CHARGE_LOOP,
            AC_CHARGE_LOOP,
            POWER_DELIVERY,
            METERING_CONFIRMATION),

    /** Contactors closed, no power, until either side wants more. */
    STANDBY(Phase.ENERGISED, DC_CHARGE_LOOP, AC_CHARGE_LOOP, POWER_DELIVERY),
    /** A new schedule is negotiated with closed contactors and no power; no new cable check. */
    RENEGOTIATION(Phase.ENERGISED, SCHEDULE_EXCHANGE, SESSION_STOP),
    RENEGOTIATED(Phase.ENERGISED, POWER_DELIVERY, SESSION_STOP),
    AWAIT_WELDING(Phase.STOPPING, DC_WELDING_DETECTION, SESSION_STOP),
    WELDING(Phase.WELDING_DETECTION, DC_WELDING_DETECTION),
    AWAIT_STOP(Phase.WELDING_DETECTION, SESSION_STOP),
    ENDED(Phase.ENDED),
    FAILED(Phase.FAILED);

    private final Phase phase;
    private final long nextBits;

    Stage(Phase phase, Request... next) {
        this.phase = phase;
        long bits = 0;
        for (Request request : next) {
            bits |= 1L << request.ordinal();
        }
        this.nextBits = bits;
    }

    public Phase phase() {
        return phase;
    }

    /**
     * Whether this request is in order here.
     *
     * @param ac the session's message set is the one of AC
     */
    public boolean allows(Request request, boolean ac) {
        return (nextBits & 1L << request.ordinal()) != 0 && request.isSpokenIn(ac);
    }

    /** Requests that are in order here. */
    public Set<Request> next(boolean ac) {
        Set<Request> next = EnumSet.noneOf(Request.class);
        for (Request request : Request.values()) {
            if (allows(request, ac)) {
                next.add(request);
            }
        }
        return next;
    }

    public boolean isOver() {
        return this == ENDED || this == FAILED;
    }

    /** The vehicle runs the charge loop, or may at once. */
    public boolean isLooping() {
        return this == LOOP || this == CONFIRMING || this == STANDBY;
    }

    /** Before the vehicle's contactors can have closed: the charger may still say no outright. */
    public boolean isBeforePower() {
        return compareTo(AWAIT_AUTHORISATION) >= 0 && compareTo(AWAIT_AC_POWER) <= 0;
    }
}
