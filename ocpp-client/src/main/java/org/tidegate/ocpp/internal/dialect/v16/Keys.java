package org.tidegate.ocpp.internal.dialect.v16;

import static java.util.Map.entry;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.message.Data;
import org.tidegate.ocpp.internal.message.OperatorCall;

/**
 * Configuration keys of 1.6 as variables of the device model. A key is in the list only if the
 * station has the variable; what 1.6 asks and no variable says is fixed here.
 */
final class Keys {
    /** Where a key's value is in the device model. */
    private record Place(String component, String variable, @Nullable String instance, Kind kind) {
        Place(String component, String variable, Kind kind) {
            this(component, variable, null, kind);
        }

        Data.Component at() {
            return new Data.Component(null, component, null);
        }

        Data.Variable what() {
            return new Data.Variable(variable, instance);
        }
    }

    private enum Kind {
        READ,
        WRITE,
        /** Names of measurands, of which 1.6 has fewer. */
        MEASURANDS,
        /** Can be set and never seen. */
        SECRET,
        /** "Power" and "Current" to 1.6, "W" and "A" to 2.x. */
        RATE_UNIT
    }

    private static final String AUTH = "AuthCtrlr";
    private static final String COMM = "OCPPCommCtrlr";
    private static final String SAMPLED = "SampledDataCtrlr";
    private static final String ALIGNED = "AlignedDataCtrlr";
    private static final String SMART = "SmartChargingCtrlr";
    private static final String SECURITY = "SecurityCtrlr";
    private static final String TX = "TxCtrlr";
    private static final String LIST = "LocalAuthListCtrlr";

    private static final Map<String, Place> PLACES = places();

    private static Map<String, Place> places() {
        var all = new LinkedHashMap<String, Place>();
        all.put("AllowOfflineTxForUnknownId", write(AUTH, "OfflineTxForUnknownIdEnabled"));
        all.put("AuthorizationCacheEnabled", write("AuthCacheCtrlr", "Enabled"));
        all.put("AuthorizeRemoteTxRequests", write(AUTH, "AuthorizeRemoteStart"));
        all.put("ClockAlignedDataInterval", write(ALIGNED, "Interval"));
        all.put("ConnectionTimeOut", write(TX, "EVConnectionTimeOut"));
        all.put("HeartbeatInterval", write(COMM, "HeartbeatInterval"));
        all.put("LocalAuthorizeOffline", write(AUTH, "LocalAuthorizeOffline"));
        all.put("LocalPreAuthorize", write(AUTH, "LocalPreAuthorize"));
        all.put("MaxEnergyOnInvalidId", write(TX, "MaxEnergyOnInvalidId"));
        all.put("MeterValuesAlignedData", new Place(ALIGNED, "Measurands", Kind.MEASURANDS));
        all.put("MeterValuesSampledData", new Place(SAMPLED, "TxUpdatedMeasurands", Kind.MEASURANDS));
        all.put("MeterValueSampleInterval", write(SAMPLED, "TxUpdatedInterval"));
        all.put("ResetRetries", write(COMM, "ResetRetries"));
        all.put("StopTransactionOnEVSideDisconnect", write(TX, "StopTxOnEVSideDisconnect"));
        all.put("StopTransactionOnInvalidId", write(TX, "StopTxOnInvalidId"));
        all.put("StopTxnAlignedData", new Place(ALIGNED, "TxEndedMeasurands", Kind.MEASURANDS));
        all.put("StopTxnSampledData", new Place(SAMPLED, "TxEndedMeasurands", Kind.MEASURANDS));
        all.put(
                "TransactionMessageAttempts",
                new Place(COMM, "MessageAttempts", "TransactionEvent", Kind.WRITE));
        all.put(
                "TransactionMessageRetryInterval",
                new Place(COMM, "MessageAttemptInterval", "TransactionEvent", Kind.WRITE));
        all.put("UnlockConnectorOnEVSideDisconnect", write(COMM, "UnlockOnEVSideDisconnect"));
        all.put("WebSocketPingInterval", write(COMM, "WebSocketPingInterval"));
        all.put("LocalAuthListEnabled", write(LIST, "Enabled"));
        all.put("LocalAuthListMaxLength", read(LIST, "Entries"));
        all.put("SendLocalListMaxLength", read(LIST, "ItemsPerMessage"));
        all.put("ReserveConnectorZeroSupported", read("ReservationCtrlr", "NonEvseSpecific"));
        all.put("ChargeProfileMaxStackLevel", read(SMART, "ProfileStackLevel"));
        all.put(
                "ChargingScheduleAllowedChargingRateUnit",
                new Place(SMART, "RateUnit", Kind.RATE_UNIT));
        all.put("ChargingScheduleMaxPeriods", read(SMART, "PeriodsPerSchedule"));
        all.put(
                "MaxChargingProfilesInstalled",
                new Place(SMART, "Entries", "ChargingProfiles", Kind.READ));
        all.put("ConnectorSwitch3to1PhaseSupported", read(SMART, "Phases3to1"));
        all.put("AuthorizationKey", new Place(SECURITY, "BasicAuthPassword", Kind.SECRET));
        all.put("SecurityProfile", write(SECURITY, "SecurityProfile"));
        all.put("CpoName", write(SECURITY, "OrganizationName"));
        all.put("AdditionalRootCertificateCheck", read(SECURITY, "AdditionalRootCertificateCheck"));
        all.put("CertificateStoreMaxLength", read(SECURITY, "CertificateEntries"));
        all.put("CertificateSignedMaxChainSize", read(SECURITY, "MaxCertificateChainSize"));
        all.put("SupportedFileTransferProtocols", read(COMM, "FileTransferProtocols"));
        return all;
    }

