package org.tidegate.rig.fuzz;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.tidegate.ocpp.OcppFrames;
import org.tidegate.ocpp.OcppFrames.Fate;

/** Frames of an operator: nothing that is not JSON is ever taken, and every reply is JSON. */
public final class OcppTarget {
    private static final JsonFactory JUDGE =
            JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private OcppTarget() {}

    /** The same frame to all versions. */
    public static void fuzzerTestOneInput(byte[] data) {
        OcppFrames.subprotocols().forEach(version -> read(version, data));
    }

    static void ocpp16(byte[] data) {
        read("ocpp1.6", data);
    }

    static void ocpp201(byte[] data) {
        read("ocpp2.0.1", data);
    }

    static void ocpp21(byte[] data) {
        read("ocpp2.1", data);
    }

    private static void read(String version, byte[] data) {
        String frame = new String(data, StandardCharsets.UTF_8);
        OcppFrames frames = OcppFrames.of(version);
        OcppFrames.Verdict verdict = frames.read(frame);
        boolean taken =
                verdict.fate() == Fate.REQUEST
                        || verdict.fate() == Fate.SETTLED
                        || verdict.fate() == Fate.ANSWER;
        Broken.unless(!taken || isJson(frame), "what is taken is JSON: " + verdict);
        Broken.unless(
                verdict.reply().isEmpty() || isJson(verdict.reply()),
                "what is replied is JSON: " + verdict);
        Broken.unless(
                frames.read(frame).fate() == verdict.fate(), "a frame is read the same twice");
    }

    private static boolean isJson(String text) {
        try (JsonParser in = JUDGE.createParser(text)) {
            if (in.nextToken() == null) {
                return false;
            }
            in.skipChildren();
            return in.nextToken() == null;
        } catch (IOException _) {
            return false;
        }
    }
}
