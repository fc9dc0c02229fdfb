package org.tidegate.board.internal;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** The operator and the way to it; part of {@link Keys}. */
final class OperatorKeys {
    private static final Topic KEYS = new Topic();
    private static final String HOST =
            "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
                    + "(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*";

    static final Key<URI> OPERATOR_URL =
            KEYS.optional(
                    "operator.url",
                    TextTypes.webSocketUrl(),
                    "OCPP-J",
                    "The operator's server, without the charger's identity; leave it out for"
                            + " none.");
    static final Key<String> OPERATOR_IDENTITY =
            KEYS.optional(
                    "operator.identity",
                    TextTypes.pattern(
                            "[A-Za-z0-9*_=+|@.-]{1,48}",
                            "1 to 48 letters, digits or * _ = + | @ . -",
                            "TG-0001"),
                    Sources.OCPP_IDENTITY,
                    "Identity towards the operator, if not charger.identity.");
    static final Key<Path> PASSWORD_FILE =
            KEYS.optional(
                    "operator.password_file",
                    TextTypes.path(),
                    "OCPP 2.1 security profiles 1 and 2",
                    "File whose first line is the password for the operator.");
    static final Key<Path> AUTHORITY_FILE =
            KEYS.optional(
                    "operator.authority_file",
                    TextTypes.path(),
                    "OCPP 2.1 security profiles 2 and 3",
                    "PEM file with the authority that signed the operator's certificate; the"
                            + " system's own if left out.");
    static final Key<String> ID_TOKEN =
            KEYS.optional(
                    "operator.id_token",
                    TextTypes.pattern(
                            "[A-Za-z0-9*_=:+|@.-]{1,255}",
                            "1 to 255 letters, digits or * _ = : + | @ . -",
                            "DE-TID-C12345678-X"),
                    "OCPP 2.1 IdTokenType",
                    "Token presented for every vehicle, where there is no card reader.");
    static final Key<Boolean> AUTHORISE_OFFLINE =
            KEYS.preset(
                    "operator.authorise_offline",
                    new FlagType(),
                    false,
                    "OCPP 2.1 use case C15",
                    "Serve vehicles while the operator cannot be asked.");

    static final Key<Boolean> WAITS_FOR_TOKEN =
            KEYS.preset(
                    "operator.waits_for_token",
                    new FlagType(),
                    false,
                    "OCPP 2.1 use case C01",
                    "A session waits until somebody presents a token (tidegate present), and"
                            + " operator.id_token stands for nobody.");
    static final Key<String> FILE_HOSTS =
            KEYS.optional(
                    "operator.files.hosts",
                    TextTypes.pattern(
                            HOST + "(, *" + HOST + "){0,15}",
                            "at most 16 host names with commas between them",
                            "\"files.example, firmware.example\""),
                    "OCPP 2.1 use cases L01 and N01",
                    "Servers that firmware may come from and logs may go to over https, no others"
                            + " and no redirects; without the key, none. http only with"
                            + " uplink.laboratory.");
    static final Key<Double> FILE_LIMIT =
            KEYS.preset(
                    "operator.files.limit_mb",
                    new NumberType("MB", 1, 2_048, true, "space on the board"),
                    256.0,
                    Sources.OURS,
                    "Longest file in either direction.");
    static final Key<Double> FILE_TIMEOUT =
            KEYS.preset(
                    "operator.files.timeout_s",
                    new NumberType("s", 10, 86_400, true, "the site's network"),
                    600.0,
                    Sources.OURS,
                    "Longest a transfer may take; one that breaks goes on where it broke.");

