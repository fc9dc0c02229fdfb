package org.tidegate.ocpp.internal.station.auth;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.OcppSettings;
import org.tidegate.ocpp.internal.message.Data.AdditionalInfo;
import org.tidegate.ocpp.internal.message.Data.IdToken;

/** Who pays, and which vehicle it is (Q01.FR.02). */
public final class Tokens {
    private static final int LONGEST = 255;

    private Tokens() {}

    public static IdToken configured(OcppSettings settings) {
        return new IdToken(null, settings.idToken(), settings.idTokenType());
    }

    public static @Nullable IdToken identified(@Nullable IdToken token, String evccId) {
        if (token == null || evccId.isEmpty()) {
            return token;
        }
        String id = evccId.length() <= LONGEST ? evccId : evccId.substring(0, LONGEST);
        return new IdToken(
                List.of(new AdditionalInfo(id, "EVCCID")), token.idToken(), token.type());
    }

    /** Two tokens are the same if they have the same key; letters' case says nothing (OCPP 3.3). */
    public static String key(IdToken token) {
        return token.idToken().toLowerCase(Locale.ROOT)
                + '\t'
                + token.type().toLowerCase(Locale.ROOT);
    }

    public static boolean same(@Nullable IdToken a, @Nullable IdToken b) {
        return a != null && b != null && key(a).equals(key(b));
    }

    public static boolean sameGroup(@Nullable String a, @Nullable String b) {
        return a != null && a.equalsIgnoreCase(b);
    }
}
