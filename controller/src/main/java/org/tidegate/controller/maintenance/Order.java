package org.tidegate.controller.maintenance;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Something a person at the charger wants done once. */
public sealed interface Order {
    /** Longest text of one. */
    int MOST_CHARACTERS = 1_000;

    /** Repeated in the answer; grows. */
    long number();

    /** As it stands in the order file. */
    String text();

    /** As it may stand in the journal. */
    default String told() {
        return text();
    }

    /** Leave the out-of-order state. */
    record ClearFault(long number, String reason) implements Order {
        @Override
        public String text() {
            return number + " clear-fault " + reason;
        }
    }

    /** The contactors have been looked at. */
    record ClearWeld(long number, String reason) implements Order {
        @Override
        public String text() {
            return number + " clear-weld " + reason;
        }
    }

    /** Install this firmware. */
    record Install(long number, boolean whenIdle, Path bundle) implements Order {
        @Override
        public String text() {
            return number + (whenIdle ? " install-when-idle " : " install ") + bundle;
        }
    }

    /** Say where the update stands. */
    record UpdateStatus(long number) implements Order {
        @Override
        public String text() {
            return number + " update-status";
        }
    }

    /** Follow the operator's set-point without its random delay. */
    record SkipDelay(long number) implements Order {
        @Override
        public String text() {
            return number + " skip-delay";
        }
    }

    /**
     * Somebody shows a token at the board itself.
     *
     * @param type of those a reader could have: {@code ISO14443}, {@code ISO15693}, {@code
     *     KeyCode}, {@code Local}, {@code MacAddress}
     */
    record Present(long number, String type, String token) implements Order {
        /** What a reader could have; contracts and central tokens are not shown by people. */
        public static final List<String> TYPES =
                List.of("ISO14443", "ISO15693", "KeyCode", "Local", "MacAddress");

        private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9*_=:+|@.-]{1,255}");

        /** Empty for what no reader would say. */
        static Optional<Order> parse(long number, String rest) {
            String[] words = rest.split(" ", 2);
            return words.length == 2
                            && TYPES.contains(words[0])
                            && TOKEN.matcher(words[1]).matches()
                    ? Optional.of(new Present(number, words[0], words[1]))
                    : Optional.empty();
        }

        @Override
        public String text() {
            return number + " present " + type + " " + token;
        }

        /** Whoever reads the token could use it. */
        @Override
        public String told() {
            return number + " present " + type;
        }
    }

    Pattern FORM =
            Pattern.compile(
                    "([1-9][0-9]{0,17}) (clear-fault|clear-weld|install|install-when-idle|update-status|skip-delay|present)"
                            + "(?: (\\S[^\\p{Cntrl}]*))?");

    /** Empty for what is no order. */
    static Optional<Order> parse(String text) {
        Matcher m = FORM.matcher(text);
        if (text.length() > MOST_CHARACTERS || !m.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(m.group(1));
        String rest = m.group(3) == null ? "" : m.group(3).strip();
        boolean bare = m.group(2).equals("update-status") || m.group(2).equals("skip-delay");
        if (rest.isEmpty() != bare) {
            return Optional.empty();
        }
        if (m.group(2).equals("present")) {
            return Present.parse(number, rest);
        }
        try {
            return Optional.of(
                    switch (m.group(2)) {
                        case "clear-fault" -> new ClearFault(number, rest);
                        case "clear-weld" -> new ClearWeld(number, rest);
                        case "install" -> new Install(number, false, Path.of(rest));
                        case "install-when-idle" -> new Install(number, true, Path.of(rest));
                        case "skip-delay" -> new SkipDelay(number);
                        default -> new UpdateStatus(number);
                    });
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }
}
