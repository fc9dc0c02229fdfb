package org.tidegate.controller.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.controller.journal.Explanation;
import org.tidegate.controller.journal.JournalFolder;
import org.tidegate.controller.journal.JournalJson;
import org.tidegate.controller.journal.JournalRecord;
import org.tidegate.controller.snapshot.Snapshot;
import org.tidegate.ocpp.OperatorState;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.Published;

/**
 * The technician's console: one page and a read-only JSON interface. It looks at published values
 * and at files, never at a live object, so nothing that happens here can reach the lane.
 */
public final class ConsoleServer implements AutoCloseable {
    /** Where the console is found unless the board file says otherwise. */
    public static final int DEFAULT_PORT = 8443;

    private static final int MOST_SECONDS = 600;
    private static final int MOST_EVENTS = 500;
    private static final Logger LOG = LoggerFactory.getLogger(ConsoleServer.class);

    /**
     * How it is reached.
     *
     * @param address loopback unless the technician's network is meant to see it
     * @param port 0 takes any free one
     * @param hostNames names besides the address under which browsers may call it
     * @param streamEvery time between two snapshots of a stream
     * @param mostStreams further ones are refused
     * @param dropAfter a client that does not take its data for this long is dropped
     */
    public record Options(
            InetAddress address,
            int port,
            Set<String> hostNames,
            Duration streamEvery,
            int mostStreams,
            Duration dropAfter) {

        public static Options loopback(int port) {
            return new Options(
                    InetAddress.getLoopbackAddress(),
                    port,
                    Set.of(),
                    Duration.ofMillis(250),
                    8,
                    Duration.ofSeconds(10));
        }
    }

    /**
     * What it shows.
     *
     * @param history explanations of the past; null when nothing is stored
     * @param boot the journal's boot number
     * @param operator what people should see of the operator
     */
    public record Sources(
            Clock clock,
            Published<Snapshot> snapshots,
            Published<List<JournalRecord>> events,
            TrendPlane trend,
            RideThroughPlane rideThrough,
            @Nullable JournalFolder history,
            long boot,
            Published<OperatorState> operator) {
        /** Nothing of the operator's. */
        public Sources(
                Clock clock,
                Published<Snapshot> snapshots,
                Published<List<JournalRecord>> events,
                TrendPlane trend,
                RideThroughPlane rideThrough,
                @Nullable JournalFolder history,
                long boot) {
            this(
                    clock,
                    snapshots,
                    events,
                    trend,
                    rideThrough,
                    history,
                    boot,
                    new Published<>(OperatorState.offline(clock.nanos())));
        }
    }

    private final Sources sources;
    private final Doorkeeper doorkeeper;
    private final ConsolePage page = ConsolePage.load();
    private final EventStreams streams;
    private final HttpServer server;
    private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();

    private ConsoleServer(Options options, Sources sources, HttpServer server) {
        this.sources = sources;
        this.server = server;
        this.doorkeeper = new Doorkeeper(options.hostNames());
        this.streams =
                new EventStreams(options.streamEvery(), options.mostStreams(), options.dropAfter());
    }

    /**
     * Opens the port and begins to answer.
     *
     * @throws IOException with the address, the reason and a remedy
     */
    public static ConsoleServer start(Options options, Sources sources) throws IOException {
        // Read once per process by the JDK's server: a request that dawdles is dropped after 10 s.
        if (System.getProperty("sun.net.httpserver.maxReqTime") == null) {
            System.setProperty("sun.net.httpserver.maxReqTime", "10");
        }
        if (System.getProperty("jdk.httpserver.maxConnections") == null) {
            System.setProperty("jdk.httpserver.maxConnections", "64");
        }
        var address = new InetSocketAddress(options.address(), options.port());
        HttpServer http;
        try {
            http = HttpServer.create(address, 16);
        } catch (BindException e) {
            throw new IOException(
                    "the console cannot listen on %s port %d: %s; remedy: stop what uses the port, or choose another one with --console-port"
                            .formatted(
                                    options.address().getHostAddress(),
                                    options.port(),
                                    e.getMessage()),
                    e);
        }
        var console = new ConsoleServer(options, sources, http);
        http.setExecutor(console.requests);
        http.createContext("/", console::handle);
        http.start();
        console.streams.start();
        LOG.info("Console on {}", console.uri());
        return console;
    }

    /** Where a browser finds it. */
    public URI uri() {
        InetSocketAddress address = server.getAddress();
        String host = address.getAddress().getHostAddress();
        return URI.create(
                "http://%s:%d/"
                        .formatted(
                                host.contains(":") ? "[" + host + "]" : host, address.getPort()));
    }

