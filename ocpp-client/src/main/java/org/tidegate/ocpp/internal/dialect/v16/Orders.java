package org.tidegate.ocpp.internal.dialect.v16;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.message.Authorisation;
import org.tidegate.ocpp.internal.message.Availability;
import org.tidegate.ocpp.internal.message.Data;
import org.tidegate.ocpp.internal.message.OperatorCall;
import org.tidegate.ocpp.internal.message.Profile;
import org.tidegate.ocpp.internal.message.Reservation;

/**
 * What a 1.6 central system asks, in the station's words. A connector of 1.6 is an EVSE with one
 * connector; connector 0 is the station. Everything was checked by 1.6's rules before it comes
 * here.
 */
public final class Orders {
    private static final int LONGEST_LOCATION = 2000;

    private Orders() {}

    /**
     * @param startId for a remote start, which has no number of its own in 1.6
     */
    public static Order of(Record request, Ledger ledger, int startId) {
        return switch (request) {
            case Asked.CancelReservation c ->
                    Order.of(
                            new Reservation.CancelReservation(c.reservationId()),
                            Reservation.CancelReservationResponse.class,
                            a ->
                                    new Asked.CancelReservationResponse(
                                            verdict(
                                                    a.status()
                                                            == Reservation.CancelReservationStatus
                                                                    .ACCEPTED)));
            case Asked.ChangeAvailability c -> availability(c);
            case Asked.ChangeConfiguration c -> Keys.change(c);
            case Asked.ClearCache _ ->
                    Order.of(
                            new Authorisation.ClearCache(),
                            Authorisation.ClearCacheResponse.class,
                            a ->
                                    new Asked.ClearCacheResponse(
                                            verdict(
                                                    a.status()
                                                            == Authorisation.ClearCacheStatus
                                                                    .ACCEPTED)));
            case Asked.ClearChargingProfile c -> clearProfile(c);
            case Asked.DataTransfer c -> transfer(c);
            case Asked.GetCompositeSchedule c ->
                    Order.of(
                            new OperatorCall.GetCompositeSchedule(
                                    c.duration(),
                                    Profiles.unit(c.chargingRateUnit()),
                                    c.connectorId()),
                            OperatorCall.GetCompositeScheduleResponse.class,
                            Profiles::composite);
            case Asked.GetConfiguration c -> Keys.get(c);
            case Asked.GetLocalListVersion _ ->
                    Order.of(
                            new Authorisation.GetLocalListVersion(),
                            Authorisation.GetLocalListVersionResponse.class,
                            a -> new Asked.GetLocalListVersionResponse(a.versionNumber()));
            case Asked.RemoteStartTransaction c -> start(c, startId);
            case Asked.RemoteStopTransaction c -> stop(c, ledger);
            case Asked.ReserveNow c -> reserve(c);
            case Asked.Reset c ->
                    Order.of(
                            new OperatorCall.Reset(
                                    c.type() == Piece.ResetKind.HARD
                                            ? OperatorCall.ResetKind.IMMEDIATE
                                            : OperatorCall.ResetKind.ON_IDLE,
                                    null),
                            OperatorCall.ResetResponse.class,
                            a ->
                                    new Asked.ResetResponse(
                                            verdict(
                                                    a.status()
                                                            != OperatorCall.ResetStatus.REJECTED)));
            case Asked.SendLocalList c -> localList(c);
            case Asked.SetChargingProfile c -> setProfile(c, ledger);
            case Asked.TriggerMessage c -> trigger(trigger(c.requestedMessage()), c.connectorId());
            case Asked.UnlockConnector c -> unlock(c);
            default -> Upkeep.of(request);
        };
    }

    static Piece.Verdict verdict(boolean accepted) {
        return accepted ? Piece.Verdict.ACCEPTED : Piece.Verdict.REJECTED;
    }

    static Data.@Nullable Evse evse(@Nullable Integer connectorId) {
        return connectorId == null || connectorId == 0 ? null : new Data.Evse(connectorId, null);
    }

    private static Order availability(Asked.ChangeAvailability c) {
        return Order.of(
                new Availability.ChangeAvailability(
                        evse(c.connectorId()),
                        c.type() == Piece.ChangeAvailabilityKind.OPERATIVE
                                ? Availability.OperationalStatus.OPERATIVE
                                : Availability.OperationalStatus.INOPERATIVE),
                Availability.ChangeAvailabilityResponse.class,
                a ->
                        new Asked.ChangeAvailabilityResponse(
                                switch (a.status()) {
                                    case ACCEPTED -> Piece.ChangeAvailabilityStatus.ACCEPTED;
                                    case REJECTED -> Piece.ChangeAvailabilityStatus.REJECTED;
                                    case SCHEDULED -> Piece.ChangeAvailabilityStatus.SCHEDULED;
                                }));
    }