    private static Place write(String component, String variable) {
        return new Place(component, variable, Kind.WRITE);
    }

    private static Place read(String component, String variable) {
        return new Place(component, variable, Kind.READ);
    }

    private static final Map<String, String> FIXED =
            Map.ofEntries(
                    entry("ConnectorPhaseRotation", "0.NotApplicable,1.NotApplicable"),
                    entry("GetConfigurationMaxKeys", "64"),
                    entry("NumberOfConnectors", "1"),
                    entry(
                            "SupportedFeatureProfiles",
                            "Core,FirmwareManagement,LocalAuthListManagement,Reservation,"
                                    + "SmartCharging,RemoteTrigger"));

    private static final int LONGEST_VALUE = 500;

    private Keys() {}

    /** Asks the station for what is behind these keys; all of them if there are none. */
    static Order get(Asked.GetConfiguration c) {
        List<String> named = c.key() == null ? List.of() : c.key();
        boolean all = named.isEmpty();
        List<String> wanted = all ? everything() : named.stream().distinct().toList();
        var asked = new ArrayList<String>();
        var data = new ArrayList<Data.GetVariableData>();
        for (String key : wanted) {
            Place place = PLACES.get(key);
            if (place != null && place.kind != Kind.SECRET) {
                asked.add(key);
                data.add(new Data.GetVariableData(null, place.at(), place.what()));
            }
        }
        if (data.isEmpty()) {
            return new Order.Settled(configuration(wanted, Map.of(), all));
        }
        return Order.of(
                new OperatorCall.GetVariables(List.copyOf(data)),
                OperatorCall.GetVariablesResponse.class,
                a -> configuration(wanted, values(asked, a.getVariableResult()), all));
    }

    private static List<String> everything() {
        var all = new ArrayList<>(PLACES.keySet());
        all.addAll(FIXED.keySet());
        return all.stream().sorted().toList();
    }

    /** Results may come in any order; they name what they are about. */
    private static Map<String, String> values(
            List<String> asked, List<Data.GetVariableResult> results) {
        var values = new LinkedHashMap<String, String>();
        for (String key : asked) {
            Place place = PLACES.get(key);
            for (Data.GetVariableResult r : results) {
                if (place != null && isAbout(r, place)) {
                    String value = r.attributeValue() == null ? "" : r.attributeValue();
                    values.put(
                            key,
                            switch (place.kind) {
                                case RATE_UNIT -> rateUnits(value);
                                case MEASURANDS -> Meters.known(value);
                                case READ, WRITE, SECRET -> value;
                            });
                }
            }
        }
        return values;
    }

