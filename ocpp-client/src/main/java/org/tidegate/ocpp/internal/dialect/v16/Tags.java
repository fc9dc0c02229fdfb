package org.tidegate.ocpp.internal.dialect.v16;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.message.Data;

/** Tokens: 1.6 has a text of 20 characters and no type. */
final class Tags {
    /** What 1.6 tokens are to the station, so that a card and its entry in a list are the same. */
    private static final String CARD = "ISO14443";

    /** A token the operator itself gives with a remote start. */
    private static final String CENTRAL = "Central";

    /** Said where a transaction began with no token at all. */
    private static final String NOBODY = "NoAuthorization";

    private static final int LONGEST = 20;

    private static final Names<Piece.AuthorizationStatus, Data.AuthorizationStatus> STATUSES =
            Names.between(Piece.AuthorizationStatus.class, Data.AuthorizationStatus.class);

    private Tags() {}

    static Data.IdToken card(String idTag) {
        return new Data.IdToken(null, idTag, CARD);
    }

    static Data.IdToken central(String idTag) {
        return new Data.IdToken(null, idTag, CENTRAL);
    }

    static boolean fits(Data.IdToken token) {
        return token.idToken().codePointCount(0, token.idToken().length()) <= LONGEST;
    }

    /** A transaction must be told of whatever its token is: a longer one is cut. */
    static String tag(Data.@Nullable IdToken token) {
        if (token == null || token.idToken().isEmpty()) {
            return NOBODY;
        }
        return fits(token)
                ? token.idToken()
                : token.idToken().substring(0, token.idToken().offsetByCodePoints(0, LONGEST));
    }

    static Data.@Nullable IdTokenInfo info(Piece.@Nullable IdTagInfo info) {
        if (info == null) {
            return null;
        }
        return new Data.IdTokenInfo(
                STATUSES.of(info.status(), Data.AuthorizationStatus.INVALID),
                info.expiryDate(),
                null,
                info.parentIdTag() == null ? null : central(info.parentIdTag()),
                null,
                null,
                null,
                null);
    }
}
