package org.tidegate.ocpp.internal.station;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.OcppSettings;
import org.tidegate.ocpp.internal.message.Data.AdditionalInfo;
import org.tidegate.ocpp.internal.message.Data.IdToken;

/** Who pays, and which vehicle it is (Q01.FR.02). */
final class Tokens {
    private static final int LONGEST = 255;

    private Tokens() {}

    static IdToken configured(OcppSettings settings) {
        return new IdToken(null, settings.idToken(), settings.idTokenType());
    }

    static @Nullable IdToken identified(@Nullable IdToken token, String evccId) {
        if (token == null || evccId.isEmpty()) {
            return token;
        }
        String id = evccId.length() <= LONGEST ? evccId : evccId.substring(0, LONGEST);
        return new IdToken(
                List.of(new AdditionalInfo(id, "EVCCID")), token.idToken(), token.type());
    }
}
