package org.tidegate.ocpp.internal.station;

import static org.tidegate.ocpp.internal.message.Data.DataKind.BOOLEAN;
import static org.tidegate.ocpp.internal.message.Data.DataKind.DECIMAL;
import static org.tidegate.ocpp.internal.message.Data.DataKind.MEMBER_LIST;
import static org.tidegate.ocpp.internal.message.Data.DataKind.STRING;
import static org.tidegate.ocpp.internal.station.device.DeviceModel.Place.evse;
import static org.tidegate.ocpp.internal.station.device.DeviceModel.Place.station;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tidegate.ocpp.DerAuthority;
import org.tidegate.ocpp.DerAuthority.Nameplate;
import org.tidegate.ocpp.DerControl;
import org.tidegate.ocpp.StationState;
import org.tidegate.ocpp.internal.message.Data.OperationMode;
import org.tidegate.ocpp.internal.station.device.DeviceModel;
import org.tidegate.ocpp.internal.station.device.DeviceModel.Place;
import org.tidegate.ocpp.internal.station.device.DeviceModel.Verdict;
import org.tidegate.ocpp.internal.station.device.Setting;
import org.tidegate.ocpp.internal.v2x.PowerDesk;

/** Bidirectional charging and the inverter's nameplate, in the words of the device model. */
final class PowerFacts {
    private PowerFacts() {}

    static void enter(DeviceModel m, Surroundings at, PowerDesk power, DerAuthority der) {
        v2x(m, at, power);
        vehicle(m, at);
        inverter(m, der);
        m.guard(
                Setting.TIME_ZONE,
                name ->
                        PowerDesk.isZone(name)
                                ? Verdict.OK
                                : Verdict.no("InvalidValue", "there is no such time zone"));
        for (String kept :
                new String[] {
                    "TxProfile", "LocalGeneration", "ChargingStationExternalConstraints"
                }) {
            m.instance(
                    station("SmartChargingCtrlr"),
                    "ChargingProfilePersistence",
                    kept,
                    BOOLEAN,
                    () -> "false");
        }
    }

    private static void v2x(DeviceModel m, Surroundings at, PowerDesk power) {
        Place v2x = evse("V2XChargingCtrlr");
        String modes =
                Arrays.stream(OperationMode.values())
                        .map(PowerFacts::words)
                        .collect(Collectors.joining(","));
        m.options(
                v2x,
                "SupportedOperationModes",
                MEMBER_LIST,
                modes,
                () ->
                        power.abilities().modes().stream()
                                .map(PowerFacts::words)
                                .collect(Collectors.joining(",")));
        m.text(v2x, "BindingReason", STRING, () -> at.seen().v2x().binding());
    }

    private static String words(OperationMode mode) {
        var text = new StringBuilder();
        for (String part : List.of(mode.name().split("_", -1))) {
            text.append(part.charAt(0)).append(part.substring(1).toLowerCase(Locale.ROOT));
        }
        return text.toString();
    }

    /** Q01.FR.36. */
    private static void vehicle(DeviceModel m, Surroundings at) {
        Place car = evse("ConnectedEV");
        m.text(
                car,
                "ProtocolAgreed",
                STRING,
                () -> {
                    StationState.Needs needs = at.seen().v2x().needs();
                    return needs == null ? "" : needs.protocol();
                });
        m.instance(car, "ProtocolSupportedByEV", "1", STRING, () -> "");
        m.instance(car, "VehicleCertificate", "Leaf", STRING, () -> "");
    }

    /** What a DC inverter's type plate says; the rest of SunSpec 702 in OCPP's names. */
    private static void inverter(DeviceModel m, DerAuthority der) {
        Place place = evse("DCDERCtrlr");
        Nameplate n = der.nameplate();
        m.text(place, "Available", BOOLEAN, () -> Boolean.toString(!der.supported().isEmpty()));
        m.options(
                place,
                "ModesSupported",
                MEMBER_LIST,
                names(Arrays.stream(DerControl.Type.values())),
                () -> names(der.supported().stream()));
        number(m, place, "MaxW", n.maxW());
        number(m, place, "MaxChargeRateW", n.maxChargeW());
        number(m, place, "MaxVA", n.maxVa());
        number(m, place, "MaxChargeRateVA", n.maxChargeVa());
        number(m, place, "MaxVar", n.maxInjectedVar());
        number(m, place, "MaxVarNeg", n.maxAbsorbedVar());
        number(m, place, "OverExcitedW", n.maxW() * n.overExcitedPowerFactor());
        number(m, place, "OverExcitedPF", n.overExcitedPowerFactor());
        number(m, place, "UnderExcitedW", n.maxW() * n.underExcitedPowerFactor());
        number(m, place, "UnderExcitedPF", n.underExcitedPowerFactor());
        number(m, place, "ReactiveSusceptance", 0);
        number(m, place, "VNom", n.nominalV());
        number(m, place, "MaxV", n.highestV());
        number(m, place, "MinV", n.lowestV());
        number(m, place, "IslandingDetectionTripTime", n.islandingTripSeconds());
        m.text(place, "InverterManufacturer", STRING, n::manufacturer);
        m.text(place, "InverterModel", STRING, n::model);
        m.text(place, "InverterSerialNumber", STRING, n::serialNumber);
        m.text(place, "InverterSwVersion", STRING, n::softwareVersion);
        m.text(place, "InverterHwVersion", STRING, n::hardwareVersion);
    }

    private static String names(Stream<DerControl.Type> types) {
        return types.map(DerControl.Type::text).collect(Collectors.joining(","));
    }

    private static void number(DeviceModel m, Place place, String variable, double value) {
        String text =
                BigDecimal.valueOf(value)
                        .round(new MathContext(9))
                        .stripTrailingZeros()
                        .toPlainString();
        m.text(place, variable, DECIMAL, () -> text);
    }
}
