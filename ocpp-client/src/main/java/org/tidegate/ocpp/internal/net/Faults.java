package org.tidegate.ocpp.internal.net;

import static java.util.Locale.ROOT;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakeException;
import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import io.netty.handler.proxy.ProxyConnectException;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import javax.net.ssl.SSLException;
import org.tidegate.ocpp.LinkFault;
import org.tidegate.ocpp.OcppTransport.Event;
import org.tidegate.ocpp.OcppTransport.Target;

/** What an exception of Netty or of the JDK's TLS means to somebody who runs a charger. */
final class Faults {
    private static final int LONGEST_WORDS = 200;
    private static final int MOST_CAUSES = 8;

    /** Alerts by which a server refuses this station's own certificate (RFC 8446, 6.2). */
    private static final List<String> OWN_CERTIFICATE_ALERTS =
            List.of(
                    "bad_certificate",
                    "certificate_required",
                    "certificate_unknown",
                    "certificate_expired",
                    "certificate_revoked",
                    "unsupported_certificate",
                    "unknown_ca",
                    "access_denied");

    private Faults() {}

    static Event.Failed of(Throwable cause, Target target) {
        String host = String.valueOf(target.url().getHost());
        return switch (cause) {
            case ProxyConnectException proxy ->
                    failed(LinkFault.PROXY, "the proxy: " + words(proxy));
            case WebSocketClientHandshakeException refused
                    when refused.response() != null && !isAboutSubprotocol(refused) ->
                    http(refused.response(), target);
            case WebSocketHandshakeException handshake -> upgrade(handshake, target);
            case SslHandshakeTimeoutException _ ->
                    failed(LinkFault.TIMEOUT, "the TLS handshake took too long");
            case ConnectTimeoutException _ ->
                    failed(LinkFault.TIMEOUT, "no answer from " + host + " to a TCP connection");
            case UnknownHostException _ ->
                    failed(LinkFault.NAME_UNKNOWN, "the name " + host + " is not known");
            case UnresolvedAddressException _ ->
                    failed(LinkFault.NAME_UNKNOWN, "the name " + host + " is not known");
            case NoRouteToHostException _ -> failed(LinkFault.UNREACHABLE, "no route to " + host);
            case ConnectException _ -> // its words name the address
                    failed(LinkFault.UNREACHABLE, words(cause));
            default -> tlsOrOther(cause, host);
        };
    }

    private static boolean isAboutSubprotocol(Throwable cause) {
        return words(cause).toLowerCase(ROOT).contains("subprotocol");
    }

    private static Event.Failed tlsOrOther(Throwable cause, String host) {
        Throwable at = cause;
        boolean tls = false;
        for (int i = 0; i < MOST_CAUSES && at != null; i++) {
            String words = words(at);
            String lower = words.toLowerCase(ROOT);
            if (at instanceof NotSslRecordException
                    || lower.contains("unsupported or unrecognized ssl message")) {
                return failed(LinkFault.NOT_TLS, "the server does not answer with TLS");
            }
            if (at instanceof CertificateExpiredException) {
                return failed(
                        LinkFault.CERTIFICATE_EXPIRED,
                        "the server's certificate has expired: " + words);
            }
            if (at instanceof CertificateNotYetValidException) {
                return failed(
                        LinkFault.CERTIFICATE_EXPIRED,
                        "the server's certificate is not valid yet: " + words);
            }
            if (lower.contains("no name matching") || lower.contains("subject alternative")) {
                return failed(
                        LinkFault.CERTIFICATE_NAME,
                        "the server's certificate is not made out to " + host);
            }
            tls |= at instanceof SSLException;
            at = at.getCause();
        }
        return tls ? tls(cause) : failed(LinkFault.BROKEN, words(cause));
    }

    private static Event.Failed tls(Throwable cause) {
        var all = new StringBuilder();
        for (Throwable at = cause; at != null && all.length() < 2_000; at = at.getCause()) {
            all.append(words(at)).append('\n');
        }
        String text = all.toString().toLowerCase(ROOT);
        if (text.contains("certification path") || text.contains("path validation")) {
            return failed(
                    LinkFault.CERTIFICATE_UNTRUSTED,
                    "the server's certificate is not signed by anybody this charger trusts");
        }
        if (text.contains("protocol_version")
                || text.contains("is not accepted by client preferences")
                || text.contains("no appropriate protocol")) {
            return failed(
                    LinkFault.TLS_VERSION,
                    "the server offers no TLS version from 1.2: " + words(cause));
        }
        if (OWN_CERTIFICATE_ALERTS.stream().anyMatch(text::contains)) {
            return failed(
                    LinkFault.OWN_CERTIFICATE,
                    "the server refuses this charger's certificate: " + words(cause));
        }
        if (text.contains("handshake_failure")
                || text.contains("insufficient_security")
                || text.contains("cipher")
                || text.contains("algorithm constraints")) {
            return failed(LinkFault.TLS_CIPHER, "no TLS suite in common: " + words(cause));
        }
        return failed(LinkFault.BROKEN, "TLS: " + words(cause));
    }

    static Event.Failed http(HttpResponse response, Target target) {
        int code = response.status().code();
        String said = "the server answers " + response.status();
        return switch (code) {
            case 101 -> // it upgrades, but not as RFC 6455 wants
                    failed(LinkFault.NOT_WEBSOCKET, "the server's upgrade is no WebSocket's");
            case 401, 403 -> failed(LinkFault.UNAUTHORISED, said + " to " + target.user());
            case 404 -> failed(LinkFault.NOT_FOUND, said + " for " + target.url().getPath());
            default -> failed(LinkFault.HTTP, said);
        };
    }

    private static Event.Failed upgrade(WebSocketHandshakeException cause, Target target) {
        String words = words(cause);
        String lower = words.toLowerCase(ROOT);
        if (isAboutSubprotocol(cause)) {
            return failed(
                    LinkFault.SUBPROTOCOL,
                    "the server speaks none of "
                            + String.join(", ", target.subprotocols())
                            + "; it said "
                            + said(words));
        }
        if (lower.contains("timed out")) {
            return failed(LinkFault.TIMEOUT, "the WebSocket handshake took too long");
        }
        return failed(LinkFault.NOT_WEBSOCKET, words);
    }

    /** Out of Netty's sentence {@code Invalid subprotocol. Actual: x. Expected one of: y}. */
    private static String said(String words) {
        int from = words.indexOf("Actual: ");
        int to = words.indexOf(". Expected", Math.max(from, 0));
        String actual = from < 0 || to < 0 ? "" : words.substring(from + 8, to);
        return actual.isEmpty() || actual.equals("null") ? "nothing" : "'" + actual + "'";
    }

    private static Event.Failed failed(LinkFault fault, String reason) {
        return new Event.Failed(fault, clipped(reason));
    }

    /** A peer's words go into events and on a screen: one printable line, not a page. */
    static String words(Throwable cause) {
        String message = cause.getMessage();
        return message == null || message.isBlank()
                ? cause.getClass().getSimpleName() + ", no reason given"
                : clipped(message);
    }

    private static String clipped(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= LONGEST_WORDS ? line : line.substring(0, LONGEST_WORDS) + "…";
    }
}
