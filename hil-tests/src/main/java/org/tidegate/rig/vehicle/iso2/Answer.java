package org.tidegate.rig.vehicle.iso2;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.exi.ExiElement;

/** A response of the charger, read by an old car. */
record Answer(String sessionId, ExiElement body) {
    static Answer of(ExiElement message) {
        ExiElement header = child(message, "Header");
        ExiElement body = child(message, "Body");
        if (header == null || body == null || body.children().isEmpty()) {
            throw new IllegalArgumentException(message.localName() + " is no response");
        }
        ExiElement id = child(header, "SessionID");
        return new Answer(id == null ? "" : id.text(), body.children().getFirst());
    }

    String name() {
        return body.localName();
    }

    boolean isFailure() {
        return text("ResponseCode").startsWith("FAILED");
    }

    boolean isFinished() {
        return text("EVSEProcessing").equals("Finished");
    }

    /** Empty if it is not there; searches all the way down. */
    String text(String name) {
        ExiElement found = find(body, name);
        return found == null ? "" : found.text();
    }

    /** A physical value; NaN if it is not there. */
    double quantity(String name) {
        ExiElement found = find(body, name);
        if (found == null) {
            return Double.NaN;
        }
        ExiElement value = child(found, "Value");
        ExiElement multiplier = child(found, "Multiplier");
        if (value == null || multiplier == null) {
            return found.text().isEmpty() ? Double.NaN : Double.parseDouble(found.text());
        }
        return Integer.parseInt(value.text()) * Math.pow(10, Integer.parseInt(multiplier.text()));
    }

    boolean offers(String name, String text) {
        return offers(body, name, text);
    }

    private static boolean offers(ExiElement element, String name, String text) {
        return (element.localName().equals(name) && element.text().equals(text))
                || element.children().stream().anyMatch(c -> offers(c, name, text));
    }

    private static @Nullable ExiElement find(ExiElement element, String name) {
        for (ExiElement child : element.children()) {
            if (child.localName().equals(name)) {
                return child;
            }
            ExiElement deeper = find(child, name);
            if (deeper != null) {
                return deeper;
            }
        }
        return null;
    }

    private static @Nullable ExiElement child(ExiElement element, String name) {
        for (ExiElement child : element.children()) {
            if (child.localName().equals(name)) {
                return child;
            }
        }
        return null;
    }
}
