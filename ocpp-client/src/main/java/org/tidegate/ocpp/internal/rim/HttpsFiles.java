package org.tidegate.ocpp.internal.rim;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.FilePort;
import org.tidegate.ocpp.OcppHands;
import org.tidegate.ocpp.internal.station.security.X509;

/**
 * Files over HTTPS, to and from hosts named beforehand, without redirects. A download that broke
 * goes on where it broke. SFTP is refused: it would take a library of its own, and a second set of
 * keys, to do what HTTPS does.
 */
public final class HttpsFiles implements FilePort {
    private static final int BUFFER = 64 * 1024;
    private static final Set<String> OTHERS = Set.of("http", "ftp", "ftps", "sftp");

    private final Path staging;
    private final OcppHands.Board board;
    private final OcppHands.Limits limits;
    private final Executor work;
    private final HttpClient client;
    private final Queue<Report> reports = new ConcurrentLinkedQueue<>();
    private final Set<Long> cancelled = ConcurrentHashMap.newKeySet();
    private final AtomicReference<String> partOf = new AtomicReference<>("");
    private volatile boolean verified;

    public HttpsFiles(Path staging, OcppHands.Board board, OcppHands.Limits limits, Executor work) {
        this(staging, board, limits, work, null);
    }

    /**
     * @param trust null trusts the machine's authorities
     */
    HttpsFiles(
            Path staging,
            OcppHands.Board board,
            OcppHands.Limits limits,
            Executor work,
            @Nullable SSLContext trust) {
        this.staging = staging;
        this.board = board;
        this.limits = limits;
        this.work = work;
        HttpClient.Builder builder =
                HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(Duration.ofSeconds(10));
        if (trust != null) {
            builder.sslContext(trust);
        }
        this.client = builder.build();
    }

    @Override
    public void begin(Job job) {
        work.execute(() -> {
            Report report;
            try {
                report = done(job);
            } catch (IOException e) {
                report = new Report(job.number(), Outcome.FAILED, words(e));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                report = new Report(job.number(), Outcome.FAILED, "interrupted");
            }
            if (!cancelled.remove(job.number())) {
                reports.add(report);
            }
        });
    }

    private static String words(IOException e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    @Override
    public void cancel(long number) {
        boolean reported = reports.removeIf(r -> r.number() == number);
        if (!reported) {
            cancelled.add(number);
        }
    }

    @Override
    public @Nullable Report poll() {
        return reports.poll();
    }

    @Override
    public @Nullable String refusal(URI place) {
        String scheme = place.getScheme() == null ? "" : place.getScheme().toLowerCase(Locale.ROOT);
        if (OTHERS.contains(scheme)) {
            return scheme + " is not offered; use https";
        }
        if (!scheme.equals("https")) {
            return "https only";
        }
        if (place.getUserInfo() != null) {
            return "no credentials in an address";
        }
        String host = place.getHost() == null ? "" : place.getHost().toLowerCase(Locale.ROOT);
        return limits.hosts().contains(host)
                ? null
                : "host " + host + " is not among those this charger exchanges files with";
    }

    @Override
    public @Nullable String fileName(Log log) {
        return board.fileName(log);
    }

    private Report done(Job job) throws IOException, InterruptedException {
        return switch (job) {
            case Job.Download d -> download(d);
            case Job.Verify v -> verify(v);
            case Job.Install i -> install(i);
            case Job.Upload u -> upload(u);
        };
    }

    // ---- firmware ---------------------------------------------------------------------------

    private Path image() {
        return staging.resolve("firmware.part");
    }

    private Report download(Job.Download d) throws IOException, InterruptedException {
        String no = refusal(d.from());
        if (no != null) {
            return new Report(d.number(), Outcome.NOT_SUPPORTED, no);
        }
        verified = false;
        Files.createDirectories(staging);
        boolean sameAsBefore = d.from().toString().equals(partOf.getAndSet(d.from().toString()));
        long have = sameAsBefore && Files.exists(image()) ? Files.size(image()) : 0;
        HttpRequest.Builder request =
                HttpRequest.newBuilder(d.from()).timeout(limits.longest()).GET();
        if (have > 0) {
            request.header("Range", "bytes=" + have + "-");
        }
        HttpResponse<InputStream> response =
                client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream in = response.body()) {
            if (response.statusCode() == 416) { // all of it is here already
                return new Report(d.number(), Outcome.DONE, "");
            }
            boolean goesOn = response.statusCode() == 206;
            if (!goesOn && response.statusCode() != 200) {
                return new Report(d.number(), failure(response.statusCode()), said(response));
            }
            return store(d, in, goesOn ? have : 0);
        }
    }

