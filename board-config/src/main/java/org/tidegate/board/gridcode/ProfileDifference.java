package org.tidegate.board.gridcode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One value that two profiles do not share. What differs in name, note or clause alone is no
 * difference.
 *
 * @param left,right empty where the profile does not have the value
 */
public record ProfileDifference(
        String key, Optional<ProfileValue> left, Optional<ProfileValue> right) {

    /** All differences, in the order of the left profile. */
    public static List<ProfileDifference> between(GridCode left, GridCode right) {
        Map<String, ProfileValue> a = byKey(left);
        Map<String, ProfileValue> b = byKey(right);
        var keys = new LinkedHashSet<String>();
        keys.addAll(a.keySet());
        keys.addAll(b.keySet());
        var list = new ArrayList<ProfileDifference>();
        for (String key : keys) {
            var x = Optional.ofNullable(a.get(key));
            var y = Optional.ofNullable(b.get(key));
            if (!x.map(ProfileValue::canonical).equals(y.map(ProfileValue::canonical))) {
                list.add(new ProfileDifference(key, x, y));
            }
        }
        return list;
    }

    private static Map<String, ProfileValue> byKey(GridCode code) {
        var map = new LinkedHashMap<String, ProfileValue>();
        code.values().forEach(v -> map.put(v.key(), v));
        return map;
    }
}
