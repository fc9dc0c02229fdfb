package org.tidegate.rig.operator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** What a strict operator looks for in every payload, whatever it says. */
final class StrictForm {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Pattern LOOKS_LIKE_A_TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT.*");
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");

    private StrictForm() {}

    /** Numbers as they stand in the text: plain, with at most six decimals. */
    static void numbers(String frame, Consumer<String> fault) {
        try (JsonParser in = JSON.createParser(frame)) {
            for (JsonToken t = in.nextToken(); t != null; t = in.nextToken()) {
                if (t.isNumeric()) {
                    String text = in.getText();
                    int point = text.indexOf('.');
                    if (text.matches(".*[eE+].*")) {
                        fault.accept("an exponent: " + text);
                    }
                    if (point >= 0 && text.length() - point - 1 > 6) {
                        fault.accept("more than six decimals: " + text);
                    }
                }
            }
        } catch (IOException e) {
            fault.accept("no JSON: " + frame);
        }
    }

    /** No nulls, nothing empty, every time in UTC with milliseconds. */
    static void values(String at, JsonNode node, Consumer<String> fault) {
        if (node.isNull()) {
            fault.accept(at + " is null");
        } else if (node.isContainerNode()) {
            if (node.isEmpty() && !at.isEmpty()) {
                fault.accept(at + " is empty");
            }
            for (Map.Entry<String, JsonNode> each : node.properties()) {
                values(at + "/" + each.getKey(), each.getValue(), fault);
            }
            for (int i = 0; node.isArray() && i < node.size(); i++) {
                values(at + "/" + i, node.get(i), fault);
            }
        } else if (node.isTextual()) {
            String text = node.asText();
            if (LOOKS_LIKE_A_TIME.matcher(text).matches() && !TIME.matcher(text).matches()) {
                fault.accept(at + " is no time in UTC with milliseconds: " + text);
            }
        }
    }
}
