package org.tidegate.board.internal;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.regex.Pattern;

/** The forms of text that board files hold. */
final class TextTypes {
    private static final Pattern HOST_NAME =
            Pattern.compile(
                    "(?=.{1,253}$)[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
                            + "(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*");
    private static final Pattern DOTTED_NUMBERS = Pattern.compile("[0-9]+(\\.[0-9]+)*");
    private static final Pattern HOST_AND_PORT = Pattern.compile("[^:]+:[0-9]+");

    private TextTypes() {}

    /** Words on one line. */
    static ValueType<String> words(int most) {
        return new TextType<>(
                String.class,
                "text of at most " + most + " characters",
                text ->
                        text.indexOf('\n') >= 0 || text.length() > most
                                ? Parsed.bad(
                                        "the text has "
                                                + text.length()
                                                + " characters or more"
                                                + " than one line",
                                        "Shorten it to one line of at most "
                                                + most
                                                + " characters.")
                                : Parsed.good(text));
    }

    /**
     * @param example a value that matches
     */
    static ValueType<String> pattern(String regex, String words, String example) {
        Pattern pattern = Pattern.compile(regex);
        return new TextType<>(
                String.class,
                words,
                text ->
                        pattern.matcher(text).matches()
                                ? Parsed.good(text)
                                : Parsed.bad(
                                        "'" + text + "' is not " + words,
                                        "Write something like " + example + "."));
    }

    static ValueType<String> host() {
        return new TextType<>(String.class, "a host name or an IP address", TextTypes::readHost);
    }

    private static Parsed<String> readHost(String text) {
        if (isAddress(text)
                || (HOST_NAME.matcher(text).matches() && !DOTTED_NUMBERS.matcher(text).matches())) {
            return Parsed.good(text);
        }
        return Parsed.bad(
                "'" + text + "' is no host name and no IP address",
                HOST_AND_PORT.matcher(text).matches()
                        ? "Write the host alone; the port has its own key."
                        : "Write something like converter.local or 192.168.1.20.");
    }

    static ValueType<String> address() {
        return new TextType<>(
                String.class,
                "an IP address",
                text ->
                        isAddress(text)
                                ? Parsed.good(text)
                                : Parsed.bad(
                                        "'" + text + "' is not an IP address",
                                        "Write something like 127.0.0.1 or \"::1\"."));
    }

    private static boolean isAddress(String text) {
        if (text.indexOf('%') >= 0) {
            return false; // a scope exists on one machine only; the interface has its own key
        }
        if (text.indexOf(':') < 0 && !text.matches("[0-9]+(\\.[0-9]+){3}")) {
            return false; // the platform would also take '127.1' and '2130706433'
        }
        try {
            return !InetAddress.ofLiteral(text).getHostAddress().isEmpty();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    static ValueType<URI> webSocketUrl() {
        return new TextType<>(URI.class, "a ws:// or wss:// address", TextTypes::readUrl);
    }

    private static Parsed<URI> readUrl(String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            return Parsed.bad(
                    "'" + text + "' is no address: " + e.getReason(),
                    "Write something like wss://operator.example/ocpp.");
        }
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("ws") && !scheme.equals("wss")) {
            return Parsed.bad(
                    "'" + text + "' does not begin with ws:// or wss://",
                    "Write something like wss://operator.example/ocpp.");
        }
        if (uri.getRawUserInfo() != null) {
            return Parsed.bad(
                    "the address carries a user or a password",
                    "Take them out; use operator.identity and operator.password_file.");
        }
        if (uri.getHost() == null || uri.getRawFragment() != null || uri.getRawQuery() != null) {
            return Parsed.bad(
                    "'" + text + "' has no host, or a '?' or '#' part",
                    "Write something like wss://operator.example/ocpp.");
        }
        return uri.getPort() > 65_535 || uri.getPort() == 0
                ? Parsed.bad("port " + uri.getPort() + " is not within 1 to 65535", "Correct it.")
                : Parsed.good(uri);
    }

    static ValueType<Path> path() {
        return new TextType<>(
                Path.class,
                "a path, absolute or from the board file's directory",
                text -> {
                    try {
                        return text.indexOf('\n') < 0
                                ? Parsed.good(Path.of(text))
                                : Parsed.bad("the path has two lines", "Write one line.");
                    } catch (InvalidPathException e) {
                        return Parsed.bad(
                                "'" + text + "' is no path: " + e.getReason(), "Correct it.");
                    }
                });
    }

    static ValueType<LocalTime> timeOfDay() {
        return new TextType<>(
                LocalTime.class,
                "a time of day, 00:00 to 23:59",
                text -> {
                    try {
                        if (text.matches("[0-9]{2}:[0-9]{2}")) {
                            return Parsed.good(LocalTime.parse(text));
                        }
                    } catch (DateTimeException _) {
                        // Said below, together with the other wrong forms.
                    }
                    return Parsed.bad(
                            "'" + text + "' is not a time of day",
                            "Write hours and minutes, such as 07:30.");
                });
    }

    static ValueType<LocalDate> date() {
        return new TextType<>(
                LocalDate.class,
                "a date, such as 2026-03-31",
                text -> {
                    try {
                        return Parsed.good(LocalDate.parse(text));
                    } catch (DateTimeException _) {
                        return Parsed.bad(
                                "'" + text + "' is not a date",
                                "Write year, month and day, such as 2026-03-31.");
                    }
                });
    }
}
