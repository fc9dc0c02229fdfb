package org.tidegate.controller.bridge;

import org.tidegate.controller.session.OperatorWord;
import org.tidegate.ocpp.OperatorState;

/** The operator adapter's words to the lane's. Both count plus into the vehicle. */
final class OperatorTranslation {
    private OperatorTranslation() {}

    static OperatorWord toLane(OperatorState o) {
        return new OperatorWord(
                o.issuedNanos(),
                o.lifetimeNanos(),
                o.online(),
                o.authorisedSession(),
                switch (o.authorisation()) {
                    case PENDING -> OperatorWord.Answer.PENDING;
                    case ACCEPTED -> OperatorWord.Answer.ACCEPTED;
                    case REJECTED -> OperatorWord.Answer.REJECTED;
                },
                o.targetW(),
                o.limitW(),
                o.dischargeLimitW(),
                o.profileId(),
                o.profileText(),
                o.stopSession(),
                o.queued());
    }
}
