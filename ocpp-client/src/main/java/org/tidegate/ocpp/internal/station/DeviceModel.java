package org.tidegate.ocpp.internal.station;

import static org.tidegate.ocpp.internal.message.Data.DataKind.BOOLEAN;
import static org.tidegate.ocpp.internal.message.Data.DataKind.INTEGER;
import static org.tidegate.ocpp.internal.message.Data.DataKind.MEMBER_LIST;
import static org.tidegate.ocpp.internal.message.Data.DataKind.OPTION_LIST;
import static org.tidegate.ocpp.internal.message.Data.DataKind.STRING;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.OcppSettings;
import org.tidegate.ocpp.StationState;
import org.tidegate.ocpp.internal.message.Data;
import org.tidegate.ocpp.internal.message.Data.Attribute;
import org.tidegate.ocpp.internal.message.Data.Component;
import org.tidegate.ocpp.internal.message.Data.DataKind;
import org.tidegate.ocpp.internal.message.Data.GetVariableStatus;
import org.tidegate.ocpp.internal.message.Data.Mutability;
import org.tidegate.ocpp.internal.message.Data.SetVariableStatus;
import org.tidegate.ocpp.internal.message.Data.Variable;
import org.tidegate.ocpp.internal.profile.ProfileBook;
import org.tidegate.ocpp.internal.profile.ProfileRules;

/**
 * The station's variables: what this slice of the station has, no more. Values are read off the
 * settings and the station's state when somebody asks, never stored twice.
 */
final class DeviceModel {
    private record Slot(
            String component,
            int evseId,
            String variable,
            String instance,
            Mutability mutability,
            DataKind kind,
            String unit,
            String value) {

        boolean isAt(Component c, Variable v) {
            return isIn(c)
                    && variable.equalsIgnoreCase(v.name())
                    && instance.equalsIgnoreCase(v.instance() == null ? "" : v.instance());
        }

        boolean isIn(Component c) {
            return component.equalsIgnoreCase(c.name())
                    && c.instance() == null
                    && evseId == (c.evse() == null ? 0 : c.evse().id());
        }

        Component asComponent() {
            return new Component(evseId == 0 ? null : new Data.Evse(evseId, null), component, null);
        }

        Variable asVariable() {
            return new Variable(variable, instance.isEmpty() ? null : instance);
        }
    }

    private final List<Slot> slots = new ArrayList<>();

    private DeviceModel() {}

    static DeviceModel of(OcppSettings settings, Tunables tunables, StationState s) {
        var model = new DeviceModel();
        model.communication(settings, tunables);
        model.metering(tunables);
        model.smartCharging(s);
        return model;
    }

    private void communication(OcppSettings settings, Tunables tunables) {
        String comm = "OCPPCommCtrlr";
        tunable(comm, "HeartbeatInterval", tunables.heartbeatSeconds());
        number(comm, "WebSocketPingInterval", "", "s", settings.pingInterval().toSeconds());
        number(comm, "MessageTimeout", "Default", "s", settings.callTimeout().toSeconds());
        number(comm, "MessageAttempts", "TransactionEvent", "", settings.messageAttempts());
        number(
                comm,
                "MessageAttemptInterval",
                "TransactionEvent",
                "s",
                settings.messageAttemptInterval().toSeconds());
        number(comm, "RetryBackOffWaitMinimum", "", "s", settings.backOffMinimum().toSeconds());
        number(comm, "RetryBackOffRandomRange", "", "s", settings.backOffRandom().toSeconds());
        number(comm, "RetryBackOffRepeatTimes", "", "", settings.backOffDoublings());
        fixed("SecurityCtrlr", 0, "Identity", "", STRING, settings.identity());
        number("SecurityCtrlr", "SecurityProfile", "", "", securityProfile(settings));
        slots.add(
                new Slot(
                        "SecurityCtrlr",
                        0,
                        "BasicAuthPassword",
                        "",
                        Mutability.WRITE_ONLY,
                        STRING,
                        "",
                        ""));
        fixed("TxCtrlr", 0, "TxStartPoint", "", MEMBER_LIST, "PowerPathClosed");
        fixed("TxCtrlr", 0, "TxStopPoint", "", MEMBER_LIST, "PowerPathClosed");
        fixed("TxCtrlr", 0, "StopTxOnInvalidId", "", BOOLEAN, "true");
        fixed("AuthCtrlr", 0, "AuthorizeRemoteStart", "", BOOLEAN, "false");
        fixed("AuthCtrlr", 0, "LocalAuthorizeOffline", "", BOOLEAN, "false");
    }

