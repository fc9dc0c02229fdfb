package org.tidegate.ocpp.internal.station;

import java.util.EnumMap;
import java.util.Map;

/** What outlives a restart besides the outbox: one text each, saved as a whole. */
public enum Keep {
    PROFILES("ocpp-profiles"),
    VARIABLES("ocpp-variables"),
    AVAILABILITY("ocpp-availability"),
    LOCAL_LIST("ocpp-local-list"),
    TOKEN_CACHE("ocpp-token-cache"),
    RESERVATIONS("ocpp-reservations"),
    NETWORK("ocpp-network"),
    CERTIFICATES("ocpp-certificates"),
    FIRMWARE("ocpp-firmware"),
    MONITORS("ocpp-monitors"),
    MESSAGES("ocpp-messages"),
    TARIFFS("ocpp-tariffs"),
    DER("ocpp-der");

    private final String file;

    Keep(String file) {
        this.file = file;
    }

    /** Name of the two-slot file. */
    public String file() {
        return file;
    }

    /** What the disk had at the start. */
    public record Memory(Map<Keep, String> texts) {
        public Memory {
            texts = texts.isEmpty() ? Map.of() : new EnumMap<>(texts);
        }

        public static Memory empty() {
            return new Memory(Map.of());
        }

        /** Empty if there is none. */
        public String of(Keep keep) {
            return texts.getOrDefault(keep, "");
        }
    }
}
