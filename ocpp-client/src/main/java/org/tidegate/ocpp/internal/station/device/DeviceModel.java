package org.tidegate.ocpp.internal.station.device;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.message.Data;
import org.tidegate.ocpp.internal.message.Data.Attribute;
import org.tidegate.ocpp.internal.message.Data.Component;
import org.tidegate.ocpp.internal.message.Data.DataKind;
import org.tidegate.ocpp.internal.message.Data.GetVariableStatus;
import org.tidegate.ocpp.internal.message.Data.Mutability;
import org.tidegate.ocpp.internal.message.Data.SetVariableStatus;
import org.tidegate.ocpp.internal.message.Data.Variable;

/**
 * Everything that can be read or set by name. A desk that owns a fact enters it once; its value is
 * asked for whenever it is read, so no copy can be stale.
 */
public final class DeviceModel {
    /** What a desk says to a value that has the right form. */
    public record Verdict(SetVariableStatus status, String code, String why) {
        public static final Verdict OK = new Verdict(SetVariableStatus.ACCEPTED, "", "");
        public static final Verdict AFTER_RESTART =
                new Verdict(SetVariableStatus.REBOOT_REQUIRED, "", "");

        public static Verdict no(String code, String why) {
            return new Verdict(SetVariableStatus.REJECTED, code, why);
        }

        boolean takes() {
            return status != SetVariableStatus.REJECTED;
        }
    }

    /** Where a component is; 0 for the station's own. */
    public record Place(String component, String instance, int evseId, int connectorId) {
        public Place(String component, int evseId, int connectorId) {
            this(component, "", evseId, connectorId);
        }

        public static Place numbered(String component, int instance) {
            return new Place(component, Integer.toString(instance), 0, 0);
        }

        public static Place station(String component) {
            return new Place(component, 0, 0);
        }

        public static Place evse(String component) {
            return new Place(component, 1, 0);
        }
    }

    /** Judges a value and, for a secret, takes it. */
    @FunctionalInterface
    public interface Guard {
        Verdict judge(String value);
    }

    private final Variables variables;
    private final List<Slot> slots = new ArrayList<>();
    private final Map<Setting, Guard> guards = new EnumMap<>(Setting.class);
    private final Map<String, Guard> secrets = new HashMap<>();

    public DeviceModel(Variables variables) {
        this.variables = variables;
        for (Setting s : Setting.values()) {
            slots.add(
                    new Slot(
                            s.component(),
                            "",
                            s.evseId(),
                            0,
                            s.variable(),
                            s.instance(),
                            Mutability.READ_WRITE,
                            s.shape.kind(),
                            s.shape.unit(),
                            s.shape.kind() == DataKind.STRING ? Double.NaN : s.shape.min(),
                            s.shape.max(),
                            String.join(",", s.shape.options()),
                            s,
                            false,
                            () -> variables.value(s)));
        }
    }

    // ---- what there is ----------------------------------------------------------------------

    /** A text, option or list nobody can set. */
    public void text(Place place, String variable, DataKind kind, Supplier<String> value) {
        add(place, variable, "", kind, "", "", false, value);
    }

    /** One of the options, or a list of some of them. */
    public void options(
            Place place, String variable, DataKind kind, String options, Supplier<String> value) {
        add(place, variable, "", kind, "", options, kind == DataKind.OPTION_LIST, value);
    }

    public void flag(Place place, String variable, Supplier<Boolean> value) {
        add(place, variable, "", DataKind.BOOLEAN, "", "", true, () -> value.get().toString());
    }

    /** A whole number that never changes while the station runs. */
    public void count(Place place, String variable, String instance, long value) {
        add(place, variable, instance, DataKind.INTEGER, "", "", false, () -> Long.toString(value));
    }

    /** A measured value; empty while unknown. A monitor may watch it. */
    public void measure(
            Place place, String variable, String unit, double maximum, DoubleSupplier value) {
        slots.add(
                new Slot(
                        place.component,
                        place.instance,
                        place.evseId,
                        place.connectorId,
                        variable,
                        "",
                        Mutability.READ_ONLY,
                        DataKind.DECIMAL,
                        unit,
                        Double.NaN,
                        maximum,
                        "",
                        null,
                        true,
                        () -> decimal(value.getAsDouble())));
    }

