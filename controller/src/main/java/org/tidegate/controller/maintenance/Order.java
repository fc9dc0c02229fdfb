package org.tidegate.controller.maintenance;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
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

    Pattern FORM =
            Pattern.compile(
                    "([1-9][0-9]{0,17}) (clear-fault|clear-weld|install|install-when-idle|update-status)"
                            + "(?: (\\S[^\\p{Cntrl}]*))?");

    /** Empty for what is no order. */
    static Optional<Order> parse(String text) {
        Matcher m = FORM.matcher(text);
        if (text.length() > MOST_CHARACTERS || !m.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(m.group(1));
        String rest = m.group(3) == null ? "" : m.group(3).strip();
        boolean statusOnly = m.group(2).equals("update-status");
        if (rest.isEmpty() != statusOnly) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    switch (m.group(2)) {
                        case "clear-fault" -> new ClearFault(number, rest);
                        case "clear-weld" -> new ClearWeld(number, rest);
                        case "install" -> new Install(number, false, Path.of(rest));
                        case "install-when-idle" -> new Install(number, true, Path.of(rest));
                        default -> new UpdateStatus(number);
                    });
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }
}
