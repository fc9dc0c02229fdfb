package org.tidegate.controller.console;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a request may come in, before anything else looks at it. Every rule stops one
 * known way for a foreign web page to reach a device through its visitor's browser.
 */
final class Doorkeeper {
    /** What the answer is when it is not let in. */
    record Refusal(int status, String problem, String remedy) {}

    private final Set<String> names;

    /**
     * @param names host names under which the console may be called, lower case, without port
     */
    Doorkeeper(Set<String> names) {
        this.names = Set.copyOf(names);
    }

    /**
     * @param host the Host header
     * @param fetchSite the Sec-Fetch-Site header; null from anything that is not a browser
     * @param here the address the request came in on
     */
    Optional<Refusal> check(
            String method,
            String path,
            @Nullable String host,
            @Nullable String fetchSite,
            InetAddress here) {
        if (!method.equals("GET") && !method.equals("HEAD")) {
            return refuse(405, "only GET is served", "use the command line for commands");
        }
        if (host == null || !isOurs(host, here)) {
            // A name that a stranger's DNS points at us: DNS rebinding.
            return refuse(
                    403,
                    "this console does not answer to '" + printable(host) + "'",
                    "use its address, or add the name to the board file");
        }
        boolean foreign =
                fetchSite != null && !fetchSite.equals("same-origin") && !fetchSite.equals("none");
        if (foreign && path.startsWith("/api/")) {
            return refuse(403, "called from another web page", "open the console itself instead");
        }
        return Optional.empty();
    }

    private boolean isOurs(String host, InetAddress here) {
        String name = withoutPort(host).toLowerCase(Locale.ROOT);
        if (name.equals("localhost") || names.contains(name)) {
            return true;
        }
        // A literal address cannot be rebound. Compared as text: nothing is ever looked up.
        String address = here.getHostAddress();
        int zone = address.indexOf('%');
        String plain = zone < 0 ? address : address.substring(0, zone);
        return name.equals(plain)
                || name.equals("[" + plain + "]")
                || (here.isLoopbackAddress() && (name.equals("127.0.0.1") || name.equals("[::1]")));
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        boolean inBrackets = host.lastIndexOf(']') > colon;
        return colon < 0 || inBrackets ? host : host.substring(0, colon);
    }

    private static String printable(@Nullable String host) {
        if (host == null) {
            return "";
        }
        String clean = host.replaceAll("[^A-Za-z0-9.:\\[\\]-]", "?");
        return clean.length() > 80 ? clean.substring(0, 80) : clean;
    }

    private static Optional<Refusal> refuse(int status, String problem, String remedy) {
        return Optional.of(new Refusal(status, problem, remedy));
    }
}
