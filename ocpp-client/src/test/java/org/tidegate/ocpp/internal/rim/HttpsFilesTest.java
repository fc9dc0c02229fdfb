package org.tidegate.ocpp.internal.rim;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.ocpp.FilePort.Job;
import org.tidegate.ocpp.FilePort.Log;
import org.tidegate.ocpp.FilePort.Outcome;
import org.tidegate.ocpp.FilePort.Report;
import org.tidegate.ocpp.OcppHands;
import org.tidegate.ocpp.internal.station.security.TestCa;
import org.tidegate.ocpp.internal.station.security.X509;

@DisplayName("Files over HTTPS on loopback")
class HttpsFilesTest {
    private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2049-01-01T00:00:00Z");
    private static final byte[] IMAGE =
            "firmware, version 2".repeat(5000).getBytes(StandardCharsets.US_ASCII);

    private static final OcppHands.Limits LIMITS =
            OcppHands.Limits.closed()
                    .to(Set.of("localhost"))
                    .within(1 << 20, Duration.ofSeconds(5));

    @TempDir Path staging;

    private final TestCa ca = new TestCa("Files Root", FROM, TO);
    private final List<String> requests = new ArrayList<>();
    private final List<String> received = new ArrayList<>();
    private final List<byte[]> installed = new ArrayList<>();
    private HttpsServer server;
    private HttpsFiles files;
    private int breakAfter = -1;
    private int uploadStatus = 201;

    private final OcppHands.Board board =
            new OcppHands.Board() {
                @Override
                public void install(Path image) throws IOException {
                    installed.add(Files.readAllBytes(image));
                }

                @Override
                public void write(Log log, OcppHands.Span span, OutputStream out)
                        throws IOException {
                    out.write("the log".getBytes(StandardCharsets.UTF_8));
                }

                @Override
                public @Nullable String fileName(Log log) {
                    return "tg.log";
                }
            };