    private Report store(Job.Download d, InputStream in, long from) throws IOException {
        long total = from;
        try (OutputStream out =
                Files.newOutputStream(
                        image(),
                        StandardOpenOption.CREATE,
                        from > 0
                                ? StandardOpenOption.APPEND
                                : StandardOpenOption.TRUNCATE_EXISTING)) {
            byte[] buffer = new byte[BUFFER];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                total += n;
                if (total > limits.longestBytes()) {
                    return new Report(
                            d.number(),
                            Outcome.NOT_SUPPORTED,
                            "longer than " + limits.longestBytes() + " bytes");
                }
                if (cancelled.contains(d.number())) {
                    return new Report(d.number(), Outcome.FAILED, "given up");
                }
                out.write(buffer, 0, n);
            }
        }
        partOf.set(""); // whole: the next download begins anew
        return new Report(d.number(), Outcome.DONE, "");
    }

    private Report verify(Job.Verify v) throws IOException {
        List<X509Certificate> chain = X509.read(v.certificatePem());
        if (chain.isEmpty() || !Files.exists(image())) {
            return new Report(v.number(), Outcome.INVALID_SIGNATURE, "nothing to verify");
        }
        try {
            String key = chain.getFirst().getPublicKey().getAlgorithm();
            Signature check =
                    Signature.getInstance(key.equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA");
            check.initVerify(chain.getFirst().getPublicKey());
            try (InputStream in = Files.newInputStream(image())) {
                byte[] buffer = new byte[BUFFER];
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    check.update(buffer, 0, n);
                }
            }
            verified = check.verify(Base64.getDecoder().decode(v.signature().strip()));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return new Report(
                    v.number(), Outcome.INVALID_SIGNATURE, "unreadable: " + e.getMessage());
        }
        return verified
                ? new Report(v.number(), Outcome.DONE, "")
                : new Report(
                        v.number(),
                        Outcome.INVALID_SIGNATURE,
                        "the image is not signed by this certificate's key");
    }

    private Report install(Job.Install i) throws IOException {
        if (!verified) {
            return new Report(i.number(), Outcome.FAILED, "nothing verified to install");
        }
        verified = false; // once
        board.install(image());
        return new Report(i.number(), Outcome.DONE, "");
    }

    // ---- logs -------------------------------------------------------------------------------

    private Report upload(Job.Upload u) throws IOException, InterruptedException {
        String no = refusal(u.to());
        if (no != null) {
            return new Report(u.number(), Outcome.NOT_SUPPORTED, no);
        }
        Files.createDirectories(staging);
        Path text = staging.resolve("upload-" + u.number() + ".log");
        try {
            try (OutputStream out = Files.newOutputStream(text)) {
                board.write(u.log(), out);
            }
            URI to = target(u);
            HttpResponse<String> response = send("PUT", to, text);
            if (response.statusCode() == 405 || response.statusCode() == 501) {
                response = send("POST", to, text);
            }
            return response.statusCode() / 100 == 2
                    ? new Report(u.number(), Outcome.DONE, "")
                    : new Report(
                            u.number(),
                            failure(response.statusCode()),
                            "HTTP " + response.statusCode());
        } finally {
            Files.deleteIfExists(text);
        }
    }

    /** A place that ends like a directory gets the name behind it. */
    private static URI target(Job.Upload u) {
        String place = u.to().toString();
        return place.endsWith("/") ? URI.create(place + u.fileName()) : u.to();
    }

    private HttpResponse<String> send(String verb, URI to, Path text)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(to)
                        .timeout(limits.longest())
                        .header("Content-Type", "text/plain; charset=utf-8")
                        .method(verb, HttpRequest.BodyPublishers.ofFile(text))
                        .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static Outcome failure(int status) {
        return switch (status) {
            case 401, 403, 407 -> Outcome.PERMISSION_DENIED;
            case 400, 411, 413, 415 -> Outcome.BAD_MESSAGE;
            default -> status / 100 == 3 ? Outcome.NOT_SUPPORTED : Outcome.FAILED;
        };
    }

    private static String said(HttpResponse<?> response) {
        return response.statusCode() / 100 == 3
                ? "the server redirects, which is not followed"
                : "HTTP " + response.statusCode();
    }
}
