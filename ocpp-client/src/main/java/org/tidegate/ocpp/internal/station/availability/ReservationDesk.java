package org.tidegate.ocpp.internal.station.availability;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.message.Data;
import org.tidegate.ocpp.internal.message.Data.ConnectorStatus;
import org.tidegate.ocpp.internal.message.Data.StatusInfo;
import org.tidegate.ocpp.internal.message.OperatorCall;
import org.tidegate.ocpp.internal.message.Reservation.CancelReservation;
import org.tidegate.ocpp.internal.message.Reservation.CancelReservationResponse;
import org.tidegate.ocpp.internal.message.Reservation.CancelReservationStatus;
import org.tidegate.ocpp.internal.message.Reservation.ReservationStatusUpdate;
import org.tidegate.ocpp.internal.message.Reservation.ReservationUpdateStatus;
import org.tidegate.ocpp.internal.message.Reservation.ReserveNow;
import org.tidegate.ocpp.internal.message.Reservation.ReserveNowResponse;
import org.tidegate.ocpp.internal.message.Reservation.ReserveNowStatus;
import org.tidegate.ocpp.internal.station.Desk;
import org.tidegate.ocpp.internal.station.Keep;
import org.tidegate.ocpp.internal.station.Moment;
import org.tidegate.ocpp.internal.station.Surroundings;
import org.tidegate.ocpp.internal.station.device.Setting;

/** Keeps the connector for one token or its group until a moment (OCPP 2.1 H). */
public final class ReservationDesk implements Desk {
    /** What this connector is (OCPP 2.1 appendix, ConnectorEnumStringType). */
    public static final String CONNECTOR_TYPE = "cCCS2";

    private final Surroundings at;
    private @Nullable Booking booking;

    public ReservationDesk(Surroundings at, @Nullable Booking booking) {
        this.at = at;
        this.booking = booking;
    }

    public boolean isHeld() {
        return booking != null;
    }

    @Override
    public void tick(Moment now) {
        Booking b = booking;
        if (b == null) {
            return;
        }
        if (now.wallMillis() >= b.expiry().toEpochMilli()) {
            over(b, ReservationUpdateStatus.EXPIRED);
        } else if (!at.seen().faultCode().isEmpty() && !at.isSilent()) {
            over(b, ReservationUpdateStatus.REMOVED);
        }
    }

    private void over(Booking b, ReservationUpdateStatus how) {
        use(null);
        at.request(new ReservationStatusUpdate(b.id(), how));
    }

    /** The connector cannot be kept for anybody any more. */
    void remove() {
        Booking b = booking;
        if (b != null) {
            over(b, ReservationUpdateStatus.REMOVED);
        }
    }

    private void use(@Nullable Booking next) {
        booking = next;
        at.out().save(Keep.RESERVATIONS, next == null ? "" : next.text());
    }

    /** Why this token has to wait; null if it need not. */
    public @Nullable String keptFrom(Data.IdToken token, @Nullable String group) {
        Booking b = booking;
        return b == null || b.isFor(token, group)
                ? null
                : "reserved for somebody else until " + b.expiry();
    }

    /** Whoever it was kept for is here: its number, once. */
    public @Nullable Integer used(Data.@Nullable IdToken token, @Nullable String group) {
        Booking b = booking;
        if (b == null || token == null || !b.isFor(token, group)) {
            return null;
        }
        use(null);
        return b.id();
    }

    public OperatorCall.Answer reserve(ReserveNow c, ConnectorStatus status, Moment now) {
        if (!at.variables().is(Setting.RESERVATION_ENABLED)) {
            return no(ReserveNowStatus.REJECTED, "NotEnabled", "ReservationCtrlr.Enabled is false");
        }
        if (c.evseId() != null && c.evseId() != 1) {
            return no(ReserveNowStatus.REJECTED, "UnknownEvse", "EVSE 1 is the only one");
        }
        if (c.connectorType() != null && !c.connectorType().equals(CONNECTOR_TYPE)) {
            return no(
                    ReserveNowStatus.REJECTED,
                    "UnknownConnectorType",
                    "the connector is a " + CONNECTOR_TYPE);
        }
        if (c.expiryDateTime().toEpochMilli() <= now.wallMillis()) {
            return no(ReserveNowStatus.REJECTED, "InvalidValue", "expiryDateTime is over already");
        }
        Booking b = booking;
        boolean replaces = b != null && b.id() == c.id();
        ReserveNowStatus answer =
                switch (status) {
                    case FAULTED -> ReserveNowStatus.FAULTED;
                    case UNAVAILABLE -> ReserveNowStatus.UNAVAILABLE;
                    case OCCUPIED -> ReserveNowStatus.OCCUPIED;
                    case RESERVED ->
                            replaces ? ReserveNowStatus.ACCEPTED : ReserveNowStatus.OCCUPIED;
                    case AVAILABLE ->
                            at.transactionId() == null
                                    ? ReserveNowStatus.ACCEPTED
                                    : ReserveNowStatus.OCCUPIED;
                };
        if (answer == ReserveNowStatus.ACCEPTED) {
            String group = c.groupIdToken() == null ? null : c.groupIdToken().idToken();
            use(new Booking(c.id(), c.expiryDateTime(), c.idToken(), group, c.evseId() != null));
        }
        return new ReserveNowResponse(answer, null);
    }

    private static OperatorCall.Answer no(ReserveNowStatus status, String code, String why) {
        return new ReserveNowResponse(status, new StatusInfo(code, why));
    }

    public OperatorCall.Answer cancel(CancelReservation c) {
        Booking b = booking;
        if (b == null || b.id() != c.reservationId()) {
            return new CancelReservationResponse(
                    CancelReservationStatus.REJECTED,
                    new StatusInfo("NotFound", "no reservation " + c.reservationId()));
        }
        use(null);
        return new CancelReservationResponse(CancelReservationStatus.ACCEPTED, null);
    }
}