    /** Streams being served now. */
    public int streams() {
        return streams.count();
    }

    @Override
    public void close() {
        streams.close();
        server.stop(0);
        requests.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            harden(exchange.getResponseHeaders());
            Optional<Doorkeeper.Refusal> refusal =
                    doorkeeper.check(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI().getPath(),
                            exchange.getRequestHeaders().getFirst("Host"),
                            exchange.getRequestHeaders().getFirst("Sec-Fetch-Site"),
                            exchange.getLocalAddress().getAddress());
            if (refusal.isPresent()) {
                refuse(exchange, refusal.get());
            } else {
                route(exchange);
            }
        } catch (RuntimeException e) {
            LOG.error("Console request failed: {}", exchange.getRequestURI(), e);
            throw e;
        }
    }

    private void route(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestURI().getPath()) {
            case "/" -> page(exchange);
            case "/api/v1/snapshot" -> json(exchange, 200, snapshot());
            case "/api/v1/stream" -> stream(exchange);
            case "/api/v1/ladder" -> ladder(exchange);
            case "/api/v1/events" ->
                    json(
                            exchange,
                            200,
                            SnapshotJson.events(sources.events().latest(), limit(exchange)));
            case "/api/v1/trend" ->
                    json(
                            exchange,
                            200,
                            sources.trend()
                                    .trend((int) number(exchange, "seconds", 300, MOST_SECONDS)));
            case "/api/v1/ride-through" -> json(exchange, 200, sources.rideThrough().node());
            case "/api/v1/health" -> json(exchange, 200, sources.trend().health());
            default ->
                    refuse(
                            exchange,
                            new Doorkeeper.Refusal(404, "there is nothing here", "open /"));
        }
    }

    private void page(HttpExchange exchange) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Security-Policy", page.contentSecurityPolicy());
        send(exchange, 200, "text/html; charset=utf-8", page.html());
    }

    private JsonNode snapshot() {
        Clock clock = sources.clock();
        long nowNanos = clock.nanos();
        ObjectNode node =
                SnapshotJson.node(
                        sources.snapshots().latest(), sources.boot(), nowNanos, clock.wallMillis());
        SnapshotJson.front(node.withObject("/operator"), sources.operator().latest(), nowNanos);
        return node;
    }

    private void stream(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("HEAD")) {
            send(exchange, 200, "text/event-stream", new byte[0]);
            return;
        }
        boolean served =
                streams.serve(
                        exchange,
                        () -> SnapshotJson.bytes(snapshot()),
                        () -> sources.events().latest(),
                        events -> SnapshotJson.bytes(SnapshotJson.events(events, 100)));
        if (!served) {
            refuse(
                    exchange,
                    new Doorkeeper.Refusal(
                            503, "too many consoles are open", "close one and try again"));
        }
    }

    private void ladder(HttpExchange exchange) throws IOException {
        long at = number(exchange, "at", Long.MIN_VALUE, Long.MAX_VALUE);
        if (at == Long.MIN_VALUE) {
            json(exchange, 200, snapshot().path("ladder"));
            return;
        }
        JournalFolder history = sources.history();
        Optional<Explanation> found =
                history == null ? Optional.empty() : history.explanationAt(at);
        if (found.isPresent()) {
            json(exchange, 200, JournalJson.node(found.get()));
        } else {
            refuse(
                    exchange,
                    new Doorkeeper.Refusal(
                            404,
                            "no explanation is stored for that moment",
                            "ask for a time within the last 48 hours in which the charger ran"));
        }
    }

    private static int limit(HttpExchange exchange) {
        return (int) number(exchange, "limit", 100, MOST_EVENTS);
    }

    /** A whole number from the query; the preset when missing or nonsense. */
    private static long number(HttpExchange exchange, String key, long preset, long atMost) {
        String query = exchange.getRequestURI().getRawQuery();
        for (String part : (query == null ? "" : query).split("&", -1)) {
            if (part.startsWith(key + "=")) {
                String digits = part.substring(key.length() + 1);
                return digits.matches("[0-9]{1,18}")
                        ? Math.min(Long.parseLong(digits), atMost)
                        : preset;
            }
        }
        return preset;
    }

    private static void harden(Headers headers) {
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Cache-Control", "no-store");
    }

    private static void refuse(HttpExchange exchange, Doorkeeper.Refusal refusal)
            throws IOException {
        if (refusal.status() == 405) {
            exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        }
        json(exchange, refusal.status(), SnapshotJson.error(refusal.problem(), refusal.remedy()));
    }

    private static void json(HttpExchange exchange, int status, JsonNode node) throws IOException {
        send(exchange, status, "application/json; charset=utf-8", SnapshotJson.bytes(node));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }
}
