package org.tidegate.ocpp.internal.station;

import static org.tidegate.ocpp.internal.message.Data.DataKind.BOOLEAN;
import static org.tidegate.ocpp.internal.message.Data.DataKind.INTEGER;
import static org.tidegate.ocpp.internal.message.Data.DataKind.MEMBER_LIST;
import static org.tidegate.ocpp.internal.message.Data.DataKind.STRING;
import static org.tidegate.ocpp.internal.station.device.DeviceModel.Place.station;

import org.tidegate.ocpp.internal.station.device.DeviceModel;
import org.tidegate.ocpp.internal.station.device.DeviceModel.Place;
import org.tidegate.ocpp.internal.station.display.DisplayDesk;
import org.tidegate.ocpp.internal.station.monitoring.MonitorDesk;
import org.tidegate.ocpp.internal.station.monitoring.StreamDesk;
import org.tidegate.ocpp.internal.station.tariff.TariffDesk;

/** Monitoring, display and tariffs in the words of the device model. */
final class ServiceFacts {
    private ServiceFacts() {}

    static void enter(DeviceModel m, MonitorDesk monitors, DisplayDesk display) {
        Place monitoring = station("MonitoringCtrlr");
        for (String message : new String[] {"SetVariableMonitoring", "ClearVariableMonitoring"}) {
            m.count(monitoring, "ItemsPerMessage", message, MonitorDesk.MOST_ITEMS);
            m.count(monitoring, "BytesPerMessage", message, MonitorDesk.MOST_BYTES);
        }
        m.text(
                monitoring,
                "ActiveMonitoringLevel",
                INTEGER,
                () -> Integer.toString(monitors.level()));
        m.count(monitoring, "MaxPeriodicEventStreams", "", StreamDesk.MOST_STREAMS);
        Place messages = station("DisplayMessageCtrlr");
        m.text(messages, "DisplayMessages", INTEGER, () -> Integer.toString(display.size()));
        m.count(messages, "PersonalMessageSize", "", 1024);
        list(m, messages, "SupportedFormats", "ASCII,UTF8");
        list(m, messages, "SupportedPriorities", "AlwaysFront,InFront,NormalCycle");
        list(
                m,
                messages,
                "SupportedStates",
                "Charging,Faulted,Idle,Unavailable,Suspended,Discharging");
        Place cost = station("TariffCostCtrlr");
        for (String each : new String[] {"Tariff", "Cost"}) {
            m.instance(cost, "Available", each, BOOLEAN, () -> "true");
        }
        m.instance(cost, "ConditionsSupported", "Tariff", BOOLEAN, () -> "true");
        m.count(cost, "MaxElements", "Tariff", TariffDesk.MOST_ELEMENTS);
        m.text(station("CustomizationCtrlr"), "CustomTriggers", STRING, () -> "");
    }

    private static void list(DeviceModel m, Place place, String variable, String values) {
        m.options(place, variable, MEMBER_LIST, values, () -> values);
    }
}
