package org.tidegate.ocpp.internal.station;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.OcppSettings;
import org.tidegate.ocpp.StationState;
import org.tidegate.ocpp.internal.message.StationCall;
import org.tidegate.ocpp.internal.message.StationSend;
import org.tidegate.ocpp.internal.station.device.Variables;

/** What every desk may look at and lean on. */
public interface Surroundings {
    OcppSettings settings();

    Variables variables();

    Outputs out();

    /** The charger's newest word. */
    StationState seen();

    /** The present step's moment. */
    Moment now();

    /** The charger has not said anything for too long. */
    boolean isSilent();

    /** The WebSocket is open and the operator has accepted this station. */
    boolean isOnline();

    boolean isRegistered();

    /** What is journaled reaches the medium. */
    boolean isDurable();

    /** Id of the running transaction. */
    @Nullable String transactionId();

    /** Sends it when nothing more urgent waits; false if too much waits already. */
    boolean request(StationCall call, Reply reply);

    default boolean request(StationCall call) {
        return request(call, Reply.NONE);
    }

    /** The version of OCPP spoken on this link has a word for it. */
    boolean says(StationCall call);

    /** Sent at once and never answered; lost if there is no link, or no word for it. */
    void stream(StationSend send);

    /** Kept until the operator has it. */
    void securityEvent(String type, String words, Moment now);
}
