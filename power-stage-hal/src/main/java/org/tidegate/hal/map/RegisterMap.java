package org.tidegate.hal.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a device's registers mean. Made by {@link RegisterMaps} from a file, or by a driver from
 * what the device says about itself.
 *
 * @param source where the facts come from
 * @param ratings fixed ratings, for devices that do not tell theirs
 * @param mostRegisters most registers in one read
 * @param bridgeGap registers without meaning that one read may span
 * @param singleWrites the device wants function 6
 * @param frozenAfterSeconds nothing has moved for so long: the values are not believed; 0 for never
 */
public record RegisterMap(
        String id,
        DeviceKind kind,
        String title,
        String source,
        String manufacturer,
        String model,
        Map<Role, Double> ratings,
        int mostRegisters,
        int bridgeGap,
        boolean singleWrites,
        double frozenAfterSeconds,
        List<RegisterPoint> points) {

    public RegisterMap {
        ratings = Map.copyOf(ratings);
        points = List.copyOf(points);
    }

    public Optional<RegisterPoint> find(Role role) {
        return points.stream().filter(point -> point.role() == role).findFirst();
    }

    public @Nullable RegisterPoint point(Role role) {
        return find(role).orElse(null);
    }

    public boolean has(Role role) {
        return find(role).isPresent();
    }

    /** Points that are read in the given class, by table and address. */
    public List<RegisterPoint> polled(PollClass poll) {
        var found = new ArrayList<RegisterPoint>();
        for (RegisterPoint point : points) {
            if (point.isRead() && point.poll() == poll) {
                found.add(point);
            }
        }
        found.sort(
                java.util.Comparator.comparing(RegisterPoint::table)
                        .thenComparingInt(RegisterPoint::address));
        return found;
    }
}
