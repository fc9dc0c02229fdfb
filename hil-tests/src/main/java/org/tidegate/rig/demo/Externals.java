package org.tidegate.rig.demo;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tidegate.rig.story.Actors.Actor;

/**
 * Who is not played by a twin.
 *
 * @param converter address of a SunSpec converter; null for the twin
 * @param operator WebSocket address of a CSMS, without the station's identity; null for the twin
 * @param vehicle a vehicle connects by itself
 */
public record Externals(
        @Nullable InetSocketAddress converter, @Nullable URI operator, boolean vehicle) {
    public static final Externals NONE = new Externals(null, null, false);

    /** Whether the converter is on another machine, and so may feed a real grid. */
    public boolean mayFeedARealGrid() {
        return converter != null
                && (converter.isUnresolved() || !converter.getAddress().isLoopbackAddress());
    }

    public EnumSet<Actor> real() {
        var real = EnumSet.noneOf(Actor.class);
        if (converter != null) {
            real.add(Actor.CONVERTER);
            real.add(Actor.GRID);
        }
        if (operator != null) {
            real.add(Actor.OPERATOR);
        }
        if (vehicle) {
            real.add(Actor.VEHICLE);
        }
        return real;
    }

    /**
     * Reads {@code converter=HOST:PORT}, {@code operator=URL} and {@code vehicle}.
     *
     * @throws IllegalArgumentException saying what would have been right
     */
    public static Externals parse(List<String> words) {
        InetSocketAddress converter = null;
        URI operator = null;
        boolean vehicle = false;
        for (String word : words) {
            int equals = word.indexOf('=');
            String who = (equals < 0 ? word : word.substring(0, equals)).toLowerCase(Locale.ROOT);
            String value = equals < 0 ? "" : word.substring(equals + 1);
            switch (who) {
                case "converter" -> converter = hostAndPort(value);
                case "operator" -> operator = operator(value);
                case "vehicle" -> vehicle = true;
                default ->
                        throw new IllegalArgumentException(
                                "--external "
                                        + word
                                        + ": there is no twin of that name. Remedy: use"
                                        + " converter=HOST:PORT, operator=URL or vehicle");
            }
        }
        return new Externals(converter, operator, vehicle);
    }

    private static InetSocketAddress hostAndPort(String text) {
        int colon = text.lastIndexOf(':');
        try {
            int port = Integer.parseInt(text.substring(colon + 1));
            if (colon > 0 && port > 0 && port < 65_536) {
                String host = text.substring(0, colon).replaceAll("^\\[|]$", "");
                return new InetSocketAddress(host, port);
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw new IllegalArgumentException(
                "--external converter="
                        + text
                        + ": not HOST:PORT. Remedy: for example converter=127.0.0.1:5020");
    }

    private static URI operator(String text) {
        try {
            URI uri = URI.create(text);
            if (List.of("ws", "wss").contains(String.valueOf(uri.getScheme()))
                    && uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException _) {
            // said below
        }
        throw new IllegalArgumentException(
                "--external operator="
                        + text
                        + ": not a WebSocket address. Remedy: for example"
                        + " operator=ws://127.0.0.1:9000/ocpp");
    }
}