    private static Order clearProfile(Asked.ClearChargingProfile c) {
        boolean by =
                c.connectorId() != null
                        || c.chargingProfilePurpose() != null
                        || c.stackLevel() != null;
        var criteria =
                new Profile.ClearCriteria(
                        c.connectorId(),
                        Profiles.purpose(c.chargingProfilePurpose()),
                        c.stackLevel());
        return Order.of(
                new OperatorCall.ClearChargingProfile(
                        c.id(), c.id() == null && by ? criteria : null),
                OperatorCall.ClearChargingProfileResponse.class,
                a ->
                        new Asked.ClearChargingProfileResponse(
                                a.status() == OperatorCall.ClearStatus.ACCEPTED
                                        ? Piece.ClearChargingProfileStatus.ACCEPTED
                                        : Piece.ClearChargingProfileStatus.UNKNOWN));
    }

    private static Order transfer(Asked.DataTransfer c) {
        return Order.of(
                new OperatorCall.DataTransfer(c.messageId(), Calls.json(c.data()), c.vendorId()),
                OperatorCall.DataTransferResponse.class,
                a ->
                        new Asked.DataTransferResponse(
                                switch (a.status()) {
                                    case ACCEPTED -> Piece.DataTransferStatus.ACCEPTED;
                                    case REJECTED -> Piece.DataTransferStatus.REJECTED;
                                    case UNKNOWN_MESSAGE_ID ->
                                            Piece.DataTransferStatus.UNKNOWN_MESSAGE_ID;
                                    case UNKNOWN_VENDOR_ID ->
                                            Piece.DataTransferStatus.UNKNOWN_VENDOR_ID;
                                },
                                Calls.text(a.data())));
    }

    private static Order start(Asked.RemoteStartTransaction c, int startId) {
        boolean nowhere = c.connectorId() != null && c.connectorId() < 1;
        Piece.ChargingProfile profile = c.chargingProfile();
        if (nowhere || (profile != null && profile.transactionId() != null)) {
            return new Order.Settled(
                    new Asked.RemoteStartTransactionResponse(Piece.Verdict.REJECTED));
        }
        return Order.of(
                new OperatorCall.RequestStartTransaction(
                        c.connectorId(),
                        null,
                        Tags.central(c.idTag()),
                        startId,
                        profile == null ? null : Profiles.of(profile, null)),
                OperatorCall.RequestStartTransactionResponse.class,
                a ->
                        new Asked.RemoteStartTransactionResponse(
                                verdict(a.status() == OperatorCall.RequestStatus.ACCEPTED)));
    }

    private static Order stop(Asked.RemoteStopTransaction c, Ledger ledger) {
        Ledger.Entry entry = ledger.numbered(c.transactionId());
        if (entry == null) {
            return new Order.Settled(
                    new Asked.RemoteStopTransactionResponse(Piece.Verdict.REJECTED));
        }
        return Order.of(
                new OperatorCall.RequestStopTransaction(entry.transactionId()),
                OperatorCall.RequestStopTransactionResponse.class,
                a ->
                        new Asked.RemoteStopTransactionResponse(
                                verdict(a.status() == OperatorCall.RequestStatus.ACCEPTED)));
    }

    private static Order reserve(Asked.ReserveNow c) {
        return Order.of(
                new Reservation.ReserveNow(
                        c.reservationId(),
                        c.expiryDate(),
                        null,
                        Tags.card(c.idTag()),
                        c.connectorId() == 0 ? null : (Integer) c.connectorId(),
                        c.parentIdTag() == null ? null : Tags.central(c.parentIdTag())),
                Reservation.ReserveNowResponse.class,
                a ->
                        new Asked.ReserveNowResponse(
                                switch (a.status()) {
                                    case ACCEPTED -> Piece.ReserveNowStatus.ACCEPTED;
                                    case FAULTED -> Piece.ReserveNowStatus.FAULTED;
                                    case OCCUPIED -> Piece.ReserveNowStatus.OCCUPIED;
                                    case REJECTED -> Piece.ReserveNowStatus.REJECTED;
                                    case UNAVAILABLE -> Piece.ReserveNowStatus.UNAVAILABLE;
                                }));
    }

