package org.tidegate.ocpp.internal.rim;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * One request and its whole answer, within a time: a server that sends a byte a minute holds nobody
 * longer than one that sends none.
 */
final class Exchange {
    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final Duration longest;
    private @Nullable CompletableFuture<?> running;
    private boolean givenUp;

    Exchange(Duration longest) {
        this.longest = longest;
    }

    /**
     * @param trust null for the machine's authorities
     * @throws IOException with words, also when it took too long or was given up
     */
    <T> HttpResponse<T> run(
            HttpRequest request, HttpResponse.BodyHandler<T> handler, @Nullable SSLContext trust)
            throws IOException, InterruptedException {
        HttpClient.Builder builder =
                HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(CONNECT);
        if (trust != null) {
            builder.sslContext(trust);
        }
        HttpClient client = builder.build();
        try {
            CompletableFuture<HttpResponse<T>> answer = client.sendAsync(request, handler);
            begun(answer);
            return answer.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            giveUp();
            throw new IOException("not finished within " + longest.toSeconds() + " s", e);
        } catch (CancellationException e) {
            throw new IOException("given up", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        } finally {
            client.shutdownNow();
        }
    }

    private synchronized void begun(CompletableFuture<?> answer) {
        running = answer;
        if (givenUp) {
            answer.cancel(true);
        }
    }

    /** From any thread, before or while it runs. */
    synchronized void giveUp() {
        givenUp = true;
        if (running != null) {
            running.cancel(true);
        }
    }

    /** The machine's authorities and those of a PEM file; null if there is no such file. */
    static @Nullable SSLContext trusting(@Nullable Path pem) throws IOException {
        if (pem == null) {
            return null;
        }
        try (InputStream in = Files.newInputStream(pem)) {
            KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
            all.load(null, null);
            int n = 0;
            for (X509Certificate each : machines()) {
                all.setCertificateEntry("machine-" + n++, each);
            }
            for (Certificate each :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                all.setCertificateEntry("file-" + n++, each);
            }
            TrustManagerFactory factory =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(all);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException(pem + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static X509Certificate[] machines() throws GeneralSecurityException {
        TrustManagerFactory factory =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        for (TrustManager each : factory.getTrustManagers()) {
            if (each instanceof X509TrustManager x) {
                return x.getAcceptedIssuers();
            }
        }
        return new X509Certificate[0];
    }
}
