package org.tidegate.ocpp.internal.message;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.json.Range;
import org.tidegate.ocpp.internal.json.Since21;
import org.tidegate.ocpp.internal.json.Text;

/** Values at a high rate (block N, periodic event streams). */
public interface Streams {

    @Since21
    record OpenPeriodicEventStream(ConstantStreamData constantStreamData) implements StationCall {}

    @Since21
    record OpenPeriodicEventStreamResponse(
            OperatorCall.GenericStatus status, Data.@Nullable StatusInfo statusInfo)
            implements OperatorAnswer {}

    @Since21
    record ClosePeriodicEventStream(@Range(min = 0) int id) implements StationCall {}

    @Since21
    record NotifyPeriodicEventStream(
            List<StreamDataElement> data,
            @Range(min = 0) int id,
            @Range(min = 0) int pending,
            Instant basetime)
            implements StationSend {}

    @Since21
    record AdjustPeriodicEventStream(@Range(min = 0) int id, StreamParams params)
            implements OperatorCall {}

    @Since21
    record AdjustPeriodicEventStreamResponse(
            OperatorCall.GenericStatus status, Data.@Nullable StatusInfo statusInfo)
            implements OperatorCall.Answer {}

    @Since21
    record GetPeriodicEventStream() implements OperatorCall {}

    @Since21
    record GetPeriodicEventStreamResponse(@Nullable List<ConstantStreamData> constantStreamData)
            implements OperatorCall.Answer {}

    record StreamParams(
            @Range(min = 0) @Nullable Integer interval, @Range(min = 0) @Nullable Integer values) {}

    record ConstantStreamData(
            @Range(min = 0) int id,
            StreamParams params,
            @Range(min = 0) int variableMonitoringId) {}

    record StreamDataElement(double t, @Text(2500) String v) {}
}
