package org.tidegate.ocpp.internal.station;

import static org.tidegate.ocpp.internal.message.Data.DataKind.BOOLEAN;
import static org.tidegate.ocpp.internal.message.Data.DataKind.DATE_TIME;
import static org.tidegate.ocpp.internal.message.Data.DataKind.INTEGER;
import static org.tidegate.ocpp.internal.message.Data.DataKind.MEMBER_LIST;
import static org.tidegate.ocpp.internal.message.Data.DataKind.OPTION_LIST;
import static org.tidegate.ocpp.internal.message.Data.DataKind.SEQUENCE_LIST;
import static org.tidegate.ocpp.internal.message.Data.DataKind.STRING;
import static org.tidegate.ocpp.internal.station.device.DeviceModel.Place.evse;
import static org.tidegate.ocpp.internal.station.device.DeviceModel.Place.station;

import java.util.function.Supplier;
import org.tidegate.ocpp.internal.profile.ProfileBook;
import org.tidegate.ocpp.internal.profile.ProfileRules;
import org.tidegate.ocpp.internal.station.auth.Admission;
import org.tidegate.ocpp.internal.station.auth.AuthDesk;
import org.tidegate.ocpp.internal.station.auth.LocalList;
import org.tidegate.ocpp.internal.station.auth.TokenCache;
import org.tidegate.ocpp.internal.station.availability.AvailabilityDesk;
import org.tidegate.ocpp.internal.station.availability.Operative;
import org.tidegate.ocpp.internal.station.availability.ReservationDesk;
import org.tidegate.ocpp.internal.station.availability.Statuses;
import org.tidegate.ocpp.internal.station.device.DeviceDesk;
import org.tidegate.ocpp.internal.station.device.DeviceModel;
import org.tidegate.ocpp.internal.station.device.DeviceModel.Place;
import org.tidegate.ocpp.internal.station.device.DeviceModel.Verdict;
import org.tidegate.ocpp.internal.station.device.Setting;

/** What this station is and how it stands, in the words of the device model. */
final class Facts {
    private static final String AVAILABILITY_STATES =
            "Available,Occupied,Reserved,Unavailable,Faulted";
    private static final Place CONNECTOR = new Place("Connector", 1, 1);

    private Facts() {}

    static void enter(
            DeviceModel model,
            Surroundings at,
            AvailabilityDesk availability,
            Admission admission) {
        itself(model, at);
        model.text(
                station("LocalAuthListCtrlr"),
                "Entries",
                INTEGER,
                () -> Integer.toString(admission.list().entries().size()));
        places(model, at, availability);
        bounds(model);
        abilities(model);
        signatures(model, at);
        vehicle(model, at);
        smartCharging(model);
    }

    private static void itself(DeviceModel m, Surroundings at) {
        fixed(m, station("ChargingStation"), "Model", at.settings().model());
        fixed(m, station("ChargingStation"), "VendorName", at.settings().vendorName());
        fixed(m, station("ChargingStation"), "SerialNumber", at.settings().serialNumber());
        fixed(m, station("ChargingStation"), "FirmwareVersion", at.settings().firmwareVersion());
        m.flag(station("ChargingStation"), "Problem", () -> !at.seen().faultCode().isEmpty());
        m.text(station("ClockCtrlr"), "DateTime", DATE_TIME, () -> at.now().instant().toString());
        m.options(
                station("ClockCtrlr"),
                "TimeSource",
                SEQUENCE_LIST,
                "NTP,RealTimeClock,Heartbeat",
                () -> "NTP,RealTimeClock");
        m.text(
                station("OCPPCommCtrlr"),
                "ActiveTransactionId",
                STRING,
                () -> at.transactionId() == null ? "" : at.transactionId() + "");
        m.options(
                station("OCPPCommCtrlr"),
                "FileTransferProtocols",
                MEMBER_LIST,
                "HTTPS,HTTP,FTP,FTPS,SFTP",
                () -> "HTTPS");
        // what a fixed DC cable decides: there is no lock of ours, and unplugged is over
        yes(m, station("OCPPCommCtrlr"), "UnlockOnEVSideDisconnect");
        yes(m, station("TxCtrlr"), "StopTxOnEVSideDisconnect");
        m.text(station("OCPPCommCtrlr"), "QueueAllMessages", BOOLEAN, () -> "false");
        m.text(station("TxCtrlr"), "TxBeforeAcceptedEnabled", BOOLEAN, () -> "true");
        m.options(
                station("TxCtrlr"),
                "SupportedLimits",
                MEMBER_LIST,
                "EnergyLimit,TimeLimit,SoCLimit,CostLimit",
                () -> "EnergyLimit,TimeLimit,SoCLimit,CostLimit");
    }

