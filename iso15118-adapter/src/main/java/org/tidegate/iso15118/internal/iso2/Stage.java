package org.tidegate.iso15118.internal.iso2;

import static org.tidegate.iso15118.internal.iso2.Kind.AUTHORIZATION;
import static org.tidegate.iso15118.internal.iso2.Kind.CERTIFICATE_INSTALLATION;
import static org.tidegate.iso15118.internal.iso2.Kind.CERTIFICATE_UPDATE;
import static org.tidegate.iso15118.internal.iso2.Kind.CHARGE_PARAMETER_DISCOVERY;
import static org.tidegate.iso15118.internal.iso2.Kind.CHARGING_STATUS;
import static org.tidegate.iso15118.internal.iso2.Kind.CURRENT_DEMAND;
import static org.tidegate.iso15118.internal.iso2.Kind.METERING_RECEIPT;
import static org.tidegate.iso15118.internal.iso2.Kind.PAYMENT_DETAILS;
import static org.tidegate.iso15118.internal.iso2.Kind.PAYMENT_SELECTION;
import static org.tidegate.iso15118.internal.iso2.Kind.POWER_DELIVERY;
import static org.tidegate.iso15118.internal.iso2.Kind.SERVICE_DETAIL;
import static org.tidegate.iso15118.internal.iso2.Kind.SERVICE_DISCOVERY;
import static org.tidegate.iso15118.internal.iso2.Kind.SESSION_SETUP;
import static org.tidegate.iso15118.internal.iso2.Kind.SESSION_STOP;
import static org.tidegate.iso15118.internal.iso2.Kind.WELDING_DETECTION;

import java.util.EnumSet;
import java.util.Set;
import org.tidegate.iso15118.VehicleState.Phase;

/**
 * Where a session stands, and which requests may come next there (ISO 15118-2, 8.8.4). DIN 70121
 * has the same stages, except those of contracts, AC and renegotiation.
 */
public enum Stage {
    AWAIT_SESSION(Phase.SETUP, SESSION_SETUP),
    AWAIT_SERVICES(Phase.SETUP, SERVICE_DISCOVERY, SESSION_STOP),
    AWAIT_PAYMENT(Phase.SETUP, SERVICE_DETAIL, PAYMENT_SELECTION, SESSION_STOP),
    AWAIT_CONTRACT(
            Phase.SETUP,
            PAYMENT_DETAILS,
            CERTIFICATE_INSTALLATION,
            CERTIFICATE_UPDATE,
            SESSION_STOP),
    /** The operator is being asked for a certificate; the vehicle waits for the one answer. */
    FETCHING_CERTIFICATE(Phase.SETUP),
    AWAIT_PAYMENT_DETAILS(Phase.SETUP, PAYMENT_DETAILS, SESSION_STOP),
    AWAIT_AUTHORISATION(Phase.AUTHORISING, AUTHORIZATION, SESSION_STOP),
    AWAIT_PARAMETERS(Phase.NEGOTIATING, CHARGE_PARAMETER_DISCOVERY, SESSION_STOP),

    AWAIT_AC_POWER(Phase.NEGOTIATING, POWER_DELIVERY, SESSION_STOP),
    /** The contactor is closing; the vehicle waits for the one answer. */
    CLOSING_CONTACTOR(Phase.ENERGISED),
    AWAIT_AC_LOOP(Phase.ENERGISED, CHARGING_STATUS),
    AC_LOOP(Phase.CHARGE_LOOP, CHARGING_STATUS, POWER_DELIVERY),
    AC_RECEIPT(Phase.CHARGE_LOOP, METERING_RECEIPT),
    /** A new schedule is negotiated with the contactor closed. */
    AC_RENEGOTIATION(Phase.ENERGISED, CHARGE_PARAMETER_DISCOVERY, SESSION_STOP),
    AC_RENEGOTIATED(Phase.ENERGISED, POWER_DELIVERY, SESSION_STOP),
    AWAIT_STOP(Phase.STOPPING, SESSION_STOP),

    AWAIT_CABLE_CHECK(Phase.NEGOTIATING, Kind.CABLE_CHECK, SESSION_STOP),
    CABLE_CHECK(Phase.CABLE_CHECK, Kind.CABLE_CHECK, SESSION_STOP),
    AWAIT_PRE_CHARGE(Phase.CABLE_CHECK, Kind.PRE_CHARGE, SESSION_STOP),
    PRE_CHARGE(Phase.PRE_CHARGE, Kind.PRE_CHARGE, POWER_DELIVERY, SESSION_STOP),
    AWAIT_DC_LOOP(Phase.ENERGISED, CURRENT_DEMAND),
    DC_LOOP(Phase.CHARGE_LOOP, CURRENT_DEMAND, POWER_DELIVERY),
    DC_RECEIPT(Phase.CHARGE_LOOP, METERING_RECEIPT),
    /** A new schedule; unlike in ISO 15118-20, cable check and pre-charge follow again. */
    DC_RENEGOTIATION(Phase.NEGOTIATING, CHARGE_PARAMETER_DISCOVERY, SESSION_STOP),
    AWAIT_WELDING(Phase.STOPPING, WELDING_DETECTION, SESSION_STOP),
    WELDING(Phase.WELDING_DETECTION, WELDING_DETECTION, SESSION_STOP),

    ENDED(Phase.ENDED),
    FAILED(Phase.FAILED);

    private final Phase phase;
    private final long nextBits;

    Stage(Phase phase, Kind... next) {
        this.phase = phase;
        long bits = 0;
        for (Kind kind : next) {
            bits |= 1L << kind.ordinal();
        }
        this.nextBits = bits;
    }

    public Phase phase() {
        return phase;
    }

    /** Whether this request is in order here. */
    public boolean allows(Kind kind) {
        return (nextBits & 1L << kind.ordinal()) != 0;
    }

    /** Requests that are in order here. */
    public Set<Kind> next() {
        Set<Kind> next = EnumSet.noneOf(Kind.class);
        for (Kind kind : Kind.values()) {
            if (allows(kind)) {
                next.add(kind);
            }
        }
        return next;
    }

    public boolean isOver() {
        return this == ENDED || this == FAILED;
    }

    /** Energy flows or may have to be ended in order. */
    boolean isLoop() {
        return this == AC_LOOP || this == DC_LOOP || this == AC_RECEIPT || this == DC_RECEIPT;
    }

    /** On the way out: even an emergency does not have to be told again. */
    boolean isLeaving() {
        return this == AWAIT_STOP || this == AWAIT_WELDING || this == WELDING || isOver();
    }

    /** The session has no power yet, or has none any more: the charger may say no outright. */
    boolean isBeforePower() {
        return switch (this) {
            case AWAIT_CONTRACT,
                    FETCHING_CERTIFICATE,
                    AWAIT_PAYMENT_DETAILS,
                    AWAIT_AUTHORISATION,
                    AWAIT_PARAMETERS,
                    AWAIT_AC_POWER,
                    CLOSING_CONTACTOR,
                    AC_RENEGOTIATION,
                    AC_RENEGOTIATED,
                    AWAIT_CABLE_CHECK,
                    CABLE_CHECK,
                    AWAIT_PRE_CHARGE,
                    PRE_CHARGE,
                    DC_RENEGOTIATION ->
                    true;
            default -> false;
        };
    }
}
