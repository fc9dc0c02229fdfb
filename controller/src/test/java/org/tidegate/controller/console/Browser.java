package org.tidegate.controller.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * A headless Chromium, spoken to over its debugging protocol. Virtual time would be simpler, but it
 * stands still while a stream is open.
 */
final class Browser implements AutoCloseable, WebSocket.Listener {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int PATIENCE_SECONDS = 60; // for machines that do other work, too

    private final Process process;
    private final HttpClient client = HttpClient.newHttpClient();
    private final WebSocket socket;
    private final StringBuilder incoming = new StringBuilder();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private int lastId;

    private Browser(Process process, Path profile) throws Exception {
        this.process = process;
        int port = port(process, profile);
        this.socket =
                client.newWebSocketBuilder().buildAsync(pageSocket(port), this).get(30, TimeUnit.SECONDS);
    }

    /** Skips the test when there is no browser. */
    static Browser start(Path profile) throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(CHROMIUM), CHROMIUM + " is not installed");
        var command =
                List.of(
                        CHROMIUM.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--hide-scrollbars",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank");
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try {
            return new Browser(process, profile);
        } catch (Exception e) {
            process.destroyForcibly();
            throw e;
        }
    }

    void open(URI uri) throws Exception {
        call("Page.navigate", MAPPER.createObjectNode().put("url", uri.toString()));
    }

    void size(int width, int height) throws Exception {
        call(
                "Emulation.setDeviceMetricsOverride",
                MAPPER.createObjectNode()
                        .put("width", width)
                        .put("height", height)
                        .put("deviceScaleFactor", 1)
                        .put("mobile", false));
    }

    void prefer(String scheme, boolean reducedMotion) throws Exception {
        ObjectNode media = MAPPER.createObjectNode();
        var features = media.putArray("features");
        features.addObject().put("name", "prefers-color-scheme").put("value", scheme);
        features.addObject()
                .put("name", "prefers-reduced-motion")
                .put("value", reducedMotion ? "reduce" : "no-preference");
        call("Emulation.setEmulatedMedia", media);
    }

    JsonNode evaluate(String script) throws Exception {
        JsonNode answer =
                call(
                        "Runtime.evaluate",
                        MAPPER.createObjectNode()
                                .put("expression", script)
                                .put("returnByValue", true)
                                .put("awaitPromise", true));
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(answer.toPrettyString());
        }
        return answer.path("result").path("value");
    }

    /** Text of the element, white space collapsed. */
    String text(String selector) throws Exception {
        return evaluate("document.querySelector('" + selector + "').innerText").asText().replaceAll("\\s+", " ");
    }

    /** Waits in real time until the script's value is true. */
    void await(String script) throws Exception {
        for (int i = 0; i < PATIENCE_SECONDS * 10; i++) {
            if (evaluate(script).asBoolean()) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("never became true: " + script + "\n" + text("body"));
    }

    void screenshot(Path file) throws Exception {
        ObjectNode how = MAPPER.createObjectNode().put("format", "png").put("captureBeyondViewport", true);
        Files.write(file, Base64.getDecoder().decode(call("Page.captureScreenshot", how).path("data").asText()));
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        incoming.append(data);
        if (last) {
            try {
                JsonNode message = MAPPER.readTree(incoming.toString());
                CompletableFuture<JsonNode> waiting = answers.remove(message.path("id").asInt());
                if (waiting != null) {
                    waiting.complete(message);
                }
            } catch (IOException e) {
                throw new AssertionError(e);
            } finally {
                incoming.setLength(0);
            }
        }
        from.request(1);
        return null;
    }

    @Override
    public void close() {
        socket.abort();
        client.shutdownNow();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
    }

    private JsonNode call(String method, ObjectNode parameters) throws Exception {
        int id = ++lastId;
        var answer = new CompletableFuture<JsonNode>();
        answers.put(id, answer);
        ObjectNode message = MAPPER.createObjectNode().put("id", id).put("method", method);
        message.set("params", parameters);
        socket.sendText(message.toString(), true).get(30, TimeUnit.SECONDS);
        JsonNode got = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (got.has("error")) {
            throw new AssertionError(method + ": " + got.path("error"));
        }
        return got.path("result");
    }

    private static int port(Process process, Path profile) throws Exception {
        Path file = profile.resolve("DevToolsActivePort");
        for (int i = 0; i < PATIENCE_SECONDS * 10 && process.isAlive(); i++) {
            if (Files.exists(file) && Files.size(file) > 0) {
                return Integer.parseInt(Files.readAllLines(file).getFirst());
            }
            Thread.sleep(100);
        }
        throw new AssertionError("Chromium did not start");
    }

    private URI pageSocket(int port) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list"));
        for (int i = 0; i < PATIENCE_SECONDS * 10; i++) {
            String body = client.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
            for (JsonNode target : MAPPER.readTree(body)) {
                if (target.path("type").asText().equals("page")) {
                    return URI.create(target.path("webSocketDebuggerUrl").asText());
                }
            }
            Thread.sleep(100);
        }
        throw new AssertionError("Chromium has no page");
    }
}
