package org.tidegate.rig.bench;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.chargetime.ocpp.JSONCommunicator;
import eu.chargetime.ocpp.model.Message;
import eu.chargetime.ocpp.model.Request;
import eu.chargetime.ocpp.model.core.RemoteStartTransactionRequest;
import eu.chargetime.ocpp.model.smartcharging.SetChargingProfileRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.tidegate.ocpp.OcppFrames;

/**
 * A frame of an operator read and checked: here, by the best-known Java library with its own
 * validation, and by plain Jackson records without any. OCPP 1.6, because that library's newest
 * release speaks it; ours also translates to the station's words.
 */
@State(Scope.Thread)
public class OcppBenchmark {

    /** How many periods the charging profile in the frame has. */
    @Param public Size size = Size.SMALL;

    /** What is sent. */
    public enum Size {
        /** A remote start without a profile. */
        SMALL(0),
        /** A profile of a day in hours. */
        MEDIUM(24),
        /** A profile of two days in quarters of an hour. */
        LARGE(192);

        private final int periods;

        Size(int periods) {
            this.periods = periods;
        }

        Class<? extends Request> foreign() {
            return this == SMALL
                    ? RemoteStartTransactionRequest.class
                    : SetChargingProfileRequest.class;
        }

        Class<? extends Record> plain() {
            return this == SMALL ? Start.class : Set.class;
        }

        String frame() {
            if (this == SMALL) {
                return "[2,\"b1d6a2b4-7f5e-4c55-a0d6-0f4bb9b9c0aa\",\"RemoteStartTransaction\","
                        + "{\"connectorId\":1,\"idTag\":\"04A2B3C4D5E6F7\"}]";
            }
            var frame =
                    new StringBuilder("[2,\"b1d6a2b4-7f5e-4c55-a0d6-0f4bb9b9c0aa\",")
                            .append("\"SetChargingProfile\",{\"connectorId\":1,")
                            .append("\"csChargingProfiles\":{\"chargingProfileId\":8,")
                            .append("\"stackLevel\":2,\"chargingProfilePurpose\":")
                            .append("\"TxDefaultProfile\",\"chargingProfileKind\":\"Absolute\",")
                            .append("\"validFrom\":\"2026-06-01T00:00:00Z\",\"chargingSchedule\":")
                            .append("{\"duration\":172800,\"startSchedule\":")
                            .append("\"2026-06-01T00:00:00Z\",\"chargingRateUnit\":\"W\",")
                            .append("\"chargingSchedulePeriod\":[");
            for (int i = 0; i < periods; i++) {
                frame.append(i == 0 ? "" : ",")
                        .append("{\"startPeriod\":%d,".formatted(i * 900))
                        .append("\"limit\":%d.5,\"numberPhases\":3}".formatted(3000 + i * 37));
            }
            return frame.append("]}}}]").toString();
        }
    }

    record Start(@Nullable Integer connectorId, @Nullable String idTag) {}

    record Set(int connectorId, @Nullable Profile csChargingProfiles) {}

    record Profile(
            int chargingProfileId,
            int stackLevel,
            @Nullable String chargingProfilePurpose,
            @Nullable String chargingProfileKind,
            @Nullable String validFrom,
            @Nullable Schedule chargingSchedule) {}

    record Schedule(
            @Nullable Integer duration,
            @Nullable String startSchedule,
            @Nullable String chargingRateUnit,
            @Nullable List<Period> chargingSchedulePeriod) {}

    record Period(int startPeriod, double limit, @Nullable Integer numberPhases) {}

    /** Opens what the library keeps to its own kind. */
    private static final class Foreign extends JSONCommunicator {
        Foreign() {
            super(null);
        }

        Message frame(String text) {
            return parse(text);
        }
    }

    private final ObjectMapper mapper = new ObjectMapper();
    private final OcppFrames frames = OcppFrames.of("ocpp1.6");
    private final Foreign foreign = new Foreign();
    private String frame = "";

    /** Prepares the frame, and sees that all three read it. */
    @Setup
    public void prepare() throws Exception {
        frame = size.frame();
        if (tidegate().fate() != OcppFrames.Fate.REQUEST
                || !chargetime().validate()
                || jackson() == null) {
            throw new IllegalStateException("somebody cannot read " + frame);
        }
    }

    @Benchmark
    public OcppFrames.Verdict tidegate() {
        return frames.read(frame);
    }

    @Benchmark
    public Request chargetime() throws Exception {
        Message message = foreign.frame(frame);
        Request request = foreign.unpackPayload(message.getPayload(), size.foreign());
        if (!request.validate()) {
            throw new IllegalStateException("not valid");
        }
        return request;
    }

    @Benchmark
    public Record jackson() throws IOException {
        try (JsonParser in = mapper.createParser(frame)) {
            in.nextToken();
            in.nextToken();
            in.nextToken();
            in.nextToken();
            in.nextToken();
            return mapper.readValue(in, size.plain());
        }
    }
}
