package org.tidegate.ocpp.internal.rim;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
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

    private void drip(HttpExchange e) throws IOException {
        e.sendResponseHeaders(200, 0);
        try (OutputStream out = e.getResponseBody()) {
            for (int i = 0; i < 400; i++) {
                out.write('x');
                out.flush();
                Thread.sleep(25);
            }
        } catch (IOException | InterruptedException _) {
            // whoever listens has had enough
        }
        e.close();
    }

    private HttpsFiles within(OcppHands.Limits limits) throws Exception {
        return new HttpsFiles(staging, board, limits, Runnable::run, trust());
    }

    @Test
    void a_server_that_sends_a_byte_now_and_then_holds_nobody_beyond_the_time() throws Exception {
        server.createContext("/drip", this::drip);
        HttpsFiles hasty = within(LIMITS.within(1 << 20, Duration.ofMillis(600)));
        long begun = System.nanoTime();
        hasty.begin(new Job.Download(1, at("/drip")));
        Report report = Objects.requireNonNull(hasty.poll());
        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(report.words()).contains("not finished within");
        assertThat(System.nanoTime() - begun).isLessThan(5_000_000_000L);
    }

    @Test
    void what_is_longer_than_it_may_be_is_given_up_and_not_tried_again() throws Exception {
        HttpsFiles narrow = within(LIMITS.within(20_000, Duration.ofSeconds(5)));
        narrow.begin(new Job.Download(1, at("/fw")));
        Report report = Objects.requireNonNull(narrow.poll());
        assertThat(report.outcome()).isEqualTo(Outcome.NOT_SUPPORTED);
        assertThat(report.words()).contains("longer than 20000 bytes");
        assertThat(Files.size(staging.resolve("firmware.part"))).isLessThanOrEqualTo(20_000);
        assertThat(requests).hasSize(1);
    }

    @Test
    void a_job_given_up_ends_its_transfer_and_is_never_reported() throws Exception {
        server.createContext("/drip", this::drip);
        ExecutorService work = Executors.newSingleThreadExecutor();
        try {
            var patient = new HttpsFiles(staging, board, LIMITS, work, trust());
            patient.begin(new Job.Download(1, at("/drip")));
            patient.cancel(1);
            patient.begin(new Job.Download(2, at("/fw")));
            Report report = null;
            for (int i = 0; i < 400 && report == null; i++) {
                Thread.sleep(10);
                report = patient.poll();
            }
            assertThat(Objects.requireNonNull(report).number()).isEqualTo(2);
            assertThat(report.outcome()).isEqualTo(Outcome.DONE);
            assertThat(patient.poll()).isNull();
        } finally {
            work.shutdownNow();
        }
    }

    @Test
    void a_server_that_answers_an_upload_without_end_fills_no_memory() throws Exception {
        server.createContext(
                "/talks",
                e -> {
                    e.getRequestBody().readAllBytes();
                    e.sendResponseHeaders(201, 0);
                    byte[] much = new byte[1 << 20];
                    try (OutputStream out = e.getResponseBody()) {
                        for (int i = 0; i < 64; i++) {
                            out.write(much);
                        }
                    } catch (IOException _) {
                        // had enough
                    }
                });
        long before = used();
        does(log("/talks"));
        assertThat(used() - before).isLessThan(32L << 20);
    }

    private static long used() {
        System.gc();
        Runtime r = Runtime.getRuntime();
        return r.totalMemory() - r.freeMemory();
    }

    @Test
    void plain_http_is_for_a_laboratory_and_for_named_hosts_only() throws Exception {
        HttpServer plain =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        plain.createContext("/in/", this::upload);
        plain.start();
        try {
            URI to = URI.create("http://localhost:" + plain.getAddress().getPort() + "/in/");
            assertThat(files.refusal(to)).contains("use https");
            HttpsFiles laboratory = within(LIMITS.inLaboratory());
            assertThat(laboratory.refusal(to)).isNull();
            assertThat(laboratory.refusal(URI.create("http://elsewhere/x"))).contains("elsewhere");
            assertThat(laboratory.refusal(URI.create("ftp://localhost/x"))).contains("ftp");
            laboratory.begin(
                    new Job.Upload(9, to, Log.DIAGNOSTICS, null, null, "tg.log"));
            assertThat(laboratory.poll()).extracting(Report::outcome).isEqualTo(Outcome.DONE);
            assertThat(received).containsExactly("the log");
        } finally {
            plain.stop(0);
        }
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
