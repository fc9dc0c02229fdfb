package org.tidegate.ocpp.internal.station.device;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.message.Data;
import org.tidegate.ocpp.internal.message.Data.Component;
import org.tidegate.ocpp.internal.message.Data.DataKind;
import org.tidegate.ocpp.internal.message.Data.Mutability;
import org.tidegate.ocpp.internal.message.Data.Variable;

/**
 * One variable of the device model. The value is read off when somebody asks, never kept.
 *
 * @param componentInstance empty if the component is the only one of its name
 * @param evseId,connectorId 0 if the component belongs to the whole station
 * @param min,max NaN if there is none
 * @param options comma-separated; empty if there are none
 * @param setting null if nobody can set it here
 * @param monitored a monitor may watch it
 */
record Slot(
        String component,
        String componentInstance,
        int evseId,
        int connectorId,
        String variable,
        String instance,
        Mutability mutability,
        DataKind kind,
        String unit,
        double min,
        double max,
        String options,
        @Nullable Setting setting,
        boolean monitored,
        Supplier<String> value) {

    boolean isAt(Component c, @Nullable Variable v) {
        return isIn(c)
                && (v == null
                        || (variable.equalsIgnoreCase(v.name())
                                && instance.equalsIgnoreCase(text(v.instance()))));
    }

    /** Same component; an absent EVSE means the station's own. */
    boolean isIn(Component c) {
        return component.equalsIgnoreCase(c.name())
                && componentInstance.equals(text(c.instance()))
                && evseId == (c.evse() == null ? 0 : c.evse().id())
                && connectorId
                        == (c.evse() == null || c.evse().connectorId() == null
                                ? 0
                                : c.evse().connectorId());
    }

    /** As a filter: what the filter leaves open fits everything. */
    boolean fits(Component c, @Nullable Variable v) {
        boolean evse =
                c.evse() == null
                        || (c.evse().id() == evseId
                                && (c.evse().connectorId() == null
                                        || c.evse().connectorId() == connectorId));
        return component.equalsIgnoreCase(c.name())
                && (c.instance() == null || componentInstance.equals(c.instance()))
                && evse
                && (v == null
                        || (variable.equalsIgnoreCase(v.name())
                                && (v.instance() == null
                                        || instance.equalsIgnoreCase(v.instance()))));
    }

    Component asComponent() {
        Data.Evse evse =
                evseId == 0 ? null : new Data.Evse(evseId, connectorId == 0 ? null : connectorId);
        return new Component(
                evse, component, componentInstance.isEmpty() ? null : componentInstance);
    }

    Variable asVariable() {
        return new Variable(variable, instance.isEmpty() ? null : instance);
    }

    private static String text(@Nullable String s) {
        return s == null ? "" : s;
    }
}
