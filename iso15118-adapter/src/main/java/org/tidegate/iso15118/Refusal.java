package org.tidegate.iso15118;

import java.util.Arrays;
import java.util.Optional;

/**
 * Everything that makes the charger end a vehicle's session, or take one of its numbers for
 * nothing. The sentence is for a person who stands in front of the car.
 */
public enum Refusal {
    // Connection
    CONNECTION_LOST("the connection to the vehicle was lost"),
    NOT_MATCHED("no digital communication with the vehicle over the power line"),
    VEHICLE_HUNG_UP("the vehicle closed the connection without ending the session"),
    TLS_FAILED("the encrypted connection could not be established"),
    TLS_REQUIRED("ISO 15118-20 needs TLS 1.3, and the vehicle came without"),
    TLS_TIMEOUT("the vehicle did not finish connecting in time"),
    TLS_NOT_SPOKEN("the vehicle sent something else than TLS to an encrypted port"),
    TLS_VERSION("the vehicle offers no TLS version that ISO 15118 allows"),
    TLS_NOTHING_IN_COMMON("vehicle and charger have no cipher, curve and certificate in common"),
    TLS_CHARGER_NOT_TRUSTED("the vehicle does not accept the charger's certificate"),
    TLS_VEHICLE_UNNAMED("the vehicle showed no certificate, and ISO 15118-20 needs one"),
    TLS_VEHICLE_EXPIRED("the vehicle's certificate has expired"),
    TLS_VEHICLE_NOT_YET_VALID("the vehicle's certificate is not valid yet"),
    TLS_VEHICLE_REVOKED("the vehicle's certificate has been revoked"),
    TLS_VEHICLE_UNKNOWN("the vehicle's certificate is from a maker this charger does not know"),
    TLS_VEHICLE_PURPOSE("the vehicle's certificate was made for another purpose"),
    TLS_VEHICLE_CHAIN("the vehicle's certificates do not hold together"),
    FRAME_BROKEN("the vehicle sent something that is not a V2G message"),
    PAYLOAD_TYPE("the vehicle sent a kind of message this session does not use"),
    UNDECODABLE("the vehicle sent a message that cannot be decoded"),
    NOT_A_REQUEST("the vehicle sent an answer instead of a request"),

    // Order and time
    WRONG_ORDER("the vehicle sent a message out of order"),
    UNKNOWN_SESSION("the vehicle used another session's number"),
    SETUP_TIMEOUT("the vehicle did not begin a session in time"),
    SILENT("the vehicle fell silent"),
    SILENT_IN_LOOP("the vehicle fell silent while energy could flow"),
    CABLE_CHECK_TIMEOUT("the cable check was not finished in time"),
    PRE_CHARGE_TIMEOUT("the output did not reach the vehicle's voltage in time"),
    ONGOING_TIMEOUT("the charger could not say yes or no in time"),
    STOP_IGNORED("the vehicle went on although it was asked to stop"),

    // Negotiation
    NO_COMMON_PROTOCOL("vehicle and charger have no protocol in common"),
    AUTHORISATION_REJECTED("the session was not authorised"),
    AUTHORISATION_TIMEOUT("nobody authorised the session in time"),
    AUTHORISATION_KIND("the vehicle asked for plug and charge, which is not offered"),
    SERVICE_UNKNOWN("the vehicle asked about a service that is not offered"),
    NO_ENERGY_SERVICE("the vehicle selected no energy service of this charger"),
    PARAMETER_SET_UNKNOWN("the vehicle selected a parameter set that is not offered"),
    ADDED_SERVICE_UNKNOWN("the vehicle selected a value added service that is not offered"),
    WRONG_MODE("the vehicle sent parameters of another service than it selected"),
    CONTROL_MODE("the vehicle uses another control mode than it selected"),
    RENEGOTIATION("the vehicle wants to renegotiate services, which is not offered"),
    CHANNEL("the vehicle selected a separate discharge channel, there is one only"),

