package org.tidegate.rig.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** What differs from one version of OCPP to the next, seen from the operator. */
interface Tongue {
    /** A question of the operator. */
    record Question(String action, ObjectNode payload) {}

    /**
     * What a steering question is about.
     *
     * @param transaction of the profile; null for a profile of the whole station
     * @param dischargeLimitW,setpointW NaN where nothing is said
     */
    record Wish(
            int id,
            @Nullable String transaction,
            double setpointW,
            double limitW,
            double dischargeLimitW,
            String start) {}

    String requestSchema(String action);

    /** The right answer, with what the desk has to say in it. */
    ObjectNode answer(String action, JsonNode payload, Desk desk);

    /** Notes transactions; called for every call that is answered with a result. */
    void record(String action, JsonNode payload, ObjectNode answer, Ledger ledger);

    Question profile(Wish wish);

    Question clear(int profileId);

    Question start(int remoteStartId);

    Question stop(String transaction);

    /**
     * @param type Immediate or OnIdle
     */
    Question reset(String type);

    Question composite(int durationSeconds);

    /** What the operator's own state puts into answers. */
    interface Desk {
        String now();

        String registration();

        int heartbeatSeconds();

        String authorisation();

        /** The same number for the same start, told twice. */
        int transactionNumber(JsonNode start);
    }

    static Tongue of(OcppVersion version) {
        return version == OcppVersion.V16 ? new Tongue16() : new Tongue2(version);
    }
}
