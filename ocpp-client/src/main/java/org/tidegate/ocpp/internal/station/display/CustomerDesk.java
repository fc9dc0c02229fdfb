package org.tidegate.ocpp.internal.station.display;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.message.Data.IdToken;
import org.tidegate.ocpp.internal.message.Data.IdTokenInfo;
import org.tidegate.ocpp.internal.message.Data.StatusInfo;
import org.tidegate.ocpp.internal.message.Diagnostics.CustomerInformation;
import org.tidegate.ocpp.internal.message.Diagnostics.CustomerInformationResponse;
import org.tidegate.ocpp.internal.message.Diagnostics.CustomerInformationStatus;
import org.tidegate.ocpp.internal.message.Diagnostics.NotifyCustomerInformation;
import org.tidegate.ocpp.internal.message.OperatorCall;
import org.tidegate.ocpp.internal.station.Keep;
import org.tidegate.ocpp.internal.station.Moment;
import org.tidegate.ocpp.internal.station.Surroundings;
import org.tidegate.ocpp.internal.station.auth.Admission;
import org.tidegate.ocpp.internal.station.auth.Tokens;

/**
 * What this station knows about a person, and forgetting it (OCPP 2.1 N09, N10). Persons are known
 * by their tokens alone; what has to be billed stays in the outbox until the operator has it.
 */
public final class CustomerDesk {
    private static final int LONGEST_PIECE = 512;

    private final Surroundings at;
    private final Admission admission;

    public CustomerDesk(Surroundings at, Admission admission) {
        this.at = at;
        this.admission = admission;
    }

    public OperatorCall.Answer order(CustomerInformation c, Moment now) {
        int given =
                (c.idToken() == null ? 0 : 1)
                        + (c.customerCertificate() == null ? 0 : 1)
                        + (c.customerIdentifier() == null ? 0 : 1);
        if (given != 1) {
            return answer(
                    CustomerInformationStatus.INVALID,
                    "InvalidValue",
                    "one of idToken, customerCertificate and customerIdentifier names a person");
        }
        if (!c.report() && !c.clear()) {
            return answer(
                    CustomerInformationStatus.REJECTED,
                    "MissingParam",
                    "neither report nor clear is asked for");
        }
        IdToken token = c.idToken();
        String known = token == null ? "" : known(token, now);
        if (c.clear() && token != null) {
            clear(token);
        }
        List<String> pieces = new ArrayList<>();
        String data = c.report() ? known : "";
        for (int from = 0; from < data.length(); from += LONGEST_PIECE) {
            pieces.add(data.substring(from, Math.min(data.length(), from + LONGEST_PIECE)));
        }
        if (pieces.isEmpty()) {
            pieces.add(c.report() ? "no data" : "cleared");
        }
        for (int i = 0; i < pieces.size(); i++) {
            at.request(
                    new NotifyCustomerInformation(
                            pieces.get(i), i < pieces.size() - 1, i, now.instant(), c.requestId()));
        }
        return new CustomerInformationResponse(CustomerInformationStatus.ACCEPTED, null);
    }

    private static OperatorCall.Answer answer(
            CustomerInformationStatus status, String code, String why) {
        return new CustomerInformationResponse(status, new StatusInfo(code, why));
    }

    private String known(IdToken token, Moment now) {
        var text = new StringBuilder();
        say(text, "local list", admission.list().of(token));
        say(text, "authorisation cache", admission.cache().of(token, 0, now.wallMillis()));
        if (Tokens.same(token, admission.grant().idToken())) {
            text.append("present session: ").append(admission.grant().status()).append('\n');
        }
        return text.toString();
    }

    private static void say(StringBuilder into, String where, @Nullable IdTokenInfo info) {
        if (info != null) {
            into.append(where).append(": ").append(info.status());
            if (info.groupIdToken() != null) {
                into.append(", group ").append(info.groupIdToken().idToken());
            }
            if (info.cacheExpiryDateTime() != null) {
                into.append(", until ").append(info.cacheExpiryDateTime());
            }
            into.append('\n');
        }
    }

    private void clear(IdToken token) {
        admission.forget(token);
        if (admission.list().of(token) != null) {
            admission.use(admission.list().without(token));
            at.out().save(Keep.LOCAL_LIST, admission.list().text());
        }
    }
}