    private static Order localList(Asked.SendLocalList c) {
        List<Authorisation.AuthorizationData> entries =
                c.localAuthorizationList() == null || c.localAuthorizationList().isEmpty()
                        ? null
                        : c.localAuthorizationList().stream()
                                .map(e ->
                                        new Authorisation.AuthorizationData(
                                                Tags.card(e.idTag()), Tags.info(e.idTagInfo())))
                                .toList();
        return Order.of(
                new Authorisation.SendLocalList(
                        entries,
                        c.listVersion(),
                        c.updateType() == Piece.UpdateKind.FULL
                                ? Authorisation.Update.FULL
                                : Authorisation.Update.DIFFERENTIAL),
                Authorisation.SendLocalListResponse.class,
                a ->
                        new Asked.SendLocalListResponse(
                                switch (a.status()) {
                                    case ACCEPTED -> Piece.LocalListStatus.ACCEPTED;
                                    case FAILED -> Piece.LocalListStatus.FAILED;
                                    case VERSION_MISMATCH -> Piece.LocalListStatus.VERSION_MISMATCH;
                                }));
    }

    /** 1.6 lets the transaction of a TxProfile be left out: it is the one at that connector. */
    private static Order setProfile(Asked.SetChargingProfile c, Ledger ledger) {
        Piece.ChargingProfile profile = c.csChargingProfiles();
        boolean forTransaction =
                profile.chargingProfilePurpose() == Piece.ChargingProfilePurpose.TX_PROFILE;
        Ledger.Entry entry =
                profile.transactionId() != null
                        ? ledger.numbered(profile.transactionId())
                        : forTransaction ? ledger.at(c.connectorId()) : null;
        if (entry == null && (forTransaction || profile.transactionId() != null)) {
            return new Order.Settled(
                    new Asked.SetChargingProfileResponse(Piece.SetChargingProfileStatus.REJECTED));
        }
        return Order.of(
                new OperatorCall.SetChargingProfile(
                        c.connectorId(),
                        Profiles.of(profile, entry == null ? null : entry.transactionId())),
                OperatorCall.SetChargingProfileResponse.class,
                a ->
                        new Asked.SetChargingProfileResponse(
                                a.status() == OperatorCall.ProfileStatus.ACCEPTED
                                        ? Piece.SetChargingProfileStatus.ACCEPTED
                                        : Piece.SetChargingProfileStatus.REJECTED));
    }

    private static OperatorCall.MessageTrigger trigger(Piece.Triggerable message) {
        return switch (message) {
            case BOOT_NOTIFICATION -> OperatorCall.MessageTrigger.BOOT_NOTIFICATION;
            case DIAGNOSTICS_STATUS_NOTIFICATION ->
                    OperatorCall.MessageTrigger.LOG_STATUS_NOTIFICATION;
            case FIRMWARE_STATUS_NOTIFICATION ->
                    OperatorCall.MessageTrigger.FIRMWARE_STATUS_NOTIFICATION;
            case HEARTBEAT -> OperatorCall.MessageTrigger.HEARTBEAT;
            case METER_VALUES -> OperatorCall.MessageTrigger.METER_VALUES;
            case STATUS_NOTIFICATION -> OperatorCall.MessageTrigger.STATUS_NOTIFICATION;
        };
    }

    private static Order trigger(
            OperatorCall.MessageTrigger message, @Nullable Integer connectorId) {
        return Order.of(
                Upkeep.triggering(message, connectorId),
                OperatorCall.TriggerMessageResponse.class,
                a -> new Asked.TriggerMessageResponse(Upkeep.status(a)));
    }

    private static Order unlock(Asked.UnlockConnector c) {
        if (c.connectorId() < 1) {
            return new Order.Settled(
                    new Asked.UnlockConnectorResponse(Piece.UnlockConnectorStatus.NOT_SUPPORTED));
        }
        return Order.of(
                new Availability.UnlockConnector(c.connectorId(), 1),
                Availability.UnlockConnectorResponse.class,
                a ->
                        new Asked.UnlockConnectorResponse(
                                switch (a.status()) {
                                    case UNLOCKED -> Piece.UnlockConnectorStatus.UNLOCKED;
                                    case UNLOCK_FAILED, ONGOING_AUTHORIZED_TRANSACTION ->
                                            Piece.UnlockConnectorStatus.UNLOCK_FAILED;
                                    case UNKNOWN_CONNECTOR ->
                                            Piece.UnlockConnectorStatus.NOT_SUPPORTED;
                                }));
    }

    static boolean isTooLong(String location) {
        return location.length() > LONGEST_LOCATION;
    }
}