    private static boolean isAbout(Data.GetVariableResult r, Place place) {
        return r.attributeStatus() == Data.GetVariableStatus.ACCEPTED
                && r.component().name().equalsIgnoreCase(place.component)
                && r.variable().name().equalsIgnoreCase(place.variable)
                && String.valueOf(r.variable().instance())
                        .equalsIgnoreCase(String.valueOf(place.instance));
    }

    private static String rateUnits(String value) {
        var words = new ArrayList<String>();
        for (String unit : value.split(",", -1)) {
            switch (unit.strip()) {
                case "W" -> words.add("Power");
                case "A" -> words.add("Current");
                default -> {
                    // 1.6 knows no third
                }
            }
        }
        return String.join(",", words);
    }

    private static Asked.GetConfigurationResponse configuration(
            List<String> wanted, Map<String, String> values, boolean all) {
        var known = new ArrayList<Piece.KeyValue>();
        var unknown = new ArrayList<String>();
        for (String key : wanted) {
            Place place = PLACES.get(key);
            String fixed = FIXED.get(key);
            String value = values.get(key);
            if (fixed != null) {
                known.add(new Piece.KeyValue(key, true, fixed));
            } else if (place != null && place.kind == Kind.SECRET) {
                known.add(new Piece.KeyValue(key, false, null));
            } else if (place != null && value != null) {
                boolean readOnly = place.kind == Kind.READ || place.kind == Kind.RATE_UNIT;
                known.add(new Piece.KeyValue(key, readOnly, cut(value)));
            } else if (!all) {
                unknown.add(key);
            }
        }
        return new Asked.GetConfigurationResponse(
                List.copyOf(known), unknown.isEmpty() ? null : List.copyOf(unknown));
    }

    private static String cut(String value) {
        return value.codePointCount(0, value.length()) <= LONGEST_VALUE
                ? value
                : value.substring(0, value.offsetByCodePoints(0, LONGEST_VALUE));
    }

    static Order change(Asked.ChangeConfiguration c) {
        Place place = PLACES.get(c.key());
        if (place == null) {
            return new Order.Settled(
                    new Asked.ChangeConfigurationResponse(
                            FIXED.containsKey(c.key())
                                    ? Piece.ChangeConfigurationStatus.REJECTED
                                    : Piece.ChangeConfigurationStatus.NOT_SUPPORTED));
        }
        boolean unknown = place.kind == Kind.MEASURANDS && !Meters.areKnown(c.value());
        if (place.kind == Kind.READ || place.kind == Kind.RATE_UNIT || unknown) {
            return new Order.Settled(
                    new Asked.ChangeConfigurationResponse(
                            Piece.ChangeConfigurationStatus.REJECTED));
        }
        String value = place.kind == Kind.SECRET ? password(c.value()) : c.value();
        var data = new Data.SetVariableData(null, value, place.at(), place.what());
        return Order.of(
                new OperatorCall.SetVariables(List.of(data)),
                OperatorCall.SetVariablesResponse.class,
                a ->
                        new Asked.ChangeConfigurationResponse(
                                status(a.setVariableResult().getFirst().attributeStatus())));
    }

    /** The key travels as hexadecimal digits of 16 to 20 bytes (1.6 security, A00.FR.205). */
    private static String password(String key) {
        boolean hex =
                key.length() >= 32
                        && key.length() <= 40
                        && key.length() % 2 == 0
                        && key.chars().allMatch(HexFormat::isHexDigit);
        return hex ? new String(HexFormat.of().parseHex(key), StandardCharsets.ISO_8859_1) : key;
    }

    private static Piece.ChangeConfigurationStatus status(Data.SetVariableStatus status) {
        return switch (status) {
            case ACCEPTED -> Piece.ChangeConfigurationStatus.ACCEPTED;
            case REBOOT_REQUIRED -> Piece.ChangeConfigurationStatus.REBOOT_REQUIRED;
            case REJECTED -> Piece.ChangeConfigurationStatus.REJECTED;
            case UNKNOWN_COMPONENT, UNKNOWN_VARIABLE, NOT_SUPPORTED_ATTRIBUTE_TYPE ->
                    Piece.ChangeConfigurationStatus.NOT_SUPPORTED;
        };
    }
}
