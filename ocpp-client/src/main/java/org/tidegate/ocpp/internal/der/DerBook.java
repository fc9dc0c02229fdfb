package org.tidegate.ocpp.internal.der;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.json.Json;
import org.tidegate.ocpp.internal.json.Violation;
import org.tidegate.ocpp.internal.message.Der.ControlKind;
import org.tidegate.ocpp.internal.message.Der.SetDERControl;
import org.tidegate.ocpp.internal.station.Moment;

/**
 * The controls a station holds (R01, R04). Immutable; every change is a new book. Lower priority
 * numbers win; among equals the one that was there first keeps its place. A superseded control
 * never executes again and stays reportable until its time is over.
 */
record DerBook(List<Held> entries) {
    static final DerBook EMPTY = new DerBook(List.of());

    /** More is no operator's need but somebody's mistake. */
    static final int MOST_ENTRIES = 64;

    DerBook {
        entries = List.copyOf(entries);
    }

    /**
     * @param started it has begun to execute and this has been told; never for a default
     * @param endsNanos monotonic end of a started one
     */
    record Held(SetDERControl request, boolean superseded, boolean started, long endsNanos) {
        String id() {
            return request.controlId();
        }

        ControlKind kind() {
            return request.controlType();
        }

        boolean isDefault() {
            return request.isDefault();
        }

        Terms terms() {
            return Terms.of(request);
        }

        Held supersede() {
            return new Held(request, true, started, endsNanos);
        }

        /** Executes now, or would as a default. */
        boolean inForce() {
            return !superseded && (started || isDefault());
        }
    }

    /** Something the operator has to hear. */
    record News(String controlId, boolean started, List<String> supersededIds) {}

    /**
     * @param supersededIds for the answer
     */
    record Change(DerBook book, List<String> supersededIds, List<News> news) {}

    /** The request has been judged already. */
    Change set(SetDERControl request, Moment now) {
        var news = new ArrayList<News>();
        var next = new ArrayList<Held>();
        for (Held each : entries) {
            if (!each.id().equals(request.controlId())) {
                next.add(each);
            } else if (each.started && !each.superseded) {
                news.add(new News(each.id(), false, List.of()));
            }
        }
        int priority = Terms.of(request).priority();
        boolean superseded =
                next.stream().anyMatch(o -> rivals(o, request) && o.terms().priority() < priority);
        var ids = new ArrayList<String>();
        if (superseded) {
            ids.add(request.controlId());
        }
        for (int i = 0; i < next.size() && !superseded; i++) {
            Held old = next.get(i);
            // one that executes goes on until the new one's time has come
            if (rivals(old, request) && old.terms().priority() > priority && !old.started) {
                next.set(i, old.supersede());
                ids.add(old.id());
            }
        }
        next.add(new Held(request, superseded, false, 0));
        Change later = new DerBook(next).advance(now);
        news.addAll(later.news);
        return new Change(later.book, ids, news);
    }

    private static boolean rivals(Held old, SetDERControl request) {
        return !old.superseded
                && old.kind() == request.controlType()
                && old.isDefault() == request.isDefault();
    }

    /** What time brings: ends first, then begins (R04.FR.10, 20 to 22). */
    Change advance(Moment now) {
        var news = new ArrayList<News>();
        var kept = new ArrayList<Held>();
        for (Held each : entries) {
            if (!isOver(each, now)) {
                kept.add(each);
            } else if (each.started && !each.superseded) {
                news.add(new News(each.id(), false, List.of()));
            }
        }
        for (int i = 0; i < kept.size(); i++) {
            Held each = kept.get(i);
            boolean due =
                    !each.isDefault()
                            && !each.superseded
                            && !each.started
                            && now.wallMillis() >= each.terms().startMillis();
            if (due && !outranked(each, kept)) {
                begin(i, kept, news, now);
            }
        }
        return new Change(kept.equals(entries) ? this : new DerBook(kept), List.of(), news);
    }

    private static boolean isOver(Held each, Moment now) {
        if (each.isDefault()) {
            return false;
        }
        return (each.started && each.endsNanos != 0)
                ? now.nanos() - each.endsNanos >= 0
                : now.wallMillis() >= each.terms().endMillis();
    }

    /** An equal that executes keeps its place until it ends. */
    private static boolean outranked(Held each, List<Held> all) {
        return all.stream()
                .anyMatch(o ->
                        o.kind() == each.kind()
                                && o.started
                                && !o.superseded
                                && o.terms().priority() <= each.terms().priority());
    }

