package org.tidegate.ocpp.internal.station.availability;

/**
 * What the operator has taken out of service. The whole counts for its parts: a connector is
 * operative only if its EVSE and the station are.
 */
public record Operative(boolean station, boolean evse, boolean connector) {
    public static final Operative ALL = new Operative(true, true, true);

    /** Which of the three. */
    public enum Part {
        STATION,
        EVSE,
        CONNECTOR
    }

    public boolean isOperative() {
        return station && evse && connector;
    }

    public boolean of(Part part) {
        return switch (part) {
            case STATION -> station;
            case EVSE -> evse;
            case CONNECTOR -> connector;
        };
    }

    public Operative with(Part part, boolean operative) {
        return switch (part) {
            case STATION -> new Operative(operative, evse, connector);
            case EVSE -> new Operative(station, operative, connector);
            case CONNECTOR -> new Operative(station, evse, operative);
        };
    }

    public String text() {
        return station + "," + evse + "," + connector;
    }

    /** Nothing saved means everything is operative. */
    public static Operative restore(String text) {
        String[] parts = text.strip().split(",", -1);
        return parts.length != 3
                ? ALL
                : new Operative(
                        !parts[0].equals("false"),
                        !parts[1].equals("false"),
                        !parts[2].equals("false"));
    }
}