    // Older protocols: negotiation, payment, schedule
    PAYMENT_NOT_OFFERED("the vehicle selected a way to pay that is not offered"),
    NO_CHARGE_SERVICE("the vehicle did not select the charging service"),
    TRANSFER_MODE("the vehicle asked for a way of charging this charger does not have"),
    SCHEDULE_UNKNOWN("the vehicle selected a schedule that was not offered"),
    PROFILE_MISSING("the vehicle did not say what it will do with the schedule"),
    PROFILE_VIOLATED("the vehicle takes more than it has promised"),
    PAUSE_REFUSED("the vehicle wants to pause, which is not possible now"),
    PROFILE_TOO_HIGH("the vehicle's charging profile exceeds the schedule"),
    CONTRACT_REJECTED("the operator does not accept the vehicle's contract"),
    CONTRACT_EXPIRED("the vehicle's contract certificate has run out"),
    CONTRACT_TOO_EARLY("the vehicle's contract certificate is not valid yet"),
    CONTRACT_REVOKED("the vehicle's contract certificate was revoked"),
    CONTRACT_UNTRUSTED("the vehicle's contract certificate does not lead to a trusted root"),
    CONTRACT_NOT_ALLOWED("the vehicle's contract is not valid at this charger"),
    CHALLENGE_WRONG("the vehicle did not repeat the number it was given"),
    SIGNATURE_WRONG("the vehicle's signature does not fit its message"),
    NO_CERTIFICATE("no contract certificate could be fetched for the vehicle"),
    RECEIPT_WRONG("the vehicle's meter receipt does not confirm what was metered"),
    PROTOCOL_CHARGES_ONLY("the protocol this vehicle speaks has no discharge"),
    DISCHARGE_NOT_SELECTED("the vehicle did not select a discharge service"),
    DISCHARGE_NOT_FOLLOWED("the vehicle goes on charging although it was asked to discharge"),
    PILOT_NOT_READY("the control pilot does not show a vehicle that is ready"),
    VEHICLE_FAULT("the vehicle reports a fault of its own"),

    // The vehicle's numbers
    LIMIT_UNREADABLE("a limit of the vehicle is not a usable number"),
    LIMIT_NEGATIVE("a maximum of the vehicle is negative"),
    LIMIT_INVERTED("a minimum of the vehicle is above its maximum"),
    LIMIT_ABSURD("a limit of the vehicle is beyond any vehicle"),
    VOLTAGE_MISMATCH("vehicle and charger have no voltage in common"),
    PRE_CHARGE_VOLTAGE("the vehicle wants a voltage the charger must not give"),
    SOC_OUT_OF_RANGE("the state of charge is outside 0 to 100 %"),
    SOC_JUMP("the state of charge moved further than the energy explains"),
    BELOW_CYCLING_WINDOW("the battery is below the range in which it may be discharged"),

    // The charger's side
    ISOLATION_FAULT("the insulation between output and earth is faulty"),
    CONTACTOR_OPEN("the charger's contactors are not closed"),
    ENERGY_NOT_PERMITTED("the charger may not energise the output now"),
    EMERGENCY_STOP("the charger has switched off"),
    CHARGER_SILENT("the charger's own control has not reported in time");

    private final String text;

