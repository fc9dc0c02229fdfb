package org.tidegate.controller.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidegate.controller.FailingDisk;
import org.tidegate.runtime.VirtualClock;

class ConsoleServerTest {
    private static final long WALL = 1_767_225_600_000L; // 2026-01-01T00:00:00Z

    private final VirtualClock clock = new VirtualClock(WALL);
    private final FakeCharger charger =
            new FakeCharger(FakeCharger.Scene.DISCHARGING, clock, new FailingDisk());
    private ConsoleServer console = start(Duration.ofMillis(20), 2, Duration.ofMillis(300));
    private final HttpClient client = HttpClient.newHttpClient();

    private ConsoleServer start(Duration streamEvery, int mostStreams, Duration dropAfter) {
        try {
            return ConsoleServer.start(
                    new ConsoleServer.Options(
                            InetAddress.getLoopbackAddress(),
                            0,
                            Set.of("charger.example"),
                            streamEvery,
                            mostStreams,
                            dropAfter),
                    charger.sources());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void aSecondPasses() {
        for (int i = 0; i < 20; i++) {
            clock.advance(Duration.ofMillis(100));
            charger.step();
        }
    }

    @AfterEach
    void close() {
        console.close();
        client.close();
    }

    @Test
    void the_snapshot_says_what_flows_and_why() throws Exception {
        JsonNode s = json("/api/v1/snapshot");

        assertThat(s.at("/state/id").asText()).isEqualTo("DISCHARGING");
        assertThat(s.at("/state/direction").asText()).isEqualTo("INTO_GRID");
        assertThat(s.at("/power/acPowerW").asDouble()).isBetween(-3240.0, -3160.0);
        assertThat(s.at("/power/setpointW").asDouble()).isEqualTo(-3200);
        assertThat(s.at("/grid/voltageL1V").asDouble()).isBetween(228.0, 234.0);
        assertThat(s.at("/ladder/rules/5/binding").asBoolean()).isTrue();
        assertThat(s.at("/ladder/rules/7").has("lowW")).as("no limit is no number").isFalse();
        assertThat(s.at("/session/exportMilliWh").asLong()).isEqualTo(412_000);
        assertThat(s.at("/wallMillis").asLong()).isEqualTo(WALL + 2_000);
        assertThat(s.at("/operator").has("targetW")).as("NaN is left out").isFalse();
    }

    @Test
    void a_lane_that_stands_still_is_told_by_its_age() throws Exception {
        clock.advance(Duration.ofSeconds(5));

        assertThat(json("/api/v1/snapshot").path("ageMillis").asLong()).isEqualTo(5_000);
    }

    @Test
    void the_ladder_of_now_and_of_a_past_moment() throws Exception {
        assertThat(json("/api/v1/ladder").path("sentence").asText()).startsWith("−3.2 kW: asked");
        assertThat(json("/api/v1/ladder?at=" + (WALL + 1_500)).path("wallMillis").asLong())
                .isBetween(WALL, WALL + 1_500);

        HttpResponse<String> never = get("/api/v1/ladder?at=1000", "localhost");
        assertThat(never.statusCode()).isEqualTo(404);
        assertThat(never.body()).contains("no explanation is stored", "remedy");
    }

    @Test
    void events_come_newest_first() throws Exception {
        JsonNode events = json("/api/v1/events?limit=3");

        assertThat(events).hasSize(3);
        assertThat(events.at("/0/name").asText()).isEqualTo("DIRECTION_CHANGED");
        assertThat(events.at("/1/name").asText()).isEqualTo("OPERATOR_BACK");
    }

    @Test
    void the_trend_has_columns_of_one_length_and_keeps_its_gap() throws Exception {
        JsonNode trend = json("/api/v1/trend?seconds=400");

        int length = trend.path("nanos").size();
        assertThat(length).isGreaterThan(1_300);
        for (String column : new String[] {"voltageL1V", "frequencyHz", "acPowerW", "socPercent"}) {
            assertThat(trend.path(column)).as(column).hasSize(length);
        }
        long longest = 0;
        for (int i = 1; i < length; i++) {
            long step =
                    trend.path("nanos").get(i).asLong() - trend.path("nanos").get(i - 1).asLong();
            assertThat(step).isPositive();
            longest = Math.max(longest, step);
        }
        assertThat(longest).isGreaterThan(14_000_000_000L);
        assertThat(json("/api/v1/trend?seconds=10").path("nanos")).hasSize(50);
    }

    @Test
    void the_ride_through_point_names_every_stage_and_the_next_to_trip() throws Exception {
        JsonNode calm = json("/api/v1/ride-through");
        assertThat(calm.path("next").asText()).isEmpty();
        assertThat(calm.path("stages").size()).isGreaterThan(4);
        assertThat(calm.at("/stages/0/margin").isNumber()).isTrue();
        assertThat(calm.at("/stages/0/delaySeconds").asDouble()).isPositive();
        assertThat(calm.path("lowestPu").asDouble()).isBetween(0.9, 1.1);
    }

    @Test
    void health_tells_percentiles() throws Exception {
        JsonNode health = json("/api/v1/health");

        assertThat(health.at("/latenessNanos/p99").asLong()).isBetween(79_000L, 82_000L);
        assertThat(health.at("/cyclesLookedAt").asLong()).isGreaterThan(1_000);
    }

    @Test
    void a_stream_delivers_snapshots_and_events() throws Exception {
        List<String> lines = stream(40);

        assertThat(lines).contains("event: snapshot", "event: events");
        String data = lines.get(lines.indexOf("event: snapshot") + 1);
        assertThat(new ObjectMapper().readTree(data.substring(6)).at("/state/id").asText())
                .isEqualTo("DISCHARGING");
        assertThat(lines.stream().filter(l -> l.equals("event: events")).count())
                .as("unchanged events are sent once")
                .isEqualTo(1);
    }

    @Test
    void a_stranger_host_name_is_refused() throws Exception {
        // The JDK's client does not let a test forge Host, so this one speaks for itself.
        assertThat(raw("GET /api/v1/snapshot HTTP/1.1", "Host: evil.example"))
                .startsWith("HTTP/1.1 403");
        assertThat(raw("GET / HTTP/1.1", "Host: evil.example:" + port()))
                .startsWith("HTTP/1.1 403");
        assertThat(raw("GET / HTTP/1.0")).startsWith("HTTP/1.1 403");
        assertThat(raw("GET / HTTP/1.1", "Host: charger.example")).startsWith("HTTP/1.1 200");
    }

    @Test
    void another_page_in_the_same_browser_is_refused() throws Exception {
        assertThat(
                        raw(
                                "GET /api/v1/snapshot HTTP/1.1",
                                "Host: localhost",
                                "Sec-Fetch-Site: cross-site"))
                .startsWith("HTTP/1.1 403");
        assertThat(raw("GET / HTTP/1.1", "Host: localhost", "Sec-Fetch-Site: cross-site"))
                .as("a link to the page itself may be followed")
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void nothing_but_reading_is_served_and_nothing_is_shared_with_other_origins() throws Exception {
        HttpResponse<String> post =
                client.send(
                        HttpRequest.newBuilder(uri("/api/v1/snapshot", "localhost"))
                                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(post.statusCode()).isEqualTo(405);
        assertThat(post.headers().firstValue("Allow")).contains("GET, HEAD");

        var headers = get("/", "localhost").headers();
        assertThat(headers.firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Cache-Control")).contains("no-store");
        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "script-src 'sha256-", "connect-src 'self'")
                .doesNotContain("unsafe");
        assertThat(get("/../etc/passwd", "localhost").statusCode()).isEqualTo(404);
    }

    @Test
    void streams_are_bounded() throws Exception {
        try (Socket one = open("/api/v1/stream");
                Socket two = open("/api/v1/stream")) {
            assertThat(one.getInputStream().read()).isPositive();
            assertThat(two.getInputStream().read()).isPositive();
            assertThat(get("/api/v1/stream", "localhost").statusCode()).isEqualTo(503);
            assertThat(get("/api/v1/snapshot", "localhost").statusCode()).isEqualTo(200);
        }
        eventually(() -> console.streams() == 0);
        assertThat(stream(4)).isNotEmpty();
    }

    @Test
    void a_client_that_does_not_take_its_data_is_dropped() throws Exception {
        console.close();
        console = start(Duration.ofMillis(0), 2, Duration.ofMillis(300));
        try (Socket lazy = new Socket()) {
            lazy.setReceiveBufferSize(4_096);
            lazy.connect(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port()));
            request(lazy, "/api/v1/stream");
            eventually(() -> console.streams() == 1);
            eventually(() -> console.streams() == 0);
        }
        assertThat(get("/api/v1/snapshot", "localhost").statusCode()).isEqualTo(200);
    }

    @Test
    void a_port_in_use_is_told_with_a_remedy() {
        assertThatThrownBy(() ->
                        ConsoleServer.start(
                                ConsoleServer.Options.loopback(port()), charger.sources()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("port " + port())
                .hasMessageContaining("remedy");
    }

    private int port() {
        return console.uri().getPort();
    }

    private URI uri(String path, String host) {
        return URI.create("http://" + host + ":" + port() + path);
    }

    private HttpResponse<String> get(String path, String host) throws Exception {
        return client.send(
                HttpRequest.newBuilder(uri(path, host)).timeout(Duration.ofSeconds(10)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode json(String path) throws Exception {
        HttpResponse<String> response = get(path, "127.0.0.1");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return new ObjectMapper().readTree(response.body());
    }

    private Socket open(String path) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port());
        socket.setSoTimeout(10_000);
        request(socket, path);
        return socket;
    }

    private static void request(Socket socket, String path) throws IOException {
        socket.getOutputStream()
                .write(
                        "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n"
                                .formatted(path)
                                .getBytes(StandardCharsets.US_ASCII));
    }

    private String raw(String... head) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(
                            (String.join("\r\n", head) + "\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
            var in =
                    new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            return String.valueOf(in.readLine());
        }
    }

    private List<String> stream(int count) throws IOException {
        try (Socket socket = open("/api/v1/stream")) {
            var in =
                    new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            var lines = new ArrayList<String>();
            while (lines.size() < count) {
                String line = in.readLine();
                if (line == null) {
                    break;
                }
                lines.add(line);
            }
            return lines;
        }
    }

    /** Sockets are real, so this one thing waits for real time. */
    private static void eventually(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 1_500 && !condition.getAsBoolean(); i++) {
            Thread.sleep(10);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
