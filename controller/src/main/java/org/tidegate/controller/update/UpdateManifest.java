package org.tidegate.controller.update;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a bundle says about itself, under its signature. Text of {@code key: value} lines, each key
 * once, none unknown: nothing is left to interpretation.
 *
 * @param product the boards it is for
 * @param kind {@code rauc} or {@code deb}
 * @param sha256 of the payload, lower-case hexadecimal
 * @param sizeBytes of the payload
 */
public record UpdateManifest(
        String product, String kind, Release release, String sha256, long sizeBytes) {
    private static final List<String> KEYS =
            List.of("product", "kind", "version", "release", "sha256", "size_bytes");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.+~_-]{0,63}");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

    public UpdateManifest {
        if (!WORD.matcher(product).matches()
                || !WORD.matcher(release.version()).matches()
                || !kind.matches("rauc|deb")
                || !sha256.matches("[0-9a-f]{64}")
                || release.number() < 1
                || sizeBytes < 1) {
            throw new IllegalArgumentException("a value of the manifest is out of its form");
        }
    }

    public byte[] toBytes() {
        return """
        product: %s
        kind: %s
        version: %s
        release: %d
        sha256: %s
        size_bytes: %d
        """
                .formatted(product, kind, release.version(), release.number(), sha256, sizeBytes)
                .getBytes(StandardCharsets.UTF_8);
    }

    /**
     * @throws IllegalArgumentException saying which line is wrong
     */
    public static UpdateManifest fromBytes(byte[] bytes) {
        Map<String, String> values = new HashMap<>();
        String text = new String(bytes, StandardCharsets.UTF_8);
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            if (line.isEmpty()) {
                continue;
            }
            int colon = line.indexOf(": ");
            String key = colon < 0 ? line : line.substring(0, colon);
            if (colon < 0 || !KEYS.contains(key)) {
                throw new IllegalArgumentException(
                        "line " + number + " of the manifest is unknown");
            }
            if (values.putIfAbsent(key, line.substring(colon + 2)) != null) {
                throw new IllegalArgumentException("the manifest says " + key + " twice");
            }
        }
        for (String key : KEYS) {
            if (!values.containsKey(key)) {
                throw new IllegalArgumentException("the manifest does not say " + key);
            }
        }
        return new UpdateManifest(
                value(values, "product"),
                value(values, "kind"),
                new Release(value(values, "version"), whole(values, "release")),
                value(values, "sha256"),
                whole(values, "size_bytes"));
    }

    private static String value(Map<String, String> values, String key) {
        return values.getOrDefault(key, "");
    }

    private static long whole(Map<String, String> values, String key) {
        String text = value(values, key);
        if (!NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException("the manifest's " + key + " is no number");
        }
        return Long.parseLong(text);
    }
}
