package org.tidegate.ocpp;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the operator side has to be told. {@link #of} gives everything but address and identity a
 * value that works.
 *
 * @param url of the CSMS without the identity, {@code ws} or {@code wss}
 * @param identity this station's name at the CSMS; at most 48 characters, no colon
 * @param password for HTTP basic authentication; null sends none
 * @param idToken,idTokenType who pays, until a reader or a contract says otherwise
 * @param trustedCertificates PEM file of the authorities to trust for {@code wss}; null trusts the
 *     machine's
 * @param vendorName,model,serialNumber,firmwareVersion for the boot notification
 * @param meterInterval between periodic meter values of a transaction
 * @param callTimeout how long an answer is waited for
 * @param pingInterval between WebSocket pings; a ping not answered by the next one ends the
 *     connection
 * @param backOffMinimum,backOffRandom,backOffDoublings wait before a reconnect: minimum + random
 *     part, doubled this many times
 * @param messageAttempts a transaction message failing this often is set aside
 * @param messageAttemptInterval wait before the second attempt; the n-th waits n times as long
 * @param stateLifetime how long the published operator state is worth anything
 * @param subprotocols offered to the server, the preferred one first; it chooses the dialect
 */
public record OcppSettings(
        URI url,
        String identity,
        @Nullable String password,
        String idToken,
        String idTokenType,
        @Nullable Path trustedCertificates,
        String vendorName,
        String model,
        String serialNumber,
        String firmwareVersion,
        Duration meterInterval,
        Duration callTimeout,
        Duration pingInterval,
        Duration backOffMinimum,
        Duration backOffRandom,
        int backOffDoublings,
        int messageAttempts,
        Duration messageAttemptInterval,
        Duration stateLifetime,
        List<String> subprotocols) {

    private static final int LONGEST_IDENTITY = 48;

    public OcppSettings {
        if (!List.of("ws", "wss").contains(url.getScheme()) || url.getHost() == null) {
            throw new IllegalArgumentException(
                    "operator address '" + url + "' must look like wss://host:port/path");
        }
        if (identity.isEmpty() || identity.length() > LONGEST_IDENTITY || identity.contains(":")) {
            throw new IllegalArgumentException(
                    "identity '" + identity + "' must have 1 to 48 characters and no colon");
        }
        subprotocols = List.copyOf(subprotocols);
        if (subprotocols.isEmpty()) {
            throw new IllegalArgumentException("a station without an OCPP version to offer");
        }
        requireAtMost("idToken", idToken, 255);
        requireAtMost("idTokenType", idTokenType, 20);
        requireAtMost("vendorName", vendorName, 50);
        requireAtMost("model", model, 20);
        requireAtMost("serialNumber", serialNumber, 25);
        requireAtMost("firmwareVersion", firmwareVersion, 50);
    }

    public static OcppSettings of(URI url, String identity) {
        return new OcppSettings(
                url,
                identity,
                null,
                "TIDEGATE-LOCAL",
                "Central",
                null,
                "Tidegate",
                "V2G 11",
                identity.length() <= 25 ? identity : identity.substring(0, 25),
                "0.1.0",
                Duration.ofSeconds(60),
                Duration.ofSeconds(30),
                Duration.ofSeconds(20),
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                5,
                5,
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                List.of("ocpp2.1"));
    }

    public OcppSettings withPassword(String password) {
        return copy(password, idToken, idTokenType, trustedCertificates, meterInterval);
    }

    public OcppSettings withIdToken(String idToken, String idTokenType) {
        return copy(password, idToken, idTokenType, trustedCertificates, meterInterval);
    }

    public OcppSettings withTrustedCertificates(Path pem) {
        return copy(password, idToken, idTokenType, pem, meterInterval);
    }

    public OcppSettings withMeterInterval(Duration meterInterval) {
        return copy(password, idToken, idTokenType, trustedCertificates, meterInterval);
    }

    /** Wait before a reconnect: the minimum plus a random part. */
    public OcppSettings withBackOff(Duration minimum, Duration random) {
        return new OcppSettings(
                url,
                identity,
                password,
                idToken,
                idTokenType,
                trustedCertificates,
                vendorName,
                model,
                serialNumber,
                firmwareVersion,
                meterInterval,
                callTimeout,
                pingInterval,
                minimum,
                random,
                backOffDoublings,
                messageAttempts,
                messageAttemptInterval,
                stateLifetime,
                subprotocols);
    }

    /**
     * @param doublings how often the wait before a reconnect is doubled
     */
    public OcppSettings withDoublings(int doublings) {
        return new OcppSettings(
                url,
                identity,
                password,
                idToken,
                idTokenType,
                trustedCertificates,
                vendorName,
                model,
                serialNumber,
                firmwareVersion,
                meterInterval,
                callTimeout,
                pingInterval,
                backOffMinimum,
                backOffRandom,
                doublings,
                messageAttempts,
                messageAttemptInterval,
                stateLifetime,
                subprotocols);
    }

    /** As the running software calls itself; the operator sees by it whether an update took. */
    public OcppSettings withFirmwareVersion(String firmwareVersion) {
        return new OcppSettings(
                url,
                identity,
                password,
                idToken,
                idTokenType,
                trustedCertificates,
                vendorName,
                model,
                serialNumber,
                firmwareVersion,
                meterInterval,
                callTimeout,
                pingInterval,
                backOffMinimum,
                backOffRandom,
                backOffDoublings,
                messageAttempts,
                messageAttemptInterval,
                stateLifetime,
                subprotocols);
    }

    /** How long an answer is waited for, and the time between two pings; no ping if zero. */
    public OcppSettings withPatience(Duration callTimeout, Duration pingInterval) {
        return new OcppSettings(
                url,
                identity,
                password,
                idToken,
                idTokenType,
                trustedCertificates,
                vendorName,
                model,
                serialNumber,
                firmwareVersion,
                meterInterval,
                callTimeout,
                pingInterval,
                backOffMinimum,
                backOffRandom,
                backOffDoublings,
                messageAttempts,
                messageAttemptInterval,
                stateLifetime,
                subprotocols);
    }

    /**
     * @param subprotocols such as {@code ocpp2.0.1}, the preferred one first
     */
    public OcppSettings speaking(List<String> subprotocols) {
        return new OcppSettings(
                url,
                identity,
                password,
                idToken,
                idTokenType,
                trustedCertificates,
                vendorName,
                model,
                serialNumber,
                firmwareVersion,
                meterInterval,
                callTimeout,
                pingInterval,
                backOffMinimum,
                backOffRandom,
                backOffDoublings,
                messageAttempts,
                messageAttemptInterval,
                stateLifetime,
                subprotocols);
    }

    private OcppSettings copy(
            @Nullable String password,
            String idToken,
            String idTokenType,
            @Nullable Path trustedCertificates,
            Duration meterInterval) {
        return new OcppSettings(
                url,
                identity,
                password,
                idToken,
                idTokenType,
                trustedCertificates,
                vendorName,
                model,
                serialNumber,
                firmwareVersion,
                meterInterval,
                callTimeout,
                pingInterval,
                backOffMinimum,
                backOffRandom,
                backOffDoublings,
                messageAttempts,
                messageAttemptInterval,
                stateLifetime,
                subprotocols);
    }

    /** The address with the identity as its last path element (OCPP-J 4.1.1). */
    public URI stationUrl() {
        String base = url.toString();
        String name = URLEncoder.encode(identity, StandardCharsets.UTF_8).replace("+", "%20");
        return URI.create(base.endsWith("/") ? base + name : base + "/" + name);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "OcppSettings[" + stationUrl() + "]";
    }

    private static void requireAtMost(String name, String value, int longest) {
        if (value.length() > longest) {
            throw new IllegalArgumentException(
                    "%s '%s' must have at most %d characters".formatted(name, value, longest));
        }
    }
}
