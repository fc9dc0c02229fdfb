package org.tidegate.ocpp.internal.station.availability;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.json.Json;
import org.tidegate.ocpp.internal.json.Violation;
import org.tidegate.ocpp.internal.message.Data.IdToken;
import org.tidegate.ocpp.internal.station.auth.Tokens;

/**
 * The connector is kept for somebody.
 *
 * @param evse false if the operator asked for any EVSE; with one EVSE it means the same
 */
public record Booking(
        int id, Instant expiry, IdToken idToken, @Nullable String group, boolean evse) {

    boolean isFor(IdToken token, @Nullable String itsGroup) {
        return Tokens.same(idToken, token) || Tokens.sameGroup(group, itsGroup);
    }

    public String text() {
        return Json.write(this);
    }

    public static @Nullable Booking restore(String text) {
        if (text.isBlank()) {
            return null;
        }
        try {
            return Json.read(Booking.class, text.strip());
        } catch (Violation _) {
            return null; // another firmware's: whoever reserved is told that it is gone
        }
    }
}
