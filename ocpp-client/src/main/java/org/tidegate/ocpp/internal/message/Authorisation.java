package org.tidegate.ocpp.internal.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cache and local list of tokens (blocks C and D). */
public interface Authorisation {

    record ClearCache() implements OperatorCall {}

    record ClearCacheResponse(ClearCacheStatus status, Data.@Nullable StatusInfo statusInfo)
            implements OperatorCall.Answer {}

    record GetLocalListVersion() implements OperatorCall {}

    record GetLocalListVersionResponse(int versionNumber) implements OperatorCall.Answer {}

    record SendLocalList(
            @Nullable List<AuthorizationData> localAuthorizationList,
            int versionNumber,
            Update updateType)
            implements OperatorCall {}

    record SendLocalListResponse(SendLocalListStatus status, Data.@Nullable StatusInfo statusInfo)
            implements OperatorCall.Answer {}

    record AuthorizationData(Data.IdToken idToken, Data.@Nullable IdTokenInfo idTokenInfo) {}

    enum ClearCacheStatus {
        ACCEPTED,
        REJECTED
    }

    enum Update {
        DIFFERENTIAL,
        FULL
    }

    enum SendLocalListStatus {
        ACCEPTED,
        FAILED,
        VERSION_MISMATCH
    }
}
