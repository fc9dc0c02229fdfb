package org.tidegate.rig.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A central system that somebody else has written, in a process of its own. {@code csms/foreign.cjs}
 * runs a server of one of Node's OCPP packages, does what it reads and writes down what it hears,
 * one JSON a line.
 *
 * <p>The packages are never part of this project: they are looked for where {@code NODE_PATH}
 * points to, or in {@code ../foreign-csms/node_modules} beside the project ({@code npm install
 * --prefix ../foreign-csms ocpp-rpc ocpp-ws-io}).
 */
final class ForeignCsms implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path BESIDE = Path.of("../../foreign-csms/node_modules");
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(40);

    private final Process process;
    private final BufferedWriter orders;
    private final List<JsonNode> lines = new CopyOnWriteArrayList<>();
    private int calls;

    /** Why these tests cannot run here; empty if they can. */
    static Optional<String> missing(String library) {
        try {
            Process probe = node("-e", "require('" + library + "')");
            boolean there = probe.waitFor(30, TimeUnit.SECONDS) && probe.exitValue() == 0;
            probe.destroyForcibly();
            return there
                    ? Optional.empty()
                    : Optional.of("Node's package " + library + " is not installed");
        } catch (IOException e) {
            return Optional.of("Node is not installed");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Process node(String... arguments) throws IOException {
        var builder = new ProcessBuilder("node");
        builder.command().addAll(List.of(arguments));
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        if (Files.isDirectory(BESIDE)) {
            builder.environment().put("NODE_PATH", BESIDE.toAbsolutePath().toString());
        }
        return builder.start();
    }

    /**
     * @param strict whether the package judges every message by schemas of its own
     */
    ForeignCsms(String library, String subprotocol, boolean strict) throws Exception {
        Path script = Path.of(
                        Objects.requireNonNull(
                                        ForeignCsms.class.getResource("/csms/foreign.cjs"))
                                .toURI());
        process = node(script.toString(), library, subprotocol, Boolean.toString(strict));
        orders = process.outputWriter(StandardCharsets.UTF_8);
        Thread.ofVirtual().start(this::listen);
    }

    private void listen() {
        try (BufferedReader in = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(JSON.readTree(line));
            }
        } catch (IOException _) {
            // it has ended
        }
    }

    URI url() {
        int port = first("it listens", l -> l.has("listening")).path("listening").asInt();
        return URI.create("ws://localhost:" + port + "/ocpp");
    }

    private JsonNode first(String what, Predicate<JsonNode> wanted) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            for (JsonNode each : lines) {
                if (wanted.test(each)) {
                    return each;
                }
            }
            assertThat(System.nanoTime()).as("%s; so far: %s", what, lines).isLessThan(end);
            LiveStation.rest(10);
        }
    }

    /** The answer, or {@code {"error":{"code":…,"message":…}}}. */
    JsonNode call(String action, String payload) {
        int id = ++calls;
        ObjectNode order = JSON.createObjectNode().put("call", id).put("action", action);
        order.set("payload", parsed(payload));
        write(order);
        JsonNode line =
                first("answer to " + action, l -> l.path("answer").asInt(0) == id);
        return line.has("result") ? line.path("result") : line;
    }

    String status(String action, String payload) {
        JsonNode answer = call(action, payload);
        return answer.path("status").asText(answer.toString());
    }

    /** From now on every such call is answered with this. */
    void answers(String action, String payload) {
        ObjectNode order = JSON.createObjectNode().put("script", action);
        order.set("payload", parsed(payload));
        write(order);
    }

    private void write(JsonNode order) {
        try {
            orders.write(order.toString());
            orders.newLine();
            orders.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Payloads of the station's calls of this kind, oldest first. */
    List<JsonNode> got(String action) {
        return lines.stream()
                .filter(l -> l.path("got").asText().equals(action))
                .map(l -> l.path("payload"))
                .toList();
    }

    @Nullable JsonNode lastOf(String action) {
        List<JsonNode> all = got(action);
        return all.isEmpty() ? null : all.getLast();
    }

    /** What the package did not like. */
    List<String> faults() {
        return lines.stream().filter(l -> l.has("fault")).map(JsonNode::toString).toList();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
