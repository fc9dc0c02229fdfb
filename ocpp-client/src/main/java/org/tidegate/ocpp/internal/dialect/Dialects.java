package org.tidegate.ocpp.internal.dialect;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.json.Violation;

/** The versions a station offers, the preferred one first; the server chooses one of them. */
public final class Dialects {
    private final List<Dialect> offered;

    private Dialects(List<Dialect> offered) {
        this.offered = List.copyOf(offered);
    }

    /**
     * @param subprotocols such as {@code ocpp2.0.1}
     * @throws IllegalArgumentException if one of them is not spoken here
     */
    public static Dialects of(List<String> subprotocols) {
        var offered = new ArrayList<Dialect>();
        for (String each : subprotocols) {
            offered.add(
                    switch (each) {
                        case "ocpp2.1" -> new Ocpp21();
                        case "ocpp2.0.1" -> new Ocpp201();
                        case "ocpp1.6" -> new Ocpp16();
                        default ->
                                throw new IllegalArgumentException(
                                        "OCPP sub-protocol '" + each + "' is not spoken here");
                    });
        }
        return new Dialects(offered);
    }

    /** Takes up what a dialect wanted kept in an earlier run. */
    public void remember(String memory) {
        for (Dialect each : offered) {
            try {
                each.remember(memory);
            } catch (Violation _) {
                // written by a firmware with other words; the transactions get numbers anew
            }
        }
    }

    /** What is spoken until a server has chosen. */
    public Dialect preferred() {
        return offered.getFirst();
    }

    /** Null for one that was not offered. */
    public @Nullable Dialect find(String subprotocol) {
        for (Dialect each : offered) {
            if (each.subprotocol().equals(subprotocol)) {
                return each;
            }
        }
        return null;
    }
}
