package org.tidegate.ocpp.internal.net;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.OcppTransport.Credentials;
import org.tidegate.ocpp.TransportSettings;

/** TLS as OCPP certifies it. */
final class Tls {
    /**
     * The ECDHE-ECDSA pair is required (OCPP 2.1 A00.FR.319); its alternative TLS_RSA has no
     * forward secrecy and the JDK refuses it, so servers with RSA keys get ECDHE-RSA. The first two
     * are those of TLS 1.3.
     */
    private static final List<String> SUITES =
            List.of(
                    "TLS_AES_256_GCM_SHA384",
                    "TLS_AES_128_GCM_SHA256",
                    "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
                    "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
                    "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
                    "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");

    private static final int DNS_NAME = 2;

    private Tls() {}

    /**
     * @throws SSLException,IllegalArgumentException naming the file or the text that is wrong
     */
    static SslContext client(TransportSettings settings, @Nullable Credentials credentials)
            throws SSLException {
        SslContextBuilder builder =
                SslContextBuilder.forClient().protocols("TLSv1.3", "TLSv1.2").ciphers(SUITES);
        String authorities = credentials == null ? null : credentials.authorities();
        Path authorityFile = settings.authorities();
        if (authorities != null) {
            // An authority installed for tomorrow must not shut out the one of today.
            told(
                    "the operator's authorities",
                    () -> builder.trustManager(all(authorities, authorityFile)));
        } else if (authorityFile != null) {
            told(authorityFile.toString(), () -> builder.trustManager(authorityFile.toFile()));
        }
        String chain = credentials == null ? null : credentials.chain();
        String key = credentials == null ? null : credentials.key();
        Path chainFile = settings.certificateChain();
        Path keyFile = settings.certificateKey();
        if (chain != null && key != null) {
            told("this charger's certificate", () -> builder.keyManager(in(chain), in(key)));
        } else if (chainFile != null && keyFile != null) {
            told(
                    chainFile + " with " + keyFile,
                    () -> builder.keyManager(chainFile.toFile(), keyFile.toFile()));
        }
        return builder.endpointIdentificationAlgorithm("HTTPS").build();
    }

    private static void told(String what, Runnable reading) throws SSLException {
        try {
            reading.run();
        } catch (IllegalArgumentException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new SSLException(what + " cannot be used: " + Faults.words(cause), e);
        }
    }

    private static InputStream all(String authorities, @Nullable Path file) {
        try {
            return file == null
                    ? in(authorities)
                    : in(authorities + "\n" + Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read", e);
        }
    }

    private static InputStream in(String pem) {
        return new ByteArrayInputStream(pem.getBytes(StandardCharsets.ISO_8859_1));
    }

    /**
     * Why the certificate does not name the host itself although TLS has accepted it; null if it
     * does.
     */
    static @Nullable String wildcardOnly(SSLSession session, String host) {
        try {
            Certificate[] chain = session.getPeerCertificates();
            if (!(chain[0] instanceof X509Certificate leaf)) {
                return "the server has no X.509 certificate";
            }
            Collection<List<?>> names = leaf.getSubjectAlternativeNames();
            if (names == null) {
                return null; // TLS has matched the common name
            }
            boolean wildcard = false;
            for (List<?> name : names) {
                if (name.get(0).equals(DNS_NAME)) {
                    String text = String.valueOf(name.get(1));
                    if (text.equalsIgnoreCase(host)) {
                        return null;
                    }
                    wildcard |= text.startsWith("*.");
                }
            }
            return wildcard && !isAddress(host)
                    ? "the server's certificate names " + host + " by a wildcard only"
                    : null;
        } catch (SSLPeerUnverifiedException | CertificateParsingException e) {
            return Faults.words(e);
        }
    }

    private static boolean isAddress(String host) {
        return host.indexOf(':') >= 0 || host.matches("[0-9.]+");
    }
}