    /** Can be set and never be read. */
    public void secret(Place place, String variable, String instance, Guard taker) {
        slots.add(
                new Slot(
                        place.component,
                        place.instance,
                        place.evseId,
                        place.connectorId,
                        variable,
                        instance,
                        Mutability.WRITE_ONLY,
                        DataKind.STRING,
                        "",
                        Double.NaN,
                        Double.NaN,
                        "",
                        null,
                        false,
                        () -> ""));
        secrets.put(
                place.component + '/' + place.instance + '/' + variable + '/' + instance, taker);
    }

    /** With an instance. */
    public void instance(
            Place place, String variable, String instance, DataKind kind, Supplier<String> value) {
        add(place, variable, instance, kind, "", "", false, value);
    }

    /** A desk's own objection to values of a setting. */
    public void guard(Setting setting, Guard guard) {
        guards.put(setting, guard);
    }

    private void add(
            Place place,
            String variable,
            String instance,
            DataKind kind,
            String unit,
            String options,
            boolean monitored,
            Supplier<String> value) {
        slots.add(
                new Slot(
                        place.component,
                        place.instance,
                        place.evseId,
                        place.connectorId,
                        variable,
                        instance,
                        Mutability.READ_ONLY,
                        kind,
                        unit,
                        Double.NaN,
                        Double.NaN,
                        options,
                        null,
                        monitored,
                        value));
    }

    private static String decimal(double value) {
        return Double.isFinite(value) ? Variables.plain(Math.rint(value * 1000) / 1000 + 0.0) : "";
    }

    // ---- reading and setting ----------------------------------------------------------------

    public Data.GetVariableResult get(Data.GetVariableData wanted) {
        Slot slot = find(wanted.component(), wanted.variable());
        GetVariableStatus status;
        String value = null;
        Data.StatusInfo why = null;
        if (slot == null) {
            status =
                    knows(wanted.component())
                            ? GetVariableStatus.UNKNOWN_VARIABLE
                            : GetVariableStatus.UNKNOWN_COMPONENT;
        } else if (wanted.attributeType() != null && wanted.attributeType() != Attribute.ACTUAL) {
            status = GetVariableStatus.NOT_SUPPORTED_ATTRIBUTE_TYPE;
        } else if (slot.mutability() == Mutability.WRITE_ONLY) {
            status = GetVariableStatus.REJECTED;
            why = new Data.StatusInfo("WriteOnly", null);
        } else {
            status = GetVariableStatus.ACCEPTED;
            value = slot.value().get();
        }
        return new Data.GetVariableResult(
                status, why, wanted.attributeType(), value, wanted.component(), wanted.variable());
    }

    /**
     * Sets one variable, or says why not.
     *
     * @param changed what is different now; null if nothing is kept
     */
    public record SetOutcome(Data.SetVariableResult result, @Nullable Setting changed) {}

    public SetOutcome set(Data.SetVariableData wanted) {
        Slot slot = find(wanted.component(), wanted.variable());
        if (slot == null) {
            SetVariableStatus unknown =
                    knows(wanted.component())
                            ? SetVariableStatus.UNKNOWN_VARIABLE
                            : SetVariableStatus.UNKNOWN_COMPONENT;
            return refused(wanted, new Verdict(unknown, "", ""));
        }
        if (wanted.attributeType() != null && wanted.attributeType() != Attribute.ACTUAL) {
            return refused(
                    wanted, new Verdict(SetVariableStatus.NOT_SUPPORTED_ATTRIBUTE_TYPE, "", ""));
        }
        if (slot.mutability() == Mutability.READ_ONLY) {
            return refused(wanted, Verdict.no("ReadOnly", "this variable cannot be set"));
        }
        Setting setting = slot.setting();
        if (setting == null) {
            Guard taker =
                    secrets.get(
                            slot.component()
                                    + '/'
                                    + slot.componentInstance()
                                    + '/'
                                    + slot.variable()
                                    + '/'
                                    + slot.instance());
            return refused(
                    wanted,
                    taker == null
                            ? Verdict.no("UnsupportedRequest", "nothing takes this value")
                            : taker.judge(wanted.attributeValue()));
        }
        String wrong = Variables.refusal(setting, wanted.attributeValue());
        if (wrong != null) {
            return refused(wanted, Verdict.no("ValueOutOfRange", "takes " + wrong));
        }
        Guard guard = guards.get(setting);
        Verdict verdict = guard == null ? Verdict.OK : guard.judge(wanted.attributeValue());
        if (!verdict.takes()) {
            return refused(wanted, verdict);
        }
        variables.put(setting, wanted.attributeValue());
        return new SetOutcome(result(wanted, verdict), setting);
    }