    private static int securityProfile(OcppSettings settings) {
        if (settings.password() == null) {
            return 0;
        }
        return settings.url().getScheme().equals("wss") ? 2 : 1;
    }

    private void metering(Tunables tunables) {
        String all =
                "Energy.Active.Import.Register,Energy.Active.Export.Register,"
                        + "Power.Active.Import,Power.Active.Export,Power.Active.Setpoint,"
                        + "SoC,Frequency,Voltage";
        tunable("SampledDataCtrlr", "TxUpdatedInterval", tunables.meterIntervalSeconds());
        fixed("SampledDataCtrlr", 0, "TxStartedMeasurands", "", MEMBER_LIST, all);
        fixed("SampledDataCtrlr", 0, "TxUpdatedMeasurands", "", MEMBER_LIST, all);
        fixed("SampledDataCtrlr", 0, "TxEndedMeasurands", "", MEMBER_LIST, all);
    }

    private void smartCharging(StationState s) {
        String smart = "SmartChargingCtrlr";
        fixed(smart, 0, "Enabled", "", BOOLEAN, "true");
        fixed(smart, 0, "RateUnit", "", MEMBER_LIST, "W");
        number(smart, "Entries", "ChargingProfiles", "", ProfileBook.MOST_ENTRIES);
        number(smart, "PeriodsPerSchedule", "", "", 1024);
        number(smart, "ProfileStackLevel", "", "", 99);
        number(smart, "MaxExternalConstraintsId", "", "", ProfileRules.MAX_EXTERNAL_CONSTRAINTS_ID);
        fixed(smart, 0, "SupportsDynamicProfiles", "", BOOLEAN, "true");
        fixed(smart, 0, "SupportsMaxOfflineDuration", "", BOOLEAN, "true");
        fixed(smart, 0, "SupportsUseLocalTime", "", BOOLEAN, "false");
        fixed(smart, 0, "SupportsRandomizedDelay", "", BOOLEAN, "false");
        fixed(smart, 0, "SupportsLimitAtSoC", "", BOOLEAN, "false");
        fixed(smart, 0, "SupportsEvseSleep", "", BOOLEAN, "false");
        String v2x = "V2XChargingCtrlr";
        fixed(v2x, 1, "Enabled", "", BOOLEAN, s.maxDischargeW() > 0 ? "true" : "false");
        fixed(v2x, 1, "SupportedEnergyTransferModes", "", MEMBER_LIST, "DC,DC_BPT");
        fixed(
                v2x,
                1,
                "SupportedOperationModes",
                "",
                MEMBER_LIST,
                "ChargingOnly,CentralSetpoint,CentralFrequency,Idle");
        fixed(
                "EVSE",
                1,
                "AvailabilityState",
                "",
                OPTION_LIST,
                Statuses.words(Statuses.connector(s, false)));
        fixed("ConnectedEV", 1, "Available", "", BOOLEAN, s.plugged() ? "true" : "false");
        fixed("ConnectedEV", 1, "VehicleId", "", STRING, s.evccId());
    }

    private void fixed(
            String component,
            int evseId,
            String variable,
            String instance,
            DataKind kind,
            String value) {
        slots.add(
                new Slot(
                        component,
                        evseId,
                        variable,
                        instance,
                        Mutability.READ_ONLY,
                        kind,
                        "",
                        value));
    }

    private void number(
            String component, String variable, String instance, String unit, long value) {
        slots.add(
                new Slot(
                        component,
                        0,
                        variable,
                        instance,
                        Mutability.READ_ONLY,
                        INTEGER,
                        unit,
                        Long.toString(value)));
    }

