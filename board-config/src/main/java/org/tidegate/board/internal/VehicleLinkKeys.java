package org.tidegate.board.internal;

import java.nio.file.Path;
import java.util.List;

/** How a vehicle finds and reaches the charger; part of {@link Keys}. */
final class VehicleLinkKeys {
    private static final Topic KEYS = new Topic();

    static final Key<String> LISTEN_ADDRESS =
            KEYS.preset(
                    "vehicle.listen_address",
                    TextTypes.address(),
                    "::1",
                    "ISO 15118-3: IPv6 on the power line modem's interface",
                    "Where the charger waits for the vehicle.");
    static final Key<Double> VEHICLE_PORT =
            KEYS.preset(
                    "vehicle.port",
                    NumberType.whole("", 49_152, 65_535, "SDP response: a dynamic port"),
                    61_851.0,
                    Sources.OURS,
                    "TCP port for the vehicle; discovery tells it.");
    static final Key<String> NETWORK_INTERFACE =
            KEYS.optional(
                    "vehicle.interface",
                    TextTypes.pattern(
                            "[A-Za-z0-9._-]{1,15}", "the name of a network interface", "eth1"),
                    "Linux IFNAMSIZ: 15 characters",
                    "Network interface of the power line modem.");
    static final Key<Boolean> SDP =
            KEYS.preset(
                    "vehicle.sdp",
                    new FlagType(),
                    true,
                    "ISO 15118 discovery protocol, UDP port 15118",
                    "Answer the vehicle's search for a charger.");
    static final Key<Boolean> TLS =
            KEYS.preset(
                    "vehicle.tls",
                    new FlagType(),
                    true,
                    "ISO 15118-20 requires TLS 1.3",
                    "Encrypt the conversation with the vehicle.");
    static final Key<Path> KEYSTORE_FILE =
            KEYS.optional(
                    "vehicle.keystore_file",
                    TextTypes.path(),
                    Sources.OURS,
                    "PKCS#12 file with the charger's key and certificates; needed with tls, unless"
                            + " a token holds them.");
    static final Key<Path> KEYSTORE_PASSWORD_FILE =
            KEYS.optional(
                    "vehicle.keystore_password_file",
                    TextTypes.path(),
                    Sources.OURS,
                    "File whose first line is that file's password, or the token's PIN; needed with"
                            + " tls.");

    private VehicleLinkKeys() {}

    /** In the order of the manual. */
    static List<Key<?>> all() {
        return KEYS.all();
    }
}
