package org.tidegate.board.internal;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tidegate.board.Board;

/** The vehicle section's values as records, and the rules that look at more than one key of it. */
final class VehicleBuilder {
    /** Where complaints go. */
    interface Complaints {
        /** Whether these keys have no problem of their own already. */
        boolean sound(Key<?>... keys);

        void tell(Key<?> key, String reason, String remedy);
    }

    private final Values values;
    private final Complaints complaints;

    VehicleBuilder(Values values, Complaints complaints) {
        this.values = values;
        this.complaints = complaints;
    }

    void checkRules() {
        checkKeys();
        if (complaints.sound(VehicleKeys.CONTRACT_ROOT_FILE, VehicleLinkKeys.TLS)
                && values.find(VehicleKeys.CONTRACT_ROOT_FILE) != null
                && !values.get(VehicleLinkKeys.TLS)) {
            complaints.tell(
                    VehicleKeys.CONTRACT_ROOT_FILE,
                    "contracts need an encrypted connection",
                    "Write tls: true, or delete the line.");
        }
        if (complaints.sound(VehicleKeys.VEHICLE_CERTIFICATE, VehicleKeys.MAKER_ROOT_FILE)
                && values.find(VehicleKeys.MAKER_ROOT_FILE) == null
                && values.find(VehicleKeys.VEHICLE_CERTIFICATE) != null
                && values.find(VehicleKeys.VEHICLE_CERTIFICATE)
                        != Board.VehicleCertificate.NOT_ASKED) {
            complaints.tell(
                    VehicleKeys.VEHICLE_CERTIFICATE,
                    "without a maker's root no vehicle certificate can be judged",
                    "Add maker_root_file, or write not_asked.");
        }
        if (complaints.sound(VehicleKeys.MODEM, VehicleLinkKeys.NETWORK_INTERFACE)
                && values.get(VehicleKeys.MODEM) != Board.Modem.NONE
                && values.find(VehicleLinkKeys.NETWORK_INTERFACE) == null) {
            complaints.tell(
                    VehicleKeys.MODEM,
                    "a modem needs its network interface",
                    "Add vehicle.interface, or write modem: none.");
        }
        checkProtocols();
    }

    private void checkKeys() {
        if (!complaints.sound(
                VehicleLinkKeys.TLS,
                VehicleLinkKeys.KEYSTORE_FILE,
                VehicleLinkKeys.KEYSTORE_PASSWORD_FILE,
                VehicleKeys.TOKEN_CONFIG_FILE)) {
            return;
        }
        boolean store = values.find(VehicleLinkKeys.KEYSTORE_FILE) != null;
        boolean token = values.find(VehicleKeys.TOKEN_CONFIG_FILE) != null;
        if (store && token) {
            complaints.tell(
                    VehicleKeys.TOKEN_CONFIG_FILE,
                    "the charger's key cannot be in two places",
                    "Delete it, or vehicle.keystore_file.");
        }
        if (token && values.find(VehicleKeys.KEY_DIRECTORY) != null) {
            complaints.tell(
                    VehicleKeys.KEY_DIRECTORY,
                    "a token's key cannot be renewed from here",
                    "Delete it, or use vehicle.keystore_file.");
        }
        if (!values.get(VehicleLinkKeys.TLS)) {
            return;
        }
        if (!store && !token) {
            complaints.tell(
                    VehicleLinkKeys.KEYSTORE_FILE,
                    "vehicle.tls needs it",
                    "Add the key, or write tls: false.");
        }
        if (values.find(VehicleLinkKeys.KEYSTORE_PASSWORD_FILE) == null) {
            complaints.tell(
                    VehicleLinkKeys.KEYSTORE_PASSWORD_FILE,
                    "vehicle.tls needs it",
                    "Add the key, or write tls: false.");
        }
    }

    private void checkProtocols() {
        if (!complaints.sound(
                VehicleKeys.ISO20, VehicleKeys.ISO2, VehicleKeys.DIN, VehicleKeys.SAE_DISCHARGE)) {
            return;
        }
        boolean iso2 = values.get(VehicleKeys.ISO2);
        if (!values.get(VehicleKeys.ISO20) && !iso2 && !values.get(VehicleKeys.DIN)) {
            complaints.tell(
                    VehicleKeys.ISO20,
                    "no protocol is left that a vehicle could speak",
                    "Serve at least one of iso20, iso2 and din.");
        }
        if (values.get(VehicleKeys.SAE_DISCHARGE) && !iso2) {
            complaints.tell(
                    VehicleKeys.SAE_DISCHARGE,
                    "it is a service of ISO 15118-2, which is not served",
                    "Write iso2: true, or delete the line.");
        }
    }

    /**
     * @param resolved paths against the board file's directory
     */
    Board.Vehicle vehicle(UnaryOperator<Path> resolved) {
        return new Board.Vehicle(
                values.get(VehicleLinkKeys.LISTEN_ADDRESS),
                values.whole(VehicleLinkKeys.VEHICLE_PORT),
                values.find(VehicleLinkKeys.NETWORK_INTERFACE),
                values.get(VehicleLinkKeys.SDP),
                values.get(VehicleLinkKeys.TLS),
                path(VehicleLinkKeys.KEYSTORE_FILE, resolved),
                path(VehicleLinkKeys.KEYSTORE_PASSWORD_FILE, resolved),
                trust(resolved),
                slac(),
                protocols());
    }

    private Board.Trust trust(UnaryOperator<Path> resolved) {
        return new Board.Trust(
                path(VehicleKeys.TOKEN_CONFIG_FILE, resolved),
                path(VehicleKeys.CHARGER_ROOT_FILE, resolved),
                path(VehicleKeys.MAKER_ROOT_FILE, resolved),
                path(VehicleKeys.CONTRACT_ROOT_FILE, resolved),
                path(VehicleKeys.STAPLE_DIRECTORY, resolved),
                path(VehicleKeys.REVOCATION_DIRECTORY, resolved),
                path(VehicleKeys.KEY_DIRECTORY, resolved),
                values.find(VehicleKeys.VEHICLE_CERTIFICATE),
                values.get(VehicleKeys.ORGANISATION),
                values.find(VehicleKeys.COUNTRY));
    }

    private Board.Slac slac() {
        String address = values.find(VehicleKeys.MODEM_ADDRESS);
        return new Board.Slac(
                values.get(VehicleKeys.MODEM),
                address == null ? null : address.replace(":", "").toUpperCase(Locale.ROOT),
                values.get(VehicleKeys.ATTENUATION_OFFSET),
                values.get(VehicleKeys.INIT_TIMEOUT),
                values.get(VehicleKeys.STEP_EF),
                values.whole(VehicleKeys.SEQUENCE_RETRIES),
                values.get(VehicleKeys.JOIN_TIMEOUT));
    }

    private Board.Protocols protocols() {
        return new Board.Protocols(
                values.get(VehicleKeys.ISO20),
                values.get(VehicleKeys.ISO2),
                values.get(VehicleKeys.DIN),
                values.get(VehicleKeys.SAE_DISCHARGE),
                values.get(VehicleKeys.OUTLET),
                values.get(VehicleKeys.CONTROL),
                values.get(VehicleKeys.MOBILITY_BY_CHARGER),
                values.whole(VehicleKeys.RECEIPT_INTERVAL));
    }

    private @Nullable Path path(Key<Path> key, UnaryOperator<Path> resolved) {
        Path path = values.find(key);
        return path == null ? null : resolved.apply(path);
    }
}