    private void tunable(String component, String variable, int seconds) {
        slots.add(
                new Slot(
                        component,
                        0,
                        variable,
                        "",
                        Mutability.READ_WRITE,
                        INTEGER,
                        "s",
                        Integer.toString(seconds)));
    }

    Data.GetVariableResult get(Data.GetVariableData wanted) {
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
        } else if (slot.mutability == Mutability.WRITE_ONLY) {
            status = GetVariableStatus.REJECTED;
            why = new Data.StatusInfo("WriteOnly", null);
        } else {
            status = GetVariableStatus.ACCEPTED;
            value = slot.value;
        }
        return new Data.GetVariableResult(
                status, why, wanted.attributeType(), value, wanted.component(), wanted.variable());
    }

    /** The answer for one variable and the tunables that follow from it. */
    record SetOutcome(Data.SetVariableResult result, Tunables tunables) {}

    SetOutcome set(Data.SetVariableData wanted, Tunables tunables) {
        Slot slot = find(wanted.component(), wanted.variable());
        if (slot == null) {
            return outcome(
                    wanted,
                    knows(wanted.component())
                            ? SetVariableStatus.UNKNOWN_VARIABLE
                            : SetVariableStatus.UNKNOWN_COMPONENT,
                    null,
                    tunables);
        }
        if (wanted.attributeType() != null && wanted.attributeType() != Attribute.ACTUAL) {
            return outcome(wanted, SetVariableStatus.NOT_SUPPORTED_ATTRIBUTE_TYPE, null, tunables);
        }
        if (slot.mutability != Mutability.READ_WRITE) {
            String code =
                    slot.mutability == Mutability.READ_ONLY ? "ReadOnly" : "UnsupportedRequest";
            return outcome(wanted, SetVariableStatus.REJECTED, code, tunables);
        }
        Integer seconds = seconds(wanted.attributeValue());
        if (seconds == null) {
            return outcome(wanted, SetVariableStatus.REJECTED, "ValueOutOfRange", tunables);
        }
        Tunables next =
                slot.variable.equals("HeartbeatInterval")
                        ? tunables.withHeartbeat(seconds)
                        : tunables.withMeterInterval(seconds);
        return outcome(wanted, SetVariableStatus.ACCEPTED, null, next);
    }

    private static SetOutcome outcome(
            Data.SetVariableData wanted,
            SetVariableStatus status,
            @Nullable String reasonCode,
            Tunables tunables) {
        return new SetOutcome(
                new Data.SetVariableResult(
                        wanted.attributeType(),
                        status,
                        reasonCode == null ? null : new Data.StatusInfo(reasonCode, null),
                        wanted.component(),
                        wanted.variable()),
                tunables);
    }

    private static @Nullable Integer seconds(String text) {
        try {
            int seconds = Integer.parseInt(text);
            return seconds >= 1 && seconds <= Tunables.LONGEST_SECONDS ? seconds : null;
        } catch (NumberFormatException _) {
            return null;
        }
    }

    private @Nullable Slot find(Component component, Variable variable) {
        for (Slot slot : slots) {
            if (slot.isAt(component, variable)) {
                return slot;
            }
        }
        return null;
    }

    private boolean knows(Component component) {
        return slots.stream().anyMatch(s -> s.isIn(component));
    }

    /** Everything, or only what can be changed. */
    List<Data.ReportData> report(boolean changeableOnly) {
        return slots.stream()
                .filter(s -> !changeableOnly || s.mutability != Mutability.READ_ONLY)
                .map(s ->
                        new Data.ReportData(
                                s.asComponent(),
                                s.asVariable(),
                                List.of(
                                        new Data.VariableAttribute(
                                                Attribute.ACTUAL,
                                                s.mutability == Mutability.WRITE_ONLY
                                                        ? null
                                                        : s.value,
                                                s.mutability,
                                                null,
                                                null)),
                                new Data.VariableCharacteristics(
                                        s.unit.isEmpty() ? null : s.unit,
                                        s.kind,
                                        null,
                                        null,
                                        null,
                                        false)))
                .toList();
    }
}