    private static SetOutcome refused(Data.SetVariableData wanted, Verdict verdict) {
        return new SetOutcome(result(wanted, verdict), null);
    }

    private static Data.SetVariableResult result(Data.SetVariableData wanted, Verdict v) {
        return new Data.SetVariableResult(
                wanted.attributeType(),
                v.status,
                v.code.isEmpty() ? null : new Data.StatusInfo(v.code, v.why),
                wanted.component(),
                wanted.variable());
    }

    private @Nullable Slot find(Component component, Variable variable) {
        for (Slot slot : slots) {
            if (slot.isAt(component, variable)) {
                return slot;
            }
        }
        return null;
    }

    // ---- for monitors -----------------------------------------------------------------------

    /** Whether there is such a component, on that EVSE. */
    public boolean knows(Component component) {
        return slots.stream().anyMatch(s -> s.isIn(component));
    }

    public boolean knows(Component component, Variable variable) {
        return find(component, variable) != null;
    }

    /** What a monitor needs to know of what it watches. */
    public record Watched(boolean monitored, DataKind kind, double max, String value) {}

    public @Nullable Watched watch(Component component, Variable variable) {
        Slot slot = find(component, variable);
        return slot == null || slot.mutability() == Mutability.WRITE_ONLY
                ? null
                : new Watched(slot.monitored(), slot.kind(), slot.max(), slot.value().get());
    }

    // ---- reports ----------------------------------------------------------------------------

    /** Everything. */
    public List<Data.ReportData> everything() {
        return report(_ -> true);
    }

    /** What the operator can set. */
    public List<Data.ReportData> changeable() {
        return report(s -> s.mutability() != Mutability.READ_ONLY);
    }

    /** Whether it works: availability and problems. */
    public List<Data.ReportData> summary() {
        return report(
                s -> List.of("AvailabilityState", "Available", "Problem").contains(s.variable()));
    }

    /**
     * What fits one of the filters, in components that fit one of the criteria.
     *
     * @param criteria names among Active, Available, Enabled, Problem; empty for any. A component
     *     without the named variable counts as Available and Enabled, and as no Problem.
     */
    public List<Data.ReportData> matching(List<Filter> filters, List<String> criteria) {
        return report(s ->
                (filters.isEmpty()
                                || filters.stream().anyMatch(f -> s.fits(f.component, f.variable)))
                        && (criteria.isEmpty() || criteria.stream().anyMatch(c -> holds(s, c))));
    }

    /** A component, and a variable of it or all of them. */
    public record Filter(Component component, @Nullable Variable variable) {}

    private boolean holds(Slot of, String criterion) {
        for (Slot s : slots) {
            if (s.component().equals(of.component())
                    && s.componentInstance().equals(of.componentInstance())
                    && s.evseId() == of.evseId()
                    && s.connectorId() == of.connectorId()
                    && s.variable().equals(criterion)) {
                return s.value().get().equals("true");
            }
        }
        return criterion.equals("Available") || criterion.equals("Enabled");
    }

    private List<Data.ReportData> report(Predicate<Slot> wanted) {
        return slots.stream().filter(wanted).map(DeviceModel::reported).toList();
    }

    private static Data.ReportData reported(Slot s) {
        boolean secret = s.mutability() == Mutability.WRITE_ONLY;
        boolean settable = s.mutability() != Mutability.READ_ONLY;
        return new Data.ReportData(
                s.asComponent(),
                s.asVariable(),
                List.of(
                        new Data.VariableAttribute(
                                Attribute.ACTUAL,
                                secret ? null : s.value().get(),
                                s.mutability(),
                                settable,
                                false)),
                new Data.VariableCharacteristics(
                        s.unit().isEmpty() ? null : s.unit(),
                        s.kind(),
                        Double.isNaN(s.min()) ? null : s.min(),
                        Double.isNaN(s.max()) ? null : s.max(),
                        s.options().isEmpty() ? null : s.options(),
                        s.monitored()));
    }
}
