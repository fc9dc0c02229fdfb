package org.tidegate.ocpp.internal.station;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.OcppEvent;
import org.tidegate.ocpp.StationState;
import org.tidegate.ocpp.internal.message.Data.StatusInfo;
import org.tidegate.ocpp.internal.message.OperatorCall;
import org.tidegate.ocpp.internal.message.OperatorCall.RequestStatus;
import org.tidegate.ocpp.internal.message.Profile;
import org.tidegate.ocpp.internal.message.Profile.ChargingProfile;
import org.tidegate.ocpp.internal.profile.ProfileRules;
import org.tidegate.ocpp.internal.station.auth.Admission;

/** Starts by the operator (OCPP 2.1 F01, F02). */
final class StartDesk {
    private final Surroundings at;
    private final Admission admission;
    private final Admission.House house;
    private final Steering steering;

    StartDesk(Surroundings at, Admission admission, Admission.House house, Steering steering) {
        this.at = at;
        this.admission = admission;
        this.house = house;
        this.steering = steering;
    }

    OperatorCall.Answer start(OperatorCall.RequestStartTransaction c, Moment now) {
        StatusInfo no = refusal(c);
        if (no != null) {
            return new OperatorCall.RequestStartTransactionResponse(
                    RequestStatus.REJECTED, no, at.transactionId());
        }
        at.out().emit(OcppEvent.REMOTE_START, c.remoteStartId(), "");
        admission.startRemotely(
                new Admission.RemoteStart(
                        c.idToken(),
                        c.groupIdToken() == null ? null : c.groupIdToken().idToken(),
                        c.remoteStartId(),
                        c.chargingProfile() == null ? null : ProfileDesk.kept(c.chargingProfile())),
                now);
        return new OperatorCall.RequestStartTransactionResponse(
                RequestStatus.ACCEPTED, null, at.transactionId());
    }

    private @Nullable StatusInfo refusal(OperatorCall.RequestStartTransaction c) {
        StationState s = at.seen();
        if (!at.isRegistered()) {
            return no("CSNotAccepted", "the boot notification has not been accepted yet");
        }
        if (c.evseId() != null && c.evseId() != ProfileRules.EVSE) {
            return no("UnknownEvse", "this station has EVSE 1 only");
        }
        if (admission.isBusy()
                || (admission.grant().idToken() != null && at.transactionId() != null)) {
            return no("TxInProgress", "a session is authorised already");
        }
        if (!s.faultCode().isEmpty()) {
            return no("InternalError", "out of order: " + s.faultCode());
        }
        String closed = house.closedBecause();
        if (!closed.isEmpty()) {
            return no(at.isDurable() ? "InvalidMessageSeq" : "OutOfStorage", closed);
        }
        String group = c.groupIdToken() == null ? null : c.groupIdToken().idToken();
        String kept = house.keptFrom(c.idToken(), group);
        if (kept != null) {
            return no("InvalidIdToken", kept);
        }
        ChargingProfile p = c.chargingProfile();
        if (p == null) {
            return null;
        }
        if (p.chargingProfilePurpose() != Profile.Purpose.TX_PROFILE || p.transactionId() != null) {
            return no("InvalidProfile", "needs a TxProfile without transactionId (F01.FR.10)");
        }
        return ProfileRules.refusal(
                ProfileRules.EVSE, p.withTransaction("new"), steering.book(), "new");
    }

    private static StatusInfo no(String code, String why) {
        return new StatusInfo(code, why);
    }
}
