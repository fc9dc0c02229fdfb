package org.tidegate.controller.site;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidegate.controller.session.EmsWord;

/**
 * What the energy manager has asked for and until when: a pure function of messages and time. Every
 * wish carries its own death; what is not understood changes nothing and is answered with a reason.
 */
final class ManagerDesk {
    /** What can be asked for. */
    enum Wish {
        /** Power, plus into the vehicle; it counts where the operator leaves room for it. */
        SETPOINT_W,
        /** Highest import. */
        LIMIT_W,
        /** Lowest power: zero, or minus what may be fed in. */
        DISCHARGE_LIMIT_W,
        /** Highest import as a current per phase. */
        MAX_CURRENT_A,
        /** False is 0 W in both directions. */
        ENABLE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What is answered.
     *
     * @param id as the command had it; empty without one
     */
    record Answer(String id, String command, boolean ok, String reason) {
        String json() {
            ObjectNode node = JSON.createObjectNode();
            if (!id.isEmpty()) {
                node.put("id", id);
            }
            return node.put("command", command).put("ok", ok).put("reason", reason).toString();
        }
    }

    private record Wanted(double number, long issuedNanos, long lifetimeNanos) {
        boolean isAlive(long nowNanos) {
            return nowNanos - issuedNanos < lifetimeNanos;
        }

        long leftNanos(long nowNanos) {
            return lifetimeNanos - (nowNanos - issuedNanos);
        }
    }

    /** No command is longer. */
    static final int MOST_CHARACTERS = 512;

    private static final long SECOND = 1_000_000_000L;
    private static final long USUAL_SECONDS = 60;

    /** One wish that ends must not make the others look dead before the next word. */
    private static final long GRACE_NANOS = 300_000_000L;

    private static final long MOST_SECONDS = 3_600;
    private static final double MOST_W = 1_000_000;
    private static final double MOST_A = 2_000;
    private static final int MOST_ID = 64;
    private static final Pattern NUMBER =
            Pattern.compile("-?(0|[1-9][0-9]{0,8})(\\.[0-9]{1,9})?([eE][-+]?[0-9]{1,2})?");
    private static final List<String> MEMBERS = List.of("id", "value", "valid_s");
    private static final ObjectMapper JSON =
            new ObjectMapper(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(4)
                                                    .maxNumberLength(32)
                                                    .build())
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final double wattsPerAmpere;
    private final Map<Wish, Wanted> wanted = new EnumMap<>(Wish.class);
    private long heardNanos;
    private long heardForNanos;

    /**
     * @param wattsPerAmpere of one ampere in every phase: phases times nominal voltage
     */
    ManagerDesk(double wattsPerAmpere) {
        this.wattsPerAmpere = wattsPerAmpere;
    }

    /**
     * @param command the topic's last word
     */
    Answer take(String command, String text, boolean retained, long nowNanos) {
        String id = "";
        try {
            if (text.length() > MOST_CHARACTERS) {
                throw new Refused(
                        "a command has at most "
                                + MOST_CHARACTERS
                                + " characters; remedy: shorten it");
            }
            JsonNode node = parsed(text);
            id = idOf(node);
            if (retained) {
                throw new Refused(
                        "a retained command has no age; remedy: publish it without retain");
            }
            Wish wish = wish(command);
            long lifetimeNanos = lifetimeNanos(node);
            Double number = number(wish, node.isObject() ? node.get("value") : node);
            if (number == null) {
                wanted.remove(wish);
            } else {
                wanted.put(wish, new Wanted(number, nowNanos, lifetimeNanos));
            }
            heardForNanos = Math.max(lifetimeNanos, heardForNanos - (nowNanos - heardNanos));
            heardNanos = nowNanos;
            return new Answer(id, command, true, "");
        } catch (Refused e) {
            return new Answer(id, shortened(command), false, String.valueOf(e.getMessage()));
        }
    }

    /**
     * The word of the manager as it is now.
     *
     * @param trouble why the manager cannot be heard; empty if it can
     */
    EmsWord word(String trouble, long nowNanos) {
        wanted.values().removeIf(w -> !w.isAlive(nowNanos));
        long leftNanos = heardForNanos - (nowNanos - heardNanos);
        if (heardForNanos == 0 || leftNanos <= 0) {
            String why =
                    !trouble.isEmpty()
                            ? trouble
                            : heardForNanos == 0
                                    ? "it has not spoken since the start"
                                    : "its last command has expired";
            return new EmsWord(
                    nowNanos,
                    0,
                    Double.NaN,
                    Double.POSITIVE_INFINITY,
                    Double.NEGATIVE_INFINITY,
                    why);
        }
        double limitW =
                Math.min(
                        of(Wish.LIMIT_W).orElse(Double.POSITIVE_INFINITY),
                        of(Wish.MAX_CURRENT_A)
                                .map(a -> a * wattsPerAmpere)
                                .orElse(Double.POSITIVE_INFINITY));
        double dischargeW = of(Wish.DISCHARGE_LIMIT_W).orElse(Double.NEGATIVE_INFINITY);
        boolean disabled = of(Wish.ENABLE).map(on -> on == 0).orElse(false);
        for (Wanted each : wanted.values()) {
            leftNanos = Math.min(leftNanos, each.leftNanos(nowNanos) + GRACE_NANOS);
        }
        return new EmsWord(
                nowNanos,
                leftNanos,
                of(Wish.SETPOINT_W).orElse(Double.NaN),
                disabled ? 0 : limitW,
                disabled ? 0 : dischargeW,
                trouble);
    }

