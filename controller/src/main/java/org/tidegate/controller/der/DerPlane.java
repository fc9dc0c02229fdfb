package org.tidegate.controller.der;

import java.util.List;
import org.tidegate.ocpp.DerControl;
import org.tidegate.ocpp.OperatorState;
import org.tidegate.protection.GridProtection;
import org.tidegate.protection.ProtectionSettings;
import org.tidegate.runtime.Plane;
import org.tidegate.runtime.Published;

/**
 * Turns the operator's grid-support controls into settings for the lane. A plane of its own because
 * judging a grid code takes tens of milliseconds, and no set-point waits that long. What was last
 * in force stays when the operator's plane dies, but for controls whose time is over.
 */
public final class DerPlane implements Plane {
    private static final long PERIOD_NANOS = 20_000_000L;

    private final GridCodeAuthority authority;
    private final Published<OperatorState> operator;
    private final Published<ProtectionSettings> settings;
    private List<DerControl> known = List.of();
    private List<DerControl> inForce = List.of();

    /**
     * @param settings published to by this plane only
     */
    public DerPlane(
            GridCodeAuthority authority,
            Published<OperatorState> operator,
            Published<ProtectionSettings> settings) {
        this.authority = authority;
        this.operator = operator;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "der";
    }

    @Override
    public long step(long nowNanos) {
        List<DerControl> said = operator.latest().v2x().der();
        if (!said.equals(known)) {
            known = said;
        }
        List<DerControl> now = known.stream().filter(c -> !c.isOver(nowNanos)).toList();
        if (!now.equals(inForce)) {
            inForce = now;
            ProtectionSettings next = authority.settings(now).settings();
            // a shape that protection cannot take over must break here and not in the lane
            new GridProtection(settings.latest()).apply(next);
            settings.publish(next);
        }
        return PERIOD_NANOS;
    }
}
