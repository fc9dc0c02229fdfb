package org.tidegate.board.gridcode;

import java.util.List;
import java.util.Set;

/**
 * The answer to somebody who asks for other settings than the profile's presets. A change stays
 * inside the range that the code names for the value, whoever asks; all changes of a request hold
 * together or none does. A pure function: nothing is stored here.
 */
public sealed interface ProfileAdjustment {

    /** Who asks. */
    enum Authority {
        /** A person at the charger, or the site file. */
        INSTALLER,
        /** Whoever runs the grid, over OCPP DER control, SunSpec or a settings file. */
        GRID_OPERATOR,
        /** Whoever sells the energy: trips may be tightened, nothing else. */
        CHARGING_OPERATOR
    }

    /**
     * @param key of a {@link ProfileValue}, or {@code SECTION.points} for a whole curve
     * @param value as it would stand in a profile file: {@code 1.15}, {@code true}, {@code [[0.9,
     *     0.3], [1.1, -0.3]]}
     */
    record Change(String key, String value) {}

    /** The profile with all changes, checked like a file. */
    record Accepted(GridCode profile, List<Change> changes) implements ProfileAdjustment {
        public Accepted {
            changes = List.copyOf(changes);
        }
    }

    /** Nothing was changed. */
    record Refused(List<Reason> reasons) implements ProfileAdjustment {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * @param reason without a full stop
     */
    record Reason(String key, String reason, String remedy) {
        @Override
        public String toString() {
            return key + ": " + reason + ". Remedy: " + remedy;
        }
    }

    /**
     * Judges a request.
     *
     * @param confirmed what a person has confirmed in the site file, from {@link
     *     Confirmations#confirmed}; a range that is not public counts only if it is among them
     */
    static ProfileAdjustment of(
            GridCode profile, List<Change> changes, Authority authority, Set<String> confirmed) {
        var judge = new AdjustmentJudge(profile, authority, confirmed);
        changes.forEach(judge::judge);
        return judge.verdict(changes);
    }
}
