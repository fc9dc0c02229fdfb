package org.tidegate.rig.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Finds a sampled value in a TransactionEvent as it went over the wire. */
final class MeterText {
    private MeterText() {}

    static double value(String frame, String measurand) {
        try {
            JsonNode root = new ObjectMapper().readTree(frame);
            double found = Double.NaN;
            for (JsonNode meter : root.path(3).path("meterValue")) {
                for (JsonNode sample : meter.path("sampledValue")) {
                    if (sample.path("measurand").asText().equals(measurand)) {
                        found = sample.path("value").asDouble();
                    }
                }
            }
            return found;
        } catch (JsonProcessingException e) {
            throw new AssertionError(frame, e);
        }
    }
}
