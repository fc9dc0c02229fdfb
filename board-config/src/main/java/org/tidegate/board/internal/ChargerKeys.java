package org.tidegate.board.internal;

import java.util.List;

/** Who the charger is; part of {@link Keys}. */
final class ChargerKeys {
    private static final Topic KEYS = new Topic();

    static final Key<String> IDENTITY =
            KEYS.required(
                    "charger.identity",
                    TextTypes.pattern(
                            "[A-Za-z0-9*_=+|@.-]{1,48}",
                            "1 to 48 letters, digits or * _ = + | @ . -",
                            "TG-0001"),
                    Sources.OCPP_IDENTITY,
                    "Name of this charger towards operator and people.");
    static final Key<String> SERIAL =
            KEYS.required(
                    "charger.serial",
                    TextTypes.words(25),
                    "OCPP 2.1 ChargingStationType.serialNumber: 25 characters",
                    "Serial number on the type plate.");
    static final Key<String> VENDOR =
            KEYS.preset(
                    "charger.vendor",
                    TextTypes.words(50),
                    "Tidegate",
                    "OCPP 2.1 ChargingStationType.vendorName: 50 characters",
                    "Who made the charger.");
    static final Key<String> MODEL =
            KEYS.preset(
                    "charger.model",
                    TextTypes.words(20),
                    "Bidirectional DC",
                    "OCPP 2.1 ChargingStationType.model: 20 characters",
                    "What it is called.");

    private ChargerKeys() {}

    /** In the order of the manual. */
    static List<Key<?>> all() {
        return KEYS.all();
    }
}
