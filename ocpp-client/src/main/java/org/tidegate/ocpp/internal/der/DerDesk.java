package org.tidegate.ocpp.internal.der;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.DerAuthority;
import org.tidegate.ocpp.DerControl;
import org.tidegate.ocpp.DerControl.Setting;
import org.tidegate.ocpp.OcppEvent;
import org.tidegate.ocpp.StationState.GridAlarm;
import org.tidegate.ocpp.internal.message.Data.StatusInfo;
import org.tidegate.ocpp.internal.message.Der;
import org.tidegate.ocpp.internal.message.Der.ControlKind;
import org.tidegate.ocpp.internal.message.Der.ControlStatus;
import org.tidegate.ocpp.internal.message.Der.SetDERControl;
import org.tidegate.ocpp.internal.message.OperatorCall;
import org.tidegate.ocpp.internal.station.Desk;
import org.tidegate.ocpp.internal.station.Keep;
import org.tidegate.ocpp.internal.station.Moment;
import org.tidegate.ocpp.internal.station.Surroundings;
import org.tidegate.ocpp.internal.station.Words;

/**
 * The operator's hand on grid support (R01 to R05). The station emulates the inverter with its own
 * grid engine; what that may be told is the {@link DerAuthority}'s to say. Every accepted control
 * is saved before its answer is sent.
 */
public final class DerDesk implements Desk {
    private final Surroundings at;
    private final DerAuthority authority;
    private DerBook book;
    private List<DerControl> inForce = List.of();
    private @Nullable GridAlarm told;

    /**
     * @param text as {@link Keep#DER} had it
     */
    public DerDesk(Surroundings at, DerAuthority authority, String text, Moment now) {
        this.at = at;
        this.authority = authority;
        this.book = DerBook.restore(text, now);
        this.inForce = converted();
    }

    /** For the charger: what executes, and the defaults beneath. */
    public List<DerControl> inForce() {
        return inForce;
    }

    @Override
    public void tick(Moment now) {
        use(book.advance(now), now);
        if (!at.isSilent()) {
            alarm(at.seen().v2x().alarm(), now);
        }
    }

    private void use(DerBook.Change change, Moment now) {
        boolean changed = !change.book().equals(book);
        book = change.book();
        for (DerBook.News each : change.news()) {
            at.out()
                    .emit(
                            each.started() ? OcppEvent.DER_STARTED : OcppEvent.DER_ENDED,
                            0,
                            each.controlId());
            at.out()
                    .enqueue(
                            new Der.NotifyDERStartStop(
                                    each.controlId(),
                                    each.started(),
                                    now.instant(),
                                    each.supersededIds().isEmpty() ? null : each.supersededIds()));
        }
        if (changed) {
            at.out().save(Keep.DER, book.text());
            inForce = converted();
        }
    }

    private List<DerControl> converted() {
        var controls = new ArrayList<DerControl>();
        for (DerBook.Held each : book.inForce()) {
            Setting setting = DerConversion.setting(each.request());
            if (setting != null) {
                controls.add(control(each.request(), setting, each.endsNanos()));
            }
        }
        return List.copyOf(controls);
    }

    private static DerControl control(SetDERControl c, Setting setting, long endsNanos) {
        return new DerControl(
                c.controlId(),
                DerConversion.type(c.controlType()),
                setting,
                c.isDefault(),
                DerBook.Terms.of(c).priority(),
                c.isDefault() ? DerControl.NEVER : endsNanos);
    }

    // ---- what the operator asks -------------------------------------------------------------

    public OperatorCall.Answer set(SetDERControl c, Moment now) {
        if (!isSupported(c.controlType())) {
            return answer(ControlStatus.NOT_SUPPORTED, null);
        }
        StatusInfo no = refusal(c, now);
        if (no != null) {
            at.out().emit(OcppEvent.DER_REFUSED, 0, c.controlId() + ": " + no.additionalInfo());
            return answer(ControlStatus.REJECTED, no);
        }
        DerBook.Change change = book.set(c, now);
        use(change, now);
        at.out().emit(OcppEvent.DER_ACCEPTED, 0, c.controlId() + " " + c.controlType());
        List<String> ids = change.supersededIds();
        return new Der.SetDERControlResponse(
                ControlStatus.ACCEPTED, null, ids.isEmpty() ? null : ids);
    }

    private boolean isSupported(ControlKind kind) {
        return authority.supported().contains(DerConversion.type(kind));
    }

    private @Nullable StatusInfo refusal(SetDERControl c, Moment now) {
        Setting setting = DerConversion.setting(c);
        if (setting == null || DerConversion.payloads(c) != 1) {
            return no("InvalidValue", "needs the one field that belongs to " + c.controlType());
        }
        StatusInfo no = timing(c, now);
        if (no != null) {
            return no;
        }
        boolean replaces = book.entries().stream().anyMatch(e -> e.id().equals(c.controlId()));
        if (!replaces && book.entries().size() >= DerBook.MOST_ENTRIES) {
            return no("TooManyElements", DerBook.MOST_ENTRIES + " controls are held already");
        }
        var beside = new ArrayList<>(inForce);
        beside.removeIf(b -> b.id().equals(c.controlId()));
        String why = authority.refusal(control(c, setting, DerControl.NEVER), beside);
        return why.isEmpty() ? null : no("InvalidValue", why);
    }

