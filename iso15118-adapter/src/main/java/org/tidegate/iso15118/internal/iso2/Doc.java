package org.tidegate.iso15118.internal.iso2;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.exi.ExiElement;
import org.tidegate.iso15118.message.SessionId;

/**
 * Elements of the older protocols by name. Both have the same four namespaces behind different
 * beginnings.
 *
 * @param base such as {@code "urn:iso:15118:2:2013:"}
 */
public record Doc(String base) {
    private static final int LONGEST_VALUE = Short.MAX_VALUE;

    // ---- reading

    public static @Nullable ExiElement find(ExiElement parent, String name) {
        for (ExiElement child : parent.children()) {
            if (child.localName().equals(name)) {
                return child;
            }
        }
        return null;
    }

    /** What the schema guarantees to be there. */
    public static ExiElement get(ExiElement parent, String name) {
        return Objects.requireNonNull(find(parent, name), name);
    }

    public static List<ExiElement> all(ExiElement parent, String name) {
        return parent.children().stream().filter(c -> c.localName().equals(name)).toList();
    }

    /** Null if the element is not there. */
    public static @Nullable String text(ExiElement parent, String name) {
        ExiElement child = find(parent, name);
        return child == null ? null : child.text();
    }

    public static String needed(ExiElement parent, String name) {
        return get(parent, name).text();
    }

    public static boolean flag(ExiElement parent, String name) {
        return Boolean.parseBoolean(text(parent, name));
    }

    /** NaN if the element is not there. */
    public static double number(ExiElement parent, String name) {
        String text = text(parent, name);
        return text == null ? Double.NaN : Double.parseDouble(text);
    }

    public static int whole(ExiElement parent, String name) {
        return Integer.parseInt(needed(parent, name));
    }

    /** A physical value in this unit; NaN if it is not there or in another unit. */
    public static double physical(ExiElement parent, String name, String unit) {
        ExiElement child = find(parent, name);
        if (child == null) {
            return Double.NaN;
        }
        String said = text(child, "Unit"); // DIN 70121 lets it be left out
        if (said != null && !said.equals(unit)) {
            return Double.NaN;
        }
        return scaled(whole(child, "Value"), whole(child, "Multiplier"));
    }

    private static double scaled(int value, int multiplier) {
        return multiplier < 0
                ? value / Math.pow(10, -multiplier)
                : value * Math.pow(10, multiplier);
    }

    /** Some vehicles send fewer than eight bytes, always for "none yet". */
    public static SessionId sessionId(String hex) {
        return hex.isEmpty() || hex.length() > 16
                ? SessionId.NONE
                : new SessionId(Long.parseUnsignedLong(hex, 16));
    }

    // ---- writing

    public ExiElement body(String name, ExiElement... children) {
        return element("MsgBody", name, "", children);
    }

    public ExiElement body(String name, String text) {
        return element("MsgBody", name, text);
    }

    public ExiElement data(String name, ExiElement... children) {
        return element("MsgDataTypes", name, "", children);
    }

    public ExiElement data(String name, String text) {
        return element("MsgDataTypes", name, text);
    }

    public QName dataName(String name) {
        return new QName(base + "MsgDataTypes", name);
    }

    /** A whole message with this content. */
    public ExiElement message(SessionId id, @Nullable ExiElement signature, ExiElement content) {
        ExiElement number = element("MsgHeader", "SessionID", id.toString());
        ExiElement header =
                signature == null
                        ? element("MsgDef", "Header", "", number)
                        : element("MsgDef", "Header", "", number, signature);
        return element("MsgDef", "V2G_Message", "", header, element("MsgDef", "Body", "", content));
    }

    private ExiElement element(
            String space, String name, String text, @Nullable ExiElement... children) {
        return new ExiElement(
                new QName(base + space, name),
                Map.of(),
                text,
                Arrays.stream(children).filter(Objects::nonNull).toList());
    }

    /** A measured quantity; what is not known is sent as 0. */
    public ExiElement[] measured(String unit, int finest, double value) {
        return quantity(unit, finest, Double.isFinite(value) ? value : 0, false);
    }

    /** A limit, never rounded away from zero; what is not known permits nothing. */
    public ExiElement[] limit(String unit, int finest, double value) {
        return quantity(unit, finest, Double.isFinite(value) ? value : 0, true);
    }

    private ExiElement[] quantity(String unit, int finest, double value, boolean towardsZero) {
        int multiplier = finest;
        double scaled = value / Math.pow(10, multiplier);
        while (Math.abs(scaled) > LONGEST_VALUE && multiplier < 3) {
            multiplier++;
            scaled = value / Math.pow(10, multiplier);
        }
        double clamped = Math.clamp(scaled, -LONGEST_VALUE, LONGEST_VALUE);
        // 230.1 / 0.1 is 2300.9999999999995: a millionth of a digit is no violation
        long rounded =
                towardsZero
                        ? (long) (Math.signum(clamped) * Math.floor(Math.abs(clamped) + 1e-6))
                        : Math.round(clamped);
        return new ExiElement[] {
            data("Multiplier", Integer.toString(multiplier)),
            data("Unit", unit),
            data("Value", Long.toString(rounded))
        };
    }
}