    /** Nobody is promised a signature that no meter gives. */
    private static void signatures(DeviceModel m, Surroundings at) {
        m.guard(
                Setting.SAMPLED_SIGN_READINGS,
                value ->
                        Boolean.parseBoolean(value) && at.seen().signed() == null
                                ? Verdict.no(
                                        "UnsupportedParam",
                                        "the meter of this charger does not sign its readings")
                                : Verdict.OK);
    }

    private static void places(DeviceModel m, Surroundings at, AvailabilityDesk availability) {
        place(m, at, station("ChargingStation"), availability, Operative.Part.STATION);
        place(m, at, evse("EVSE"), availability, Operative.Part.EVSE);
        place(m, at, CONNECTOR, availability, Operative.Part.CONNECTOR);
        fixed(m, CONNECTOR, "ConnectorType", ReservationDesk.CONNECTOR_TYPE);
        m.measure(evse("EVSE"), "Power", "W", Double.NaN, () -> Math.max(0, at.seen().acPowerW()));
        m.measure(
                evse("EVSE"),
                "DischargePower",
                "W",
                Double.NaN,
                () -> Math.max(0, -at.seen().acPowerW()));
        m.flag(evse("EVSE"), "Problem", () -> !at.seen().faultCode().isEmpty());
        m.measure(evse("EVSE"), "Voltage", "V", Double.NaN, () -> at.seen().voltageV());
        m.measure(evse("EVSE"), "Frequency", "Hz", Double.NaN, () -> at.seen().frequencyHz());
        m.measure(
                evse("FiscalMetering"),
                "EnergyImport",
                "Wh",
                Double.NaN,
                () -> at.seen().importWh());
        m.measure(
                evse("FiscalMetering"),
                "EnergyExport",
                "Wh",
                Double.NaN,
                () -> at.seen().exportWh());
    }

    private static void place(
            DeviceModel m,
            Surroundings at,
            Place place,
            AvailabilityDesk availability,
            Operative.Part part) {
        m.options(
                place,
                "AvailabilityState",
                OPTION_LIST,
                AVAILABILITY_STATES,
                () -> Statuses.words(availability.statusOf(part)));
        m.flag(place, "Available", () -> !at.isSilent());
        m.count(place, "SupplyPhases", "", 3);
    }

    private static void bounds(DeviceModel m) {
        for (String message : new String[] {"GetVariables", "SetVariables"}) {
            m.count(station("DeviceDataCtrlr"), "ItemsPerMessage", message, DeviceDesk.MOST_ITEMS);
            m.count(station("DeviceDataCtrlr"), "BytesPerMessage", message, DeviceDesk.MOST_BYTES);
        }
        m.count(station("DeviceDataCtrlr"), "ItemsPerMessage", "GetReport", DeviceDesk.MOST_ITEMS);
        m.count(station("DeviceDataCtrlr"), "BytesPerMessage", "GetReport", DeviceDesk.MOST_BYTES);
        m.count(station("DeviceDataCtrlr"), "ConfigurationValueSize", "", 2500);
        m.count(station("DeviceDataCtrlr"), "ReportingValueSize", "", 2500);
        m.count(station("DeviceDataCtrlr"), "ValueSize", "", 2500);
        Place list = station("LocalAuthListCtrlr");
        m.count(list, "ItemsPerMessage", "", AuthDesk.LIST_ITEMS);
        m.count(list, "BytesPerMessage", "", AuthDesk.LIST_BYTES);
        m.count(list, "MaxEntries", "", LocalList.MOST_ENTRIES);
        m.count(station("AuthCacheCtrlr"), "Storage", "", 512L * TokenCache.MOST_ENTRIES);
    }

