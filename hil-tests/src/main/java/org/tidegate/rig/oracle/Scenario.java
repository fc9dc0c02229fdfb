package org.tidegate.rig.oracle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * What a vector's JSON says about it.
 *
 * @param name from the file, or the file's own name
 */
public record Scenario(Path file, String name, JsonNode json) {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    public static Scenario read(Path file) throws BadFile {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException _) {
            throw BadFile.of(file, "there is no such file", "check the path");
        } catch (IOException e) {
            throw BadFile.of(file, "cannot be read: " + e.getMessage(), "check the permissions");
        }
        return parse(file, bytes);
    }

    static Scenario parse(Path file, byte[] bytes) throws BadFile {
        try {
            JsonNode json = JSON.readTree(bytes);
            if (json == null || !json.isObject()) {
                throw BadFile.at(
                        file, 1, 1, "this is not a scenario", "a scenario is one JSON object");
            }
            String plain = String.valueOf(file.getFileName()).replaceFirst("\\.json$", "");
            return new Scenario(file, json.path("name").asText(plain), json);
        } catch (JsonProcessingException e) {
            long line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            long column = e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
            throw BadFile.at(
                    file,
                    line,
                    column,
                    "not valid JSON: " + e.getOriginalMessage(),
                    "correct it at this place");
        } catch (IOException e) {
            throw BadFile.of(file, "cannot be read: " + e.getMessage(), "check the file");
        }
    }

    /** Names the setting that cannot be used. */
    public BadFile badSetting(String path, String reason, String remedy) {
        return BadFile.of(file, path + ": " + reason, remedy);
    }

    /** A number that has to be there. */
    public double number(JsonNode parent, String path, String key) throws BadFile {
        JsonNode value = parent.path(key);
        if (!value.isNumber()) {
            throw badSetting(
                    path + "." + key,
                    value.isMissingNode() ? "is missing" : value + " is not a number",
                    "give it a number");
        }
        return value.asDouble();
    }
}
