package org.tidegate.ocpp.internal.station.security;

import static org.tidegate.ocpp.internal.message.Data.DataKind.BOOLEAN;
import static org.tidegate.ocpp.internal.message.Data.DataKind.INTEGER;
import static org.tidegate.ocpp.internal.message.Data.DataKind.OPTION_LIST;
import static org.tidegate.ocpp.internal.message.Data.DataKind.STRING;
import static org.tidegate.ocpp.internal.station.device.DeviceModel.Place.station;

import java.util.function.Function;
import org.tidegate.ocpp.internal.message.Data.DataKind;
import org.tidegate.ocpp.internal.station.device.DeviceModel;
import org.tidegate.ocpp.internal.station.device.DeviceModel.Place;
import org.tidegate.ocpp.internal.station.device.Setting;

/** Security in the words of the device model; secrets can be set and never be read. */
public final class SecurityFacts {
    private SecurityFacts() {}

    public static void enter(DeviceModel m, NetworkDesk network, CertificateDesk certificates) {
        Place security = station("SecurityCtrlr");
        m.text(
                security,
                "SecurityProfile",
                INTEGER,
                () -> Integer.toString(network.securityProfile()));
        m.text(
                security,
                "Identity",
                STRING,
                () -> value(network, network.activeSlot(), NetworkSlot::identity));
        m.secret(security, "BasicAuthPassword", "", network::changePassword);
        m.text(
                security,
                "CertificateEntries",
                INTEGER,
                () -> Integer.toString(certificates.book().size()));
        m.count(security, "MaxCertificateChainSize", "", CertificateDesk.LONGEST_CHAIN);
        m.text(security, "AdditionalRootCertificateCheck", BOOLEAN, () -> "false");
        m.text(security, "AllowSecurityProfileDowngrade", BOOLEAN, () -> "false");
        m.text(
                station("OCPPCommCtrlr"),
                "ActiveNetworkProfile",
                INTEGER,
                () -> Integer.toString(network.activeSlot()));
        m.guard(Setting.NETWORK_CONFIGURATION_PRIORITY, network::judgePriority);
        for (int n = 1; n <= NetworkDesk.MOST_SLOTS; n++) {
            slot(m, network, n);
        }
    }

    private static void slot(DeviceModel m, NetworkDesk network, int n) {
        Place place = Place.numbered("NetworkConfiguration", n);
        entry(m, place, "OcppCsmsUrl", STRING, network, n, NetworkSlot::url);
        entry(m, place, "OcppVersion", OPTION_LIST, network, n, NetworkSlot::version);
        entry(m, place, "OcppInterface", OPTION_LIST, network, n, _ -> "Wired0");
        entry(m, place, "OcppTransport", OPTION_LIST, network, n, _ -> "JSON");
        entry(
                m,
                place,
                "MessageTimeout",
                INTEGER,
                network,
                n,
                s -> Integer.toString(s.messageTimeout()));
        entry(
                m,
                place,
                "SecurityProfile",
                INTEGER,
                network,
                n,
                s -> Integer.toString(s.securityProfile()));
        entry(m, place, "Identity", STRING, network, n, NetworkSlot::identity);
        entry(m, place, "VpnEnabled", BOOLEAN, network, n, _ -> "false");
        entry(m, place, "ApnEnabled", BOOLEAN, network, n, _ -> "false");
        m.secret(place, "BasicAuthPassword", "", password -> network.changePassword(n, password));
    }

    private static void entry(
            DeviceModel m,
            Place place,
            String variable,
            DataKind kind,
            NetworkDesk network,
            int n,
            Function<NetworkSlot, String> value) {
        m.text(place, variable, kind, () -> value(network, n, value));
    }

    private static String value(NetworkDesk network, int n, Function<NetworkSlot, String> value) {
        NetworkSlot slot = network.slot(n);
        return slot == null ? "" : value.apply(slot);
    }
}