    @BeforeEach
    void listen() throws IOException, GeneralSecurityException {
        KeyPair keys = TestCa.keys();
        X509Certificate own = ca.sign("localhost", keys.getPublic(), FROM, TO, "localhost");
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "own", keys.getPrivate(), new char[0], new Certificate[] {own, ca.certificate});
        KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
        managers.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/fw", this::image);
        server.createContext("/in/", this::upload);
        server.createContext("/away", this::away);
        server.start();
        files =
                new HttpsFiles(
                        staging,
                        board,
                        LIMITS,
                        Runnable::run,
                        trust());
    }

    private SSLContext trust() throws IOException, GeneralSecurityException {
        KeyStore roots = KeyStore.getInstance("PKCS12");
        roots.load(null, null);
        roots.setCertificateEntry("root", ca.certificate);
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(roots);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private void image(HttpExchange e) throws IOException {
        String range = e.getRequestHeaders().getFirst("Range");
        requests.add(e.getRequestMethod() + " " + range);
        int from =
                range == null
                        ? 0
                        : Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
        e.sendResponseHeaders(range == null ? 200 : 206, IMAGE.length - from);
        int to = breakAfter >= 0 ? Math.min(breakAfter, IMAGE.length) : IMAGE.length;
        breakAfter = -1;
        e.getResponseBody().write(IMAGE, from, to - from);
        e.close();
    }

    private void upload(HttpExchange e) throws IOException {
        requests.add(e.getRequestMethod() + " " + e.getRequestURI());
        received.add(new String(e.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        boolean put = e.getRequestMethod().equals("PUT");
        e.sendResponseHeaders(
                put && uploadStatus == 405 ? 405 : uploadStatus == 405 ? 200 : uploadStatus, -1);
        e.close();
    }

    private void away(HttpExchange e) throws IOException {
        e.getResponseHeaders().add("Location", "https://169.254.169.254/latest");
        e.sendResponseHeaders(302, -1);
        e.close();
    }

    private URI at(String path) {
        return URI.create("https://localhost:" + server.getAddress().getPort() + path);
    }

    private Report does(Job job) {
        files.begin(job);
        return Objects.requireNonNull(files.poll());
    }

    private Job.Upload log(String path) {
        return new Job.Upload(9, at(path), Log.DIAGNOSTICS, null, null, "tg.log");
    }

    @Test
    void a_download_that_broke_goes_on_where_it_broke() throws IOException {
        breakAfter = 30_000;
        Report broken = does(new Job.Download(1, at("/fw")));
        assertThat(broken.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(does(new Job.Download(2, at("/fw"))).outcome()).isEqualTo(Outcome.DONE);
        assertThat(requests.getLast()).startsWith("GET bytes=");
        assertThat(Files.readAllBytes(staging.resolve("firmware.part"))).isEqualTo(IMAGE);
    }

    @Test
    void only_what_is_signed_is_installed_and_only_once() throws GeneralSecurityException {
        KeyPair keys = TestCa.keys();
        String signer = X509.write(ca.sign("signer", keys.getPublic(), FROM, TO, null));
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(IMAGE);
        String signed = Base64.getEncoder().encodeToString(signature.sign());

        assertThat(does(new Job.Install(1)).outcome()).isEqualTo(Outcome.FAILED);
        does(new Job.Download(2, at("/fw")));
        assertThat(does(new Job.Verify(3, signer, "AAAA")).outcome())
                .isEqualTo(Outcome.INVALID_SIGNATURE);
        assertThat(does(new Job.Install(4)).outcome()).isEqualTo(Outcome.FAILED);
        String stranger = X509.write(ca.sign("x", TestCa.keys().getPublic(), FROM, TO, null));
        assertThat(does(new Job.Verify(5, stranger, signed)).outcome())
                .isEqualTo(Outcome.INVALID_SIGNATURE);
        assertThat(does(new Job.Verify(6, signer, signed)).outcome()).isEqualTo(Outcome.DONE);
        assertThat(does(new Job.Install(7)).outcome()).isEqualTo(Outcome.DONE);
        assertThat(does(new Job.Install(8)).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(installed).hasSize(1);
        assertThat(installed.getFirst()).isEqualTo(IMAGE);
    }

    @Test
    void a_log_goes_up_and_the_staging_place_is_left_clean() throws IOException {
        assertThat(does(log("/in/")).outcome()).isEqualTo(Outcome.DONE);
        assertThat(requests).containsExactly("PUT /in/tg.log");
        assertThat(received).containsExactly("the log");
        try (var left = Files.list(staging)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void where_put_is_not_taken_post_is() {
        uploadStatus = 405;
        assertThat(does(log("/in/x")).outcome()).isEqualTo(Outcome.DONE);
        assertThat(requests).containsExactly("PUT /in/x", "POST /in/x");
    }

    @Test
    void the_servers_no_is_told_as_what_it_is() {
        uploadStatus = 403;
        assertThat(does(log("/in/x")).outcome()).isEqualTo(Outcome.PERMISSION_DENIED);
        uploadStatus = 400;
        assertThat(does(log("/in/x")).outcome()).isEqualTo(Outcome.BAD_MESSAGE);
        uploadStatus = 500;
        assertThat(does(log("/in/x")).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(does(new Job.Download(1, at("/away"))).outcome())
                .as("a redirect is not followed")
                .isEqualTo(Outcome.NOT_SUPPORTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost/x",
                "sftp://localhost/x",
                "ftp://localhost/x",
                "https://127.0.0.1/x",
                "https://169.254.169.254/x",
                "https://localhost.evil.invalid/x",
                "https://user:secret@localhost/x",
                "file://localhost/etc/passwd"
            })
    void other_places_are_refused_before_anything_is_opened(String place) {
        assertThat(files.refusal(URI.create(place))).isNotNull();
        Report report = does(new Job.Download(1, URI.create(place)));
        assertThat(report.outcome()).isEqualTo(Outcome.NOT_SUPPORTED);
        assertThat(requests).isEmpty();
    }

    @Test
    void a_server_with_a_strange_certificate_gets_nothing() {
        var strict =
                new HttpsFiles(
                        staging,
                        board,
                        LIMITS,
                        Runnable::run);
        strict.begin(log("/in/x"));
        assertThat(strict.poll()).extracting(Report::outcome).isEqualTo(Outcome.FAILED);
        assertThat(received).isEmpty();
    }
}
