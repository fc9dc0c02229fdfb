package org.tidegate.controller.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.tidegate.controller.console.ConsoleServer;
import picocli.CommandLine.Option;

/** The running charger, as the console shows it. A picocli mix-in: every live command has --url. */
final class ConsoleClient {
    static final String DEFAULT_URL = "http://127.0.0.1:" + ConsoleServer.DEFAULT_PORT;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = DEFAULT_URL,
            description = "where the console is (default: ${DEFAULT-VALUE})")
    @SuppressWarnings("NullAway.Init") // picocli fills it before anything runs
    private URI url;

    JsonNode get(String path) {
        if (url.getScheme() == null || url.getHost() == null) {
            throw new CommandException(
                    TidegateCommand.USAGE,
                    "'" + url + "' is not the address of a console",
                    "write it like " + DEFAULT_URL);
        }
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpRequest request =
                    HttpRequest.newBuilder(url.resolve(path)).timeout(PATIENCE).build();
            HttpResponse<String> response =
                    client.send(request, HttpResponse.BodyHandlers.ofString());
            return body(response);
        } catch (IOException e) {
            throw unreachable(reason(e));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw unreachable("interrupted");
        }
    }

    private JsonNode body(HttpResponse<String> response) {
        JsonNode node;
        try {
            node = MAPPER.readTree(response.body());
        } catch (JsonProcessingException _) {
            throw unreachable("what answers there is not a Tidegate console");
        }
        if (response.statusCode() != 200) {
            throw new CommandException(
                    TidegateCommand.FAILED,
                    node.path("error").asText("the console answers " + response.statusCode()),
                    node.path("remedy").asText(""));
        }
        return node;
    }

    private CommandException unreachable(String reason) {
        return new CommandException(
                TidegateCommand.UNREACHABLE,
                "no charger at " + url + ": " + reason,
                "start one with `tidegate run` or `tidegate demo`, or name another address with"
                        + " --url");
    }

    private static String reason(IOException e) {
        if (e instanceof ConnectException) {
            return "nothing listens there";
        }
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }
}