    private static void abilities(DeviceModel m) {
        for (String each :
                new String[] {
                    "AlignedDataCtrlr",
                    "SampledDataCtrlr",
                    "AuthCacheCtrlr",
                    "LocalAuthListCtrlr",
                    "ReservationCtrlr",
                    "MonitoringCtrlr",
                    "DisplayMessageCtrlr",
                    "SmartChargingCtrlr"
                }) {
            yes(m, station(each), "Available");
        }
        for (String each :
                new String[] {
                    "AlignedDataCtrlr",
                    "SampledDataCtrlr",
                    "AuthCtrlr",
                    "DisplayMessageCtrlr",
                    "SmartChargingCtrlr"
                }) {
            yes(m, station(each), "Enabled");
        }
        yes(m, station("ReservationCtrlr"), "NonEvseSpecific");
        yes(m, station("LocalAuthListCtrlr"), "SupportsExpiryDateTime");
        m.options(station("AuthCacheCtrlr"), "Policy", OPTION_LIST, "LRU,LFU,FIFO", () -> "LRU");
        m.options(
                station("AuthCtrlr"),
                "SupportedIdTokenType",
                MEMBER_LIST,
                "Central,eMAID,EVCCID,ISO14443,ISO15693,KeyCode,Local,NoAuthorization",
                () -> "Central,eMAID,EVCCID,ISO14443,ISO15693,KeyCode,Local");
    }

    private static void vehicle(DeviceModel m, Surroundings at) {
        Place v2x = evse("V2XChargingCtrlr");
        m.flag(v2x, "Enabled", () -> at.seen().maxDischargeW() > 0);
        fixedList(m, v2x, "SupportedEnergyTransferModes", "DC,DC_BPT");
        Place car = evse("ConnectedEV");
        m.flag(car, "Available", () -> at.seen().plugged());
        m.flag(car, "Problem", () -> !at.seen().refusalCode().isEmpty());
        m.text(car, "VehicleId", STRING, () -> at.seen().evccId());
        m.measure(car, "StateOfCharge", "Percent", 100, () -> at.seen().socPercent());
    }

    private static void smartCharging(DeviceModel m) {
        Place smart = station("SmartChargingCtrlr");
        fixedList(m, smart, "RateUnit", "W");
        m.count(smart, "Entries", "ChargingProfiles", ProfileBook.MOST_ENTRIES);
        m.count(smart, "PeriodsPerSchedule", "", 1024);
        m.count(smart, "ProfileStackLevel", "", 99);
        m.count(smart, "MaxExternalConstraintsId", "", ProfileRules.MAX_EXTERNAL_CONSTRAINTS_ID);
        yes(m, smart, "SupportsDynamicProfiles");
        yes(m, smart, "SupportsMaxOfflineDuration");
        yes(m, smart, "SupportsUseLocalTime");
        yes(m, smart, "SupportsRandomizedDelay");
        yes(m, smart, "SupportsLimitAtSoC");
        fixedList(m, smart, "SupportedAdditionalPurposes", "PriorityCharging,LocalGeneration");
        for (String no :
                new String[] {"SupportsEvseSleep", "ACPhaseSwitchingSupported", "Phases3to1"}) {
            m.text(smart, no, BOOLEAN, () -> "false");
        }
    }

    private static void yes(DeviceModel m, Place place, String variable) {
        m.text(place, variable, BOOLEAN, () -> "true");
    }

    private static void fixed(DeviceModel m, Place place, String variable, String value) {
        m.text(place, variable, STRING, always(value));
    }

    private static void fixedList(DeviceModel m, Place place, String variable, String values) {
        m.options(place, variable, MEMBER_LIST, values, always(values));
    }

    private static Supplier<String> always(String value) {
        return () -> value;
    }
}
