package org.tidegate.board.gridcode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidegate.board.gridcode.GridCode.Range;
import org.tidegate.board.gridcode.GridCode.Unconfirmed;
import org.tidegate.board.gridcode.GridCodeException.Problem;
import org.tidegate.board.gridcode.ProfileAdjustment.Accepted;
import org.tidegate.board.gridcode.ProfileAdjustment.Authority;
import org.tidegate.board.gridcode.ProfileAdjustment.Change;
import org.tidegate.board.gridcode.ProfileAdjustment.Reason;
import org.tidegate.board.gridcode.ProfileAdjustment.Refused;
import org.tidegate.board.internal.Nearest;

/** One request for other settings. */
final class AdjustmentJudge {
    private static final String ENABLED = ".enabled";
    private static final String POINTS = "points";
    private static final String TRIPS = "trip_stages.";

    private final GridCode profile;
    private final Authority authority;
    private final Set<String> confirmed;
    private final List<Reason> reasons = new ArrayList<>();
    private final Map<String, String> texts = new LinkedHashMap<>();

    AdjustmentJudge(GridCode profile, Authority authority, Set<String> confirmed) {
        this.profile = profile;
        this.authority = authority;
        this.confirmed = confirmed;
    }

    void judge(Change change) {
        String key = change.key();
        String text = change.value().strip();
        if (texts.putIfAbsent(key, text) != null) {
            refuse(key, "is asked for twice", "Ask once.");
            return;
        }
        ProfileValue value = profile.value(key).orElse(null);
        if (value != null) {
            value(value, text);
        } else if (!curve(key, text)) {
            String near =
                    Nearest.to(key, profile.values().stream().map(ProfileValue::key).toList());
            refuse(
                    key,
                    "there is no such value in " + profile.id(),
                    near.isEmpty()
                            ? "'tidegate grid profile show " + profile.id() + "' lists them."
                            : "Did you mean '" + near + "'?");
        }
    }

    private void value(ProfileValue value, String text) {
        if (value.value().equals(text)) {
            return;
        }
        if (value.key().endsWith(ENABLED)) {
            enabled(value, text);
            return;
        }
        if (Double.isNaN(value.number())) {
            word(value, text);
            return;
        }
        if (!Tree.NUMBER.matcher(text).matches() || !Double.isFinite(Double.parseDouble(text))) {
            refuse(value.key(), "'" + text + "' is no number", "Write a plain decimal number.");
            return;
        }
        double number = Double.parseDouble(text);
        if (number == value.number()) {
            return;
        }
        within(value.key(), value, number);
        tighter(value, number);
    }

    /** Functions may be switched, trip stages may not. */
    private void enabled(ProfileValue value, String text) {
        if (!text.equals("true") && !text.equals("false")) {
            refuse(value.key(), "'" + text + "' is neither true nor false", "Write one of them.");
        } else if (value.key().startsWith(TRIPS)) {
            refuse(value.key(), "a trip stage cannot be switched", "Move it inside its range.");
        } else if (authority == Authority.CHARGING_OPERATOR) {
            onlyTrips(value.key());
        } else if (text.equals("true")) {
            makeRoom(value.group());
        }
    }

    /** One mode of reactive power at a time: the one that is asked for takes the other's place. */
    private void makeRoom(String section) {
        if (!SupportReader.REACTIVE_MODES.contains(section)) {
            return;
        }
        for (String other : SupportReader.REACTIVE_MODES) {
            boolean on =
                    profile.value(other + ENABLED).map(v -> v.value().equals("true")).orElse(false);
            if (on && !other.equals(section)) {
                texts.putIfAbsent(other + ENABLED, "false");
            }
        }
    }

    /** Words choose between equals only where the code leaves the choice to the site. */
    private void word(ProfileValue value, String text) {
        boolean free =
                value.name().equals("excitation") || value.name().equals("autonomous_reference");
        if (authority == Authority.CHARGING_OPERATOR) {
            onlyTrips(value.key());
        } else if (!free) {
            refuse(
                    value.key(),
                    "is fixed at %s by clause %s and cannot become %s"
                            .formatted(value.value(), value.provenance().clause(), text),
                    "Choose another profile.");
        }
    }