    private Optional<Double> of(Wish wish) {
        return Optional.ofNullable(wanted.get(wish)).map(Wanted::number);
    }

    private static Wish wish(String command) throws Refused {
        for (Wish wish : Wish.values()) {
            if (wish.word().equals(command)) {
                return wish;
            }
        }
        throw new Refused(
                switch (command) {
                    case "mode" -> "the operating mode is the operator's; remedy: use setpoint_w";
                    case "phases" -> "phases are not switched; remedy: use limit_w";
                    default ->
                            "there is no such command; remedy: use setpoint_w, limit_w,"
                                    + " discharge_limit_w, max_current_a or enable";
                });
    }

    private static JsonNode parsed(String text) throws Refused {
        String bare = text.strip();
        if (!bare.startsWith("{") && !NUMBER.matcher(bare).matches()) {
            return switch (bare.toLowerCase(Locale.ROOT)) {
                case "true", "on" -> JSON.getNodeFactory().booleanNode(true);
                case "false", "off" -> JSON.getNodeFactory().booleanNode(false);
                case "none" -> JSON.getNodeFactory().textNode("none");
                default ->
                        throw new Refused(
                                "it is neither a number nor a JSON object; remedy: write 3000 or"
                                        + " {\"value\": 3000, \"valid_s\": 60}");
            };
        }
        try {
            JsonNode node = JSON.readTree(bare);
            for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
                if (!MEMBERS.contains(names.next())) {
                    throw new Refused(
                            "it has a member that is not known; remedy: write id, value and valid_s");
                }
            }
            return node;
        } catch (JsonProcessingException e) {
            throw new Refused("it is no JSON object; remedy: write {\"value\": 3000}");
        }
    }

    private static String idOf(JsonNode node) throws Refused {
        JsonNode id = node.isObject() ? node.get("id") : null;
        if (id == null) {
            return "";
        }
        String text = id.isTextual() || id.isIntegralNumber() ? id.asText() : "";
        if (text.isEmpty() || text.length() > MOST_ID) {
            throw new Refused("id is not a text of 1 to 64 characters; remedy: correct it");
        }
        return text;
    }

    private static long lifetimeNanos(JsonNode node) throws Refused {
        JsonNode valid = node.isObject() ? node.get("valid_s") : null;
        if (valid == null) {
            return USUAL_SECONDS * SECOND;
        }
        double seconds = valid.isNumber() ? valid.asDouble() : Double.NaN;
        if (!(seconds >= 1 && seconds <= MOST_SECONDS)) {
            throw new Refused("valid_s is not within 1 to 3600; remedy: correct it");
        }
        return (long) (seconds * SECOND);
    }

    /** Null when the wish is withdrawn. */
    private static @Nullable Double number(Wish wish, @Nullable JsonNode value) throws Refused {
        if (value == null) {
            throw new Refused("it has no value; remedy: write {\"value\": 3000}");
        }
        if (value.isNull() || (value.isTextual() && value.asText().equals("none"))) {
            return null;
        }
        if (wish == Wish.ENABLE) {
            if (!value.isBoolean()) {
                throw new Refused("enable is true or false; remedy: write one of them");
            }
            return value.asBoolean() ? 1.0 : 0.0;
        }
        double number = value.isNumber() ? value.asDouble() : Double.NaN;
        double low = wish == Wish.SETPOINT_W || wish == Wish.DISCHARGE_LIMIT_W ? -MOST_W : 0;
        double high =
                switch (wish) {
                    case DISCHARGE_LIMIT_W -> 0;
                    case MAX_CURRENT_A -> MOST_A;
                    default -> MOST_W;
                };
        if (!(number >= low && number <= high)) {
            throw new Refused(
                    String.format(
                            Locale.ROOT,
                            "%s is a number within %.0f to %.0f (plus is into the vehicle), or none;"
                                    + " remedy: correct it",
                            wish.word(),
                            low,
                            high));
        }
        return number;
    }

    private static String shortened(String command) {
        return command.length() > MOST_ID ? command.substring(0, MOST_ID) : command;
    }

    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message, null, false, false);
        }
    }
}
