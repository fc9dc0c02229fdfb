package org.tidegate.controller.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one page, and the content security policy that lets exactly its own style and script run.
 *
 * @param html the page in UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ConsolePage(byte[] html, String contentSecurityPolicy) {
    private static final Pattern SCRIPT = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL);
    private static final Pattern STYLE = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL);

    static ConsolePage load() {
        try (InputStream in = ConsolePage.class.getResourceAsStream("console.html")) {
            if (in == null) {
                throw new IllegalStateException("console.html is not in the jar");
            }
            byte[] html = in.readAllBytes();
            String text = new String(html, StandardCharsets.UTF_8);
            String policy =
                    "default-src 'none'; script-src %s; style-src %s; img-src data:;"
                                    .formatted(hash(SCRIPT, text), hash(STYLE, text))
                            + " connect-src 'self'; base-uri 'none'; form-action 'none';"
                            + " frame-ancestors 'none'";
            return new ConsolePage(html, policy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(Pattern element, String html) {
        Matcher matcher = element.matcher(html);
        if (!matcher.find()) {
            throw new IllegalStateException("console.html lacks " + element);
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(matcher.group(1).getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has SHA-256
        }
    }
}