    /** Whether the key names a curve; each point has to be inside the ranges of its coordinates. */
    private boolean curve(String key, String text) {
        String section = key.substring(0, Math.max(0, key.lastIndexOf('.')));
        @Nullable ProfileValue firstX = null;
        @Nullable ProfileValue firstY = null;
        for (ProfileValue v : profile.values()) {
            if (v.group().equals(section) && v.key().startsWith(key + "[0].")) {
                if (firstX == null) {
                    firstX = v;
                } else {
                    firstY = v;
                }
            }
        }
        if (firstX == null || firstY == null || !key.endsWith(POINTS)) {
            return false;
        }
        if (authority == Authority.CHARGING_OPERATOR) {
            onlyTrips(key);
            return true;
        }
        var problems = new ArrayList<Problem>();
        if (!(Tree.read("request", text, problems) instanceof Tree.Row row)
                || !problems.isEmpty()) {
            refuse(key, "is no curve", "Write it as [[x, y], [x, y], ...].");
            return true;
        }
        for (int i = 0; i < row.items().size(); i++) {
            String place = key + "[" + i + "]";
            if (row.items().get(i) instanceof Tree.Row pair && pair.items().size() == 2) {
                coordinate(place, firstX, pair.items().get(0));
                coordinate(place, firstY, pair.items().get(1));
            } else {
                refuse(place, "is no point", "Write it as [x, y].");
            }
        }
        return true;
    }

    private void coordinate(String place, ProfileValue like, Tree tree) {
        if (tree instanceof Tree.Leaf leaf
                && leaf.isNumber()
                && Double.isFinite(Double.parseDouble(leaf.text()))) {
            within(place, like, Double.parseDouble(leaf.text()));
        } else {
            refuse(place, "is no pair of numbers", "Write plain decimal numbers.");
        }
    }

    private void within(String place, ProfileValue value, double number) {
        ProfileValue.Adjustable adjustable = value.adjustable();
        if (adjustable == null) {
            if (number != value.number()) {
                refuse(
                        place,
                        "is fixed at %s by clause %s"
                                .formatted(value.text(), value.provenance().clause()),
                        "Choose another profile.");
            }
            return;
        }
        Range range = adjustable.range();
        String permitted =
                "%s to %s %s"
                        .formatted(
                                ProfileValue.number(range.min()),
                                ProfileValue.number(range.max()),
                                value.unit())
                        .strip();
        if (!range.contains(number)) {
            refuse(
                    place,
                    ProfileValue.number(number) + " is outside " + permitted,
                    "Stay inside (clause " + adjustable.provenance().clause() + ").");
        } else if (!adjustable.provenance().confidence().confirmed()
                && !profile.demonstration()
                && !confirmed.contains(value.group() + ".adjustable")) {
            refuse(
                    place,
                    "nobody has confirmed its range of " + permitted,
                    "Compare with clause %s and confirm '%s.adjustable' in the site file."
                            .formatted(adjustable.provenance().clause(), value.group()));
        }
    }

    private void tighter(ProfileValue value, double number) {
        if (authority != Authority.CHARGING_OPERATOR) {
            return;
        }
        GridCode.TripStage stage =
                profile.tripStages().stream()
                        .filter(s -> value.group().equals(TRIPS + s.id()))
                        .findFirst()
                        .orElse(null);
        if (stage == null) {
            onlyTrips(value.key());
            return;
        }
        boolean time = value.name().equals("clearing_time_s");
        boolean tighter =
                (time || stage.over()) ? number < value.number() : number > value.number();
        if (!tighter) {
            refuse(
                    value.key(),
                    "%s is looser than %s".formatted(ProfileValue.number(number), value.text()),
                    "The grid operator may loosen a trip; the charging operator may not.");
        }
    }

    private void onlyTrips(String key) {
        refuse(
                key,
                "the charging operator may tighten trips and nothing else",
                "Ask the grid operator.");
    }

    /** What the changes make together. */
    ProfileAdjustment verdict(List<Change> changes) {
        if (!reasons.isEmpty()) {
            return new Refused(reasons);
        }
        GridCode adjusted;
        try {
            adjusted = GridCodes.changed(profile, texts);
        } catch (GridCodeException e) {
            return new Refused(
                    e.problems().stream()
                            .map(p -> new Reason(p.key(), p.reason(), p.remedy()))
                            .toList());
        }
        var before = new HashSet<>(confirmed);
        profile.unconfirmed().forEach(u -> before.add(u.key()));
        for (Unconfirmed u : adjusted.unconfirmed()) {
            if (!before.contains(u.key()) && !profile.demonstration()) {
                refuse(
                        u.key(),
                        "would come into force without anybody having confirmed it",
                        "Compare with clause %s and confirm it in the site file."
                                .formatted(u.provenance().clause()));
            }
        }
        return reasons.isEmpty() ? new Accepted(adjusted, changes) : new Refused(reasons);
    }

    private void refuse(String key, String reason, String remedy) {
        reasons.add(new Reason(key, reason, remedy));
    }
}
