package org.tidegate.controller.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import org.tidegate.controller.snapshot.Snapshot;
import org.tidegate.protection.ProtectionSettings;
import org.tidegate.protection.ProtectionSettings.Stage;
import org.tidegate.protection.evidence.RideThroughPoint;
import org.tidegate.protection.evidence.RideThroughWatch;
import org.tidegate.runtime.Plane;
import org.tidegate.runtime.Published;

/**
 * Where the grid stands on the ride-through curve, for the page: how far each trip stage is, and
 * how long it would still take. Looks at the snapshot twenty-five times a second; the lane's own
 * timers decide.
 */
public final class RideThroughPlane implements Plane {
    private static final long ROUND_NANOS = 40_000_000L;

    private final Published<Snapshot> snapshots;
    private final ProtectionSettings settings;
    private final RideThroughWatch watch;

    public RideThroughPlane(Published<Snapshot> snapshots, ProtectionSettings settings) {
        this.snapshots = snapshots;
        this.settings = settings;
        watch = new RideThroughWatch(settings);
    }

    @Override
    public String name() {
        return "ride-through";
    }

    @Override
    public synchronized long step(long nowNanos) {
        Snapshot.Grid grid = snapshots.latest().grid();
        double nominalV = grid.nominalVoltageV();
        boolean three = settings.phases() == 3;
        double l1 = grid.measured() ? grid.voltageL1V() / nominalV : Double.NaN;
        double l2 = three ? grid.voltageL2V() / nominalV : l1;
        double l3 = three ? grid.voltageL3V() / nominalV : l1;
        watch.step(
                Math.min(l1, Math.min(l2, l3)),
                Math.max(l1, Math.max(l2, l3)),
                Double.NaN,
                grid.measured() ? grid.frequencyHz() : Double.NaN,
                Double.NaN,
                nowNanos);
        return ROUND_NANOS;
    }

    /** What the page draws; null where a value is not known. */
    synchronized ObjectNode node() {
        RideThroughPoint point = watch.point();
        Map<String, RideThroughPoint.Margin> margins = new HashMap<>();
        point.margins().forEach(m -> margins.put(m.stage(), m));
        ObjectNode node = SnapshotJson.object();
        number(node, "lowestPu", point.lowestPu());
        number(node, "highestPu", point.highestPu());
        number(node, "frequencyHz", point.frequencyHz());
        node.put("outsideSeconds", point.outsideNanos() * 1e-9);
        node.put("next", point.next().map(RideThroughPoint.Margin::stage).orElse(""));
        ArrayNode stages = node.putArray("stages");
        for (Stage stage : settings.stages()) {
            RideThroughPoint.Margin margin = margins.get(stage.id());
            ObjectNode each = stages.addObject();
            each.put("id", stage.id());
            each.put("quantity", stage.quantity().name());
            each.put("over", stage.over());
            each.put("threshold", stage.threshold());
            each.put("delaySeconds", stage.delayNanos() * 1e-9);
            if (margin != null) {
                number(each, "margin", margin.value());
                each.put("remainingSeconds", margin.remainingNanos() * 1e-9);
                each.put("pickedUp", margin.pickedUp());
            }
        }
        return node;
    }

    private static void number(ObjectNode node, String key, double value) {
        if (Double.isFinite(value)) {
            node.put(key, value);
        } else {
            node.putNull(key);
        }
    }
}
