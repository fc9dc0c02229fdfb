package org.tidegate.rig.operator;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The versions an operator may speak. */
public enum OcppVersion {
    V21("2.1"),
    V201("2.0.1"),
    V16("1.6");

    private final String number;

    OcppVersion(String number) {
        this.number = number;
    }

    /** Such as {@code 2.0.1}; also the folder of its schemas. */
    public String number() {
        return number;
    }

    public String subprotocol() {
        return "ocpp" + number;
    }

    public static Optional<OcppVersion> of(String number) {
        return Arrays.stream(values()).filter(v -> v.number.equals(number)).findFirst();
    }

    /** The first of what a station offers that is in the list. */
    static Optional<OcppVersion> chosen(List<String> offered, List<OcppVersion> spoken) {
        for (String each : offered) {
            for (OcppVersion version : spoken) {
                if (version.subprotocol().equals(each)) {
                    return Optional.of(version);
                }
            }
        }
        return Optional.empty();
    }
}