    private static void begin(int at, List<Held> all, List<News> news, Moment now) {
        Held each = all.get(at);
        var ids = new ArrayList<String>();
        for (int i = 0; i < all.size(); i++) {
            Held old = all.get(i);
            if (old.kind() == each.kind() && old.started && !old.superseded) {
                all.set(i, old.supersede());
                ids.add(old.id());
            }
        }
        all.set(at, running(each, now));
        news.add(new News(each.id(), true, ids));
    }

    /** Its end by the monotonic clock: a wall clock that is set ends nothing. */
    private static Held running(Held each, Moment now) {
        long leftMillis = each.terms().endMillis() - now.wallMillis();
        return new Held(each.request, false, true, now.nanos() + leftMillis * 1_000_000L);
    }

    List<Held> matching(
            @Nullable Boolean isDefault, @Nullable ControlKind kind, @Nullable String id) {
        return entries.stream()
                .filter(e -> isDefault == null || e.isDefault() == isDefault)
                .filter(e -> kind == null || e.kind() == kind)
                .filter(e -> id == null || e.id().equals(id))
                .toList();
    }

    DerBook without(Predicate<Held> gone) {
        return new DerBook(entries.stream().filter(gone.negate()).toList());
    }

    /** Controls in force: what executes, and the defaults beneath. */
    List<Held> inForce() {
        var found = new ArrayList<Held>();
        for (Held each : entries) {
            boolean before =
                    each.isDefault()
                            && found.stream()
                                    .anyMatch(f ->
                                            f.isDefault()
                                                    && f.kind() == each.kind()
                                                    && f.terms().priority()
                                                            <= each.terms().priority());
            if (each.inForce() && !before) {
                found.removeIf(f -> each.isDefault() && f.isDefault() && f.kind() == each.kind());
                found.add(each);
            }
        }
        return found;
    }

    // ---- keeping ----------------------------------------------------------------------------

    /** The stored form of an entry. */
    private record Line(SetDERControl request, boolean superseded, boolean started) {}

    String text() {
        var lines = new StringBuilder();
        for (Held e : entries) {
            lines.append(Json.write(new Line(e.request, e.superseded, e.started))).append('\n');
        }
        return lines.toString();
    }

    /** Controls from before a restart; a line that cannot be read is left out. */
    static DerBook restore(String text, Moment now) {
        var entries = new ArrayList<Held>();
        for (String each : text.lines().toList()) {
            try {
                Line line = Json.read(Line.class, each);
                var held = new Held(line.request, line.superseded, line.started, 0);
                boolean runs = line.started && !isOver(held, now);
                entries.add(runs && !line.superseded ? running(held, now) : held);
            } catch (Violation _) {
                // another firmware's line: the operator will find it missing and set it
            }
        }
        return new DerBook(entries);
    }

    /**
     * When a control holds and how strong it is.
     *
     * @param start,durationSeconds null where it has none
     */
    record Terms(int priority, @Nullable Instant start, @Nullable Double durationSeconds) {
        /** Of the one payload field the control's type asks for; 0 and none without it. */
        static Terms of(SetDERControl c) {
            if (c.curve() != null) {
                return new Terms(c.curve().priority(), c.curve().startTime(), c.curve().duration());
            }
            if (c.freqDroop() != null) {
                return new Terms(
                        c.freqDroop().priority(),
                        c.freqDroop().startTime(),
                        c.freqDroop().duration());
            }
            if (c.fixedVar() != null) {
                return new Terms(
                        c.fixedVar().priority(), c.fixedVar().startTime(), c.fixedVar().duration());
            }
            if (c.limitMaxDischarge() != null) {
                return new Terms(
                        c.limitMaxDischarge().priority(),
                        c.limitMaxDischarge().startTime(),
                        c.limitMaxDischarge().duration());
            }
            var factor = c.fixedPFAbsorb() != null ? c.fixedPFAbsorb() : c.fixedPFInject();
            if (factor != null) {
                return new Terms(factor.priority(), factor.startTime(), factor.duration());
            }
            if (c.enterService() != null) {
                return new Terms(c.enterService().priority(), null, null);
            }
            return new Terms(c.gradient() == null ? 0 : c.gradient().priority(), null, null);
        }

        long startMillis() {
            return start == null ? Long.MAX_VALUE / 2 : start.toEpochMilli();
        }

        long endMillis() {
            return durationSeconds == null
                    ? Long.MAX_VALUE / 2
                    : startMillis() + Math.round(Math.min(durationSeconds, 1e9) * 1000);
        }
    }
}
