package org.tidegate.board.internal;

import java.util.List;

/** What the operator may fetch and send, and what people show; part of {@link Keys}. */
final class DeskKeys {
    private static final String OURS = "our choice";
    private static final String HOST =
            "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
                    + "(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*";

    static final Key<Boolean> WAITS_FOR_TOKEN =
            new Key<>(
                    "operator.waits_for_token",
                    new FlagType(),
                    false,
                    false,
                    "OCPP 2.1 use case C01",
                    "A session waits until somebody presents a token (tidegate present), and"
                            + " operator.id_token stands for nobody.");
    static final Key<String> FILE_HOSTS =
            new Key<>(
                    "operator.files.hosts",
                    TextTypes.pattern(
                            HOST + "(, *" + HOST + "){0,15}",
                            "at most 16 host names with commas between them",
                            "\"files.example, firmware.example\""),
                    null,
                    false,
                    "OCPP 2.1 use cases L01 and N01",
                    "Servers that firmware may come from and logs may go to over https, no others"
                            + " and no redirects; without the key, none (http with"
                            + " uplink.laboratory only).");
    static final Key<Double> FILE_LIMIT =
            new Key<>(
                    "operator.files.limit_mb",
                    new NumberType("MB", 1, 2_048, true, "space on the board"),
                    256.0,
                    false,
                    OURS,
                    "Longest file in either direction.");
    static final Key<Double> FILE_TIMEOUT =
            new Key<>(
                    "operator.files.timeout_s",
                    new NumberType("s", 10, 86_400, true, "the site's network"),
                    600.0,
                    false,
                    OURS,
                    "Longest a transfer may take; one that breaks goes on where it broke.");

    static final List<Key<?>> ALL =
            List.of(WAITS_FOR_TOKEN, FILE_HOSTS, FILE_LIMIT, FILE_TIMEOUT);

    private DeskKeys() {}
}
