package org.tidegate.board.internal;

import java.nio.file.Path;
import java.util.List;
import org.tidegate.board.Board;

/** What the site around the charger allows, and its energy manager; part of {@link Keys}. */
final class SiteKeys {
    private static final Topic KEYS = new Topic();

    static final Key<Double> IMPORT_LIMIT =
            KEYS.optional(
                    "connection.import_limit_w",
                    NumberType.number("W", 0, 10_000_000, Sources.CONNECTION),
                    Sources.CONNECTION,
                    "Most power the whole site may take from the grid; the charger gets what the"
                            + " others leave. Needs section meter.");
    static final Key<Double> EXPORT_LIMIT =
            KEYS.optional(
                    "connection.export_limit_w",
                    NumberType.number("W", 0, 10_000_000, Sources.CONNECTION),
                    Sources.CONNECTION,
                    "Most power the whole site may feed into the grid. Needs section meter.");
    static final Key<Double> UNSEEN_IMPORT_LIMIT =
            KEYS.preset(
                    "connection.unseen_import_limit_w",
                    NumberType.number("W", 0, 350_000, Sources.CONNECTION),
                    0.0,
                    Sources.OURS,
                    "What the charger may take while import_limit_w is to be kept and the meter has not"
                            + " been seen for 5 s. With export_limit_w it feeds nothing in then.");

    static final Key<Board.ManagerDriver> DRIVER =
            KEYS.preset(
                    "manager.driver",
                    new ChoiceType<>(Board.ManagerDriver.class),
                    Board.ManagerDriver.NONE,
                    Sources.OURS,
                    "How the site's energy manager reaches the charger: not at all, or through an"
                            + " MQTT broker (docs/energy-manager.md).");
    static final Key<String> URL =
            KEYS.optional(
                    "manager.url",
                    TextTypes.pattern(
                            "mqtts?://([A-Za-z0-9.-]{1,253}|\\[[0-9a-fA-F:]+\\])(:[0-9]{1,5})?",
                            "an mqtt:// or mqtts:// address without a path",
                            "mqtts://broker.local:8883"),
                    "MQTT 3.1.1",
                    "The broker; port 1883 or 8883 if left out.");
    static final Key<String> TOPIC =
            KEYS.optional(
                    "manager.topic",
                    TextTypes.pattern(
                            "[A-Za-z0-9_.-]{1,64}(/[A-Za-z0-9_.-]{1,64}){0,5}",
                            "1 to 6 words of letters, digits, _ . - with slashes between",
                            "v2g/0000001"),
                    Sources.OURS,
                    "Beginning of every topic; v2g/ and the serial number if left out.");
    static final Key<String> USER =
            KEYS.optional("manager.user", TextTypes.words(255), "MQTT 3.1.1, 3.1.3", "Its user.");
    static final Key<Path> PASSWORD_FILE =
            KEYS.optional(
                    "manager.password_file",
                    TextTypes.path(),
                    "MQTT 3.1.1, 3.1.3",
                    "File whose first line is that user's password.");
    static final Key<Path> AUTHORITY_FILE =
            KEYS.optional(
                    "manager.authority_file",
                    TextTypes.path(),
                    "RFC 5280",
                    "PEM file with the authority that signed the broker's certificate; the system's"
                            + " own if left out.");
    static final Key<Path> CERTIFICATE_FILE =
            KEYS.optional(
                    "manager.certificate_file",
                    TextTypes.path(),
                    "RFC 8446",
                    "PEM file with the charger's certificate chain for the broker, its leaf first.");
    static final Key<Path> CERTIFICATE_KEY_FILE =
            KEYS.optional(
                    "manager.certificate_key_file",
                    TextTypes.path(),
                    "RFC 5958",
                    "PEM file with the PKCS #8 key of that certificate.");
    static final Key<Boolean> LABORATORY =
            KEYS.preset(
                    "manager.laboratory",
                    new FlagType(),
                    false,
                    Sources.OURS,
                    "Permit a broker without password or certificate, or without encryption on"
                            + " another machine.");
    static final Key<Double> SILENT_IMPORT_LIMIT =
            KEYS.preset(
                    "manager.silent_import_limit_w",
                    NumberType.number("W", 0, 350_000, Sources.OURS),
                    0.0,
                    "our choice: silence is no permission",
                    "What the charger may take while the manager is silent; it feeds nothing in"
                            + " then.");

    private SiteKeys() {}

    /** In the order of the manual. */
    static List<Key<?>> all() {
        return KEYS.all();
    }
}