    Refusal(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /** The sentence with what exactly was seen; nothing is added for an empty detail. */
    public String with(String detail) {
        return detail.isEmpty() ? text : text + " (" + detail + ")";
    }

    /** What kind of thing was refused, for people who look for patterns. */
    public enum Concern {
        /** The session could not begin or go on. */
        CHARGE,
        /** Energy may flow into the vehicle only. */
        DISCHARGE,
        TLS,
        /** Authorisation, plug and charge included. */
        PAYMENT
    }

    /** What kind of thing was refused. */
    public Concern concern() {
        return switch (this) {
            case TLS_FAILED,
                    TLS_REQUIRED,
                    TLS_TIMEOUT,
                    TLS_NOT_SPOKEN,
                    TLS_VERSION,
                    TLS_NOTHING_IN_COMMON,
                    TLS_CHARGER_NOT_TRUSTED,
                    TLS_VEHICLE_UNNAMED,
                    TLS_VEHICLE_EXPIRED,
                    TLS_VEHICLE_NOT_YET_VALID,
                    TLS_VEHICLE_REVOKED,
                    TLS_VEHICLE_UNKNOWN,
                    TLS_VEHICLE_PURPOSE,
                    TLS_VEHICLE_CHAIN ->
                    Concern.TLS;
            case AUTHORISATION_REJECTED,
                    AUTHORISATION_TIMEOUT,
                    AUTHORISATION_KIND,
                    PAYMENT_NOT_OFFERED,
                    CONTRACT_REJECTED,
                    CONTRACT_EXPIRED,
                    CONTRACT_TOO_EARLY,
                    CONTRACT_REVOKED,
                    CONTRACT_UNTRUSTED,
                    CONTRACT_NOT_ALLOWED,
                    CHALLENGE_WRONG,
                    SIGNATURE_WRONG,
                    NO_CERTIFICATE,
                    RECEIPT_WRONG ->
                    Concern.PAYMENT;
            case PROTOCOL_CHARGES_ONLY,
                    DISCHARGE_NOT_SELECTED,
                    DISCHARGE_NOT_FOLLOWED,
                    CHANNEL,
                    SOC_OUT_OF_RANGE,
                    SOC_JUMP,
                    BELOW_CYCLING_WINDOW ->
                    Concern.DISCHARGE;
            default -> Concern.CHARGE;
        };
    }

    /** What a person can do about it. */
    public String remedy() {
        return switch (this) {
            case CONNECTION_LOST,
                    VEHICLE_HUNG_UP,
                    SETUP_TIMEOUT,
                    SILENT,
                    SILENT_IN_LOOP,
                    UNKNOWN_SESSION,
                    PRE_CHARGE_TIMEOUT,
                    PAUSE_REFUSED,
                    TLS_TIMEOUT,
                    TLS_FAILED ->
                    "Unplug and plug in again; if it happens again, look at the "
                            + "session with tidegate vehicle timeline.";
            case FRAME_BROKEN,
                    PAYLOAD_TYPE,
                    UNDECODABLE,
                    NOT_A_REQUEST,
                    WRONG_ORDER,
                    STOP_IGNORED,
                    SERVICE_UNKNOWN,
                    PARAMETER_SET_UNKNOWN,
                    ADDED_SERVICE_UNKNOWN,
                    WRONG_MODE,
                    CONTROL_MODE,
                    RENEGOTIATION,
                    CHANNEL,
                    NO_CHARGE_SERVICE,
                    SCHEDULE_UNKNOWN,
                    PROFILE_MISSING,
                    PROFILE_VIOLATED,
                    PROFILE_TOO_HIGH,
                    LIMIT_UNREADABLE,
                    LIMIT_NEGATIVE,
                    LIMIT_INVERTED,
                    LIMIT_ABSURD,
                    SOC_OUT_OF_RANGE,
                    SOC_JUMP,
                    DISCHARGE_NOT_FOLLOWED,
                    CHALLENGE_WRONG,
                    SIGNATURE_WRONG,
                    RECEIPT_WRONG,
                    TLS_NOT_SPOKEN ->
                    "Save the session with tidegate vehicle timeline --pcap and report "
                            + "the vehicle model.";
            case NO_COMMON_PROTOCOL,
                    TLS_REQUIRED,
                    TLS_VERSION,
                    TLS_NOTHING_IN_COMMON,
                    TLS_VEHICLE_UNNAMED,
                    PROTOCOL_CHARGES_ONLY ->
                    "Ask the vehicle's maker for newer software; this charger serves "
                            + "ISO 15118-20, ISO 15118-2 and DIN 70121.";
            case TLS_CHARGER_NOT_TRUSTED ->
                    "Install a charger certificate from a V2G root that vehicles "
                            + "trust, and check the charger's clock.";
            case TLS_VEHICLE_EXPIRED,
                    TLS_VEHICLE_NOT_YET_VALID,
                    TLS_VEHICLE_REVOKED,
                    TLS_VEHICLE_UNKNOWN,
                    TLS_VEHICLE_PURPOSE,
                    TLS_VEHICLE_CHAIN ->
                    "Have the vehicle's certificate renewed by its maker, or add the "
                            + "maker's root to the trusted ones; check the charger's clock.";
            case AUTHORISATION_REJECTED, AUTHORISATION_TIMEOUT, ONGOING_TIMEOUT ->
                    "Authorise with a card or app; if that was done, ask the operator "
                            + "why the token is not accepted.";
            case AUTHORISATION_KIND, PAYMENT_NOT_OFFERED ->
                    "Pay with a card or app; plug and charge needs TLS and an operator "
                            + "who offers it.";
            case CONTRACT_REJECTED,
                    CONTRACT_EXPIRED,
                    CONTRACT_TOO_EARLY,
                    CONTRACT_REVOKED,
                    CONTRACT_UNTRUSTED,
                    CONTRACT_NOT_ALLOWED,
                    NO_CERTIFICATE ->
                    "Renew the contract with the mobility provider, or pay with a card "
                            + "or app; check the charger's clock.";
            case DISCHARGE_NOT_SELECTED, BELOW_CYCLING_WINDOW ->
                    "Permit discharge in the vehicle's menu, and look whether this "
                            + "model can discharge at all.";
            case NO_ENERGY_SERVICE, TRANSFER_MODE, VOLTAGE_MISMATCH, PRE_CHARGE_VOLTAGE ->
                    "Use a charger of the kind and voltage this vehicle needs.";
            case NOT_MATCHED ->
                    "Unplug and plug in again; if it happens with other vehicles too, check the "
                            + "charger's power line modem.";
            case VEHICLE_FAULT, PILOT_NOT_READY ->
                    "Look at the vehicle's own display for its fault; unplug and plug "
                            + "in again.";
            case ISOLATION_FAULT, CABLE_CHECK_TIMEOUT, CONTACTOR_OPEN ->
                    "Look at the journal for the event before this one; have cable and "
                            + "charger inspected before the next session.";
            case ENERGY_NOT_PERMITTED, EMERGENCY_STOP, CHARGER_SILENT ->
                    "tidegate why says which limit or state of the charger stands in " + "the way.";
        };
    }

    /** The reason that words begin with, as {@link #with} makes them; empty for other words. */
    public static Optional<Refusal> of(String words) {
        return Arrays.stream(values())
                .filter(r -> words.equals(r.text) || words.startsWith(r.text + " ("))
                .findFirst();
    }
}
