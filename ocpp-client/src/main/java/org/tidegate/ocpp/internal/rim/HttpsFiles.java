package org.tidegate.ocpp.internal.rim;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
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
    private static final long NOT_STORED = -1;

    private final Path staging;
    private final OcppHands.Board board;
    private final OcppHands.Limits limits;
    private final Executor work;
    private final @Nullable SSLContext trust;
    private final Queue<Report> reports = new ConcurrentLinkedQueue<>();

    /** What may still be given up, by number of its job. */
    private final Map<Long, Exchange> exchanges = new ConcurrentHashMap<>();

    private final AtomicReference<String> partOf = new AtomicReference<>("");
    private volatile boolean verified;

    public HttpsFiles(Path staging, OcppHands.Board board, OcppHands.Limits limits, Executor work) {
        this(staging, board, limits, work, null);
    }

    /**
     * @param trust null trusts the machine's authorities and those of the limits
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
        this.trust = trust;
    }

    @Override
    public void begin(Job job) {
        exchanges.put(job.number(), new Exchange(limits.longest()));
        try {
            work.execute(() -> report(outcome(job)));
        } catch (RejectedExecutionException _) {
            report(new Report(job.number(), Outcome.FAILED, "the charger is shutting down"));
        }
    }

    private Report outcome(Job job) {
        try {
            return done(job);
        } catch (BoundedFile.TooLong e) {
            return new Report(job.number(), Outcome.NOT_SUPPORTED, words(e));
        } catch (IOException e) {
            return new Report(job.number(), Outcome.FAILED, words(e));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Report(job.number(), Outcome.FAILED, "interrupted");
        }
    }

    /** A job given up has no entry any more, and nobody waits for its report. */
    private void report(Report report) {
        if (exchanges.remove(report.number()) != null) {
            reports.add(report);
        }
    }

    private static String words(IOException e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    @Override
    public void cancel(long number) {
        Exchange exchange = exchanges.remove(number);
        if (exchange != null) {
            exchange.giveUp();
        }
        reports.removeIf(r -> r.number() == number);
    }

    @Override
    public @Nullable Report poll() {
        return reports.poll();
    }

    @Override
    public boolean restartsItself() {
        return board.restartsItself();
    }

    @Override
    public @Nullable String refusal(URI place) {
        String scheme = place.getScheme() == null ? "" : place.getScheme().toLowerCase(Locale.ROOT);
        boolean plain = scheme.equals("http") && limits.laboratory();
        if (OTHERS.contains(scheme) && !plain) {
            return scheme + " is not offered; use https";
        }
        if (!scheme.equals("https") && !plain) {
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

    private <T> HttpResponse<T> exchanged(
            Job job, HttpRequest request, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        Exchange exchange = exchanges.get(job.number());
        if (exchange == null) {
            throw new IOException("given up");
        }
        SSLContext believed = trust == null ? Exchange.trusting(limits.authorities()) : trust;
        return exchange.run(request, handler, believed);
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
        HttpRequest.Builder request = HttpRequest.newBuilder(d.from()).GET();
        if (have > 0) {
            request.header("Range", "bytes=" + have + "-");
        }
        HttpResponse<Long> response = exchanged(d, request.build(), info -> into(info, have));
        boolean here = response.statusCode() == 416; // there is nothing beyond what we have
        if (!here && response.body() == NOT_STORED) {
            return new Report(d.number(), failure(response.statusCode()), said(response));
        }
        partOf.set(""); // whole: the next download begins anew
        return new Report(d.number(), Outcome.DONE, "");
    }

    private HttpResponse.BodySubscriber<Long> into(HttpResponse.ResponseInfo info, long have) {
        return switch (info.statusCode()) {
            case 200 -> new BoundedFile(image(), 0, limits.longestBytes());
            case 206 -> new BoundedFile(image(), have, limits.longestBytes());
            default -> HttpResponse.BodySubscribers.replacing(NOT_STORED);
        };
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
            try (OutputStream out = new Bounded(Files.newOutputStream(text))) {
                board.write(u.log(), new OcppHands.Span(u.oldest(), u.latest()), out);
            }
            URI to = target(u);
            int status = send(u, "PUT", to, text);
            if (status == 405 || status == 501) {
                status = send(u, "POST", to, text);
            }
            return status / 100 == 2
                    ? new Report(u.number(), Outcome.DONE, "")
                    : new Report(u.number(), failure(status), "HTTP " + status);
        } finally {
            Files.deleteIfExists(text);
        }
    }

    /** A place that ends like a directory gets the name behind it. */
    private static URI target(Job.Upload u) {
        String place = u.to().toString();
        return place.endsWith("/") ? URI.create(place + u.fileName()) : u.to();
    }

    private int send(Job.Upload u, String verb, URI to, Path text)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(to)
                        .header("Content-Type", "text/plain; charset=utf-8")
                        .method(verb, HttpRequest.BodyPublishers.ofFile(text))
                        .build();
        // what the server has to say beyond its status is of no interest, however long it is
        return exchanged(u, request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    /** A log, too, has an end. */
    private final class Bounded extends FilterOutputStream {
        private long bytes;

        Bounded(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            count(1);
            out.write(b);
        }

        @Override
        public void write(byte[] from, int at, int length) throws IOException {
            count(length);
            out.write(from, at, length);
        }

        private void count(int more) throws IOException {
            bytes += more;
            if (bytes > limits.longestBytes()) {
                throw new BoundedFile.TooLong(limits.longestBytes());
            }
        }
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