    static final Key<String> LINK_VERSIONS =
            KEYS.preset(
                    "uplink.versions",
                    TextTypes.pattern(
                            "(2\\.1|2\\.0\\.1|1\\.6)(, *(2\\.1|2\\.0\\.1|1\\.6)){0,2}",
                            "OCPP versions 2.1, 2.0.1 or 1.6 with commas between them",
                            "\"2.1, 2.0.1, 1.6\""),
                    "2.1, 2.0.1, 1.6",
                    "OCPP-J WebSocket sub-protocols",
                    "OCPP versions offered, the preferred one first; the server chooses.");
    static final Key<Boolean> LINK_LABORATORY =
            KEYS.preset(
                    "uplink.laboratory",
                    new FlagType(),
                    false,
                    "OCPP 2.1 A00: security profile 0 does not exist outside a laboratory",
                    "Permit a link with neither password nor certificate.");
    static final Key<Path> LINK_CERTIFICATE =
            KEYS.optional(
                    "uplink.certificate_file",
                    TextTypes.path(),
                    "OCPP 2.1 security profile 3",
                    "PEM file with this charger's own certificate chain, its leaf first.");
    static final Key<Path> LINK_CERTIFICATE_KEY =
            KEYS.optional(
                    "uplink.certificate_key_file",
                    TextTypes.path(),
                    "OCPP 2.1 security profile 3",
                    "PEM file with the PKCS #8 key of that certificate.");
    static final Key<Boolean> LINK_WILDCARDS =
            KEYS.preset(
                    "uplink.wildcard_certificates",
                    new FlagType(),
                    false,
                    "OCPP 2.1 SecurityCtrlr.AllowCSMSTLSWildcards",
                    "Accept a server certificate made out to *.example only.");
    static final Key<String> LINK_PROXY =
            KEYS.optional(
                    "uplink.proxy",
                    TextTypes.pattern(
                            "(http|socks5)://([A-Za-z0-9.-]+|\\[[0-9a-fA-F:]+\\]):[0-9]{1,5}",
                            "a http:// (CONNECT) or socks5:// address with a port",
                            "http://proxy.example:3128"),
                    "the site's network",
                    "Proxy on the way to the operator; it resolves the operator's name.");
    static final Key<String> LINK_PROXY_USER =
            KEYS.optional(
                    "uplink.proxy_user",
                    TextTypes.words(255),
                    "RFC 1929; RFC 7617",
                    "Its user, if it asks for one.");
    static final Key<Path> LINK_PROXY_PASSWORD =
            KEYS.optional(
                    "uplink.proxy_password_file",
                    TextTypes.path(),
                    "RFC 1929; RFC 7617",
                    "File whose first line is that user's password.");
    static final Key<Boolean> LINK_COMPRESSION =
            KEYS.preset(
                    "uplink.compression",
                    new FlagType(),
                    false,
                    "RFC 7692",
                    "Offer permessage-deflate; saves mobile data, costs memory.");
    static final Key<Double> LINK_PING =
            KEYS.preset(
                    "uplink.ping_interval_s",
                    NumberType.whole("s", 0, 3_600, "OCPP 2.1 OCPPCommCtrlr.WebSocketPingInterval"),
                    20.0,
                    Sources.OURS,
                    "Between pings; one not answered by the next ends the link. 0 sends none.");
    static final Key<Double> LINK_WAIT =
            KEYS.preset(
                    "uplink.reconnect_wait_s",
                    NumberType.whole(
                            "s", 1, 3_600, "OCPP 2.1 OCPPCommCtrlr.RetryBackOffWaitMinimum"),
                    2.0,
                    Sources.OURS,
                    "Wait before the first new attempt; doubled after each failure.");
    static final Key<Double> LINK_RANDOM =
            KEYS.preset(
                    "uplink.reconnect_random_s",
                    NumberType.whole(
                            "s", 0, 3_600, "OCPP 2.1 OCPPCommCtrlr.RetryBackOffRandomRange"),
                    5.0,
                    Sources.OURS,
                    "At most this much more, by chance: a fleet must not return as one.");
    static final Key<Double> LINK_DOUBLINGS =
            KEYS.preset(
                    "uplink.reconnect_doublings",
                    NumberType.whole("", 0, 10, "OCPP 2.1 OCPPCommCtrlr.RetryBackOffRepeatTimes"),
                    5.0,
                    Sources.OURS,
                    "How often the wait is doubled; then it stays.");

    private OperatorKeys() {}

    /** In the order of the manual. */
    static List<Key<?>> all() {
        return KEYS.all();
    }
}