    private static @Nullable StatusInfo timing(SetDERControl c, Moment now) {
        DerBook.Terms terms = DerBook.Terms.of(c);
        boolean timed = terms.start() != null || terms.durationSeconds() != null;
        boolean onlyDefault =
                c.controlType() == ControlKind.ENTER_SERVICE
                        || c.controlType() == ControlKind.GRADIENTS;
        if (!c.isDefault() && onlyDefault) {
            return no("InvalidValue", c.controlType() + " can be a default only (R04.FR.17)");
        }
        if (c.isDefault()) {
            return timed
                    ? no("InvalidValue", "a default has no startTime and duration (R04.FR.13)")
                    : null;
        }
        if (terms.start() == null || terms.durationSeconds() == null) {
            return no("InvalidValue", "a scheduled control needs startTime and duration");
        }
        if (!(terms.durationSeconds() > 0)) {
            return no("InvalidValue", "duration is not positive");
        }
        return now.wallMillis() >= terms.endMillis()
                ? no("InvalidValue", "its time is over already")
                : null;
    }

    public OperatorCall.Answer get(Der.GetDERControl c) {
        if (c.controlType() != null && !isSupported(c.controlType())) {
            return new Der.GetDERControlResponse(ControlStatus.NOT_SUPPORTED, null);
        }
        List<DerBook.Held> found = book.matching(c.isDefault(), c.controlType(), c.controlId());
        if (found.isEmpty()) {
            return new Der.GetDERControlResponse(ControlStatus.NOT_FOUND, null);
        }
        List<Der.ReportDERControl> reports = DerReports.of(c.requestId(), found);
        for (Der.ReportDERControl each : reports) {
            if (!at.request(each)) {
                return new Der.GetDERControlResponse(
                        ControlStatus.REJECTED, no("OutOfStorage", "too much waits to be sent"));
            }
        }
        return new Der.GetDERControlResponse(ControlStatus.ACCEPTED, null);
    }

    public OperatorCall.Answer clear(Der.ClearDERControl c, Moment now) {
        if (c.controlType() != null && !isSupported(c.controlType())) {
            return new Der.ClearDERControlResponse(ControlStatus.NOT_SUPPORTED, null);
        }
        List<DerBook.Held> gone = book.matching(c.isDefault(), c.controlType(), c.controlId());
        boolean all = c.controlType() == null && c.controlId() == null;
        if (gone.isEmpty() && !all) {
            return new Der.ClearDERControlResponse(ControlStatus.NOT_FOUND, null);
        }
        var news = new ArrayList<DerBook.News>();
        for (DerBook.Held each : gone) {
            if (each.started() && !each.superseded()) {
                news.add(new DerBook.News(each.id(), false, List.of()));
            }
        }
        DerBook.Change later = book.without(gone::contains).advance(now);
        news.addAll(later.news());
        use(new DerBook.Change(later.book(), List.of(), news), now);
        return new Der.ClearDERControlResponse(ControlStatus.ACCEPTED, null);
    }

    private static OperatorCall.Answer answer(ControlStatus status, @Nullable StatusInfo why) {
        return new Der.SetDERControlResponse(status, why, null);
    }

    private static StatusInfo no(String code, String why) {
        return new StatusInfo(code, Words.clipped(why, 1024));
    }

    // ---- alarms -----------------------------------------------------------------------------

    /** One message when it begins; of one that takes over, its beginning and no end (R05). */
    private void alarm(@Nullable GridAlarm now, Moment when) {
        GridAlarm before = told;
        if (isSame(before, now)) {
            return;
        }
        told = now;
        GridAlarm subject = now == null ? before : now;
        if (subject != null) {
            Instant at = when.instant();
            this.at
                    .out()
                    .enqueue(
                            new Der.NotifyDERAlarm(
                                    DerConversion.kind(subject.control()),
                                    fault(subject.fault()),
                                    now == null ? true : null,
                                    at,
                                    Words.clipped(subject.words(), 200)));
        }
    }

    /** Words may differ: they are the engine's own. */
    private static boolean isSame(@Nullable GridAlarm a, @Nullable GridAlarm b) {
        if (a == null || b == null) {
            return a == null && b == null;
        }
        return a.control() == b.control() && a.fault() == b.fault();
    }

    private static Der.@Nullable GridEventFault fault(GridAlarm.Fault fault) {
        return switch (fault) {
            case NONE -> null;
            case OVER_VOLTAGE -> Der.GridEventFault.OVER_VOLTAGE;
            case UNDER_VOLTAGE -> Der.GridEventFault.UNDER_VOLTAGE;
            case OVER_FREQUENCY -> Der.GridEventFault.OVER_FREQUENCY;
            case UNDER_FREQUENCY -> Der.GridEventFault.UNDER_FREQUENCY;
        };
    }
}
