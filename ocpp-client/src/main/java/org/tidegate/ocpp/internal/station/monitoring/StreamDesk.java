package org.tidegate.ocpp.internal.station.monitoring;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.message.Data.StatusInfo;
import org.tidegate.ocpp.internal.message.OperatorAnswer;
import org.tidegate.ocpp.internal.message.OperatorCall;
import org.tidegate.ocpp.internal.message.OperatorCall.GenericStatus;
import org.tidegate.ocpp.internal.message.Streams.AdjustPeriodicEventStream;
import org.tidegate.ocpp.internal.message.Streams.AdjustPeriodicEventStreamResponse;
import org.tidegate.ocpp.internal.message.Streams.ClosePeriodicEventStream;
import org.tidegate.ocpp.internal.message.Streams.ConstantStreamData;
import org.tidegate.ocpp.internal.message.Streams.GetPeriodicEventStreamResponse;
import org.tidegate.ocpp.internal.message.Streams.NotifyPeriodicEventStream;
import org.tidegate.ocpp.internal.message.Streams.OpenPeriodicEventStream;
import org.tidegate.ocpp.internal.message.Streams.OpenPeriodicEventStreamResponse;
import org.tidegate.ocpp.internal.message.Streams.StreamDataElement;
import org.tidegate.ocpp.internal.message.Streams.StreamParams;
import org.tidegate.ocpp.internal.station.Desk;
import org.tidegate.ocpp.internal.station.Moment;
import org.tidegate.ocpp.internal.station.Reply;
import org.tidegate.ocpp.internal.station.Surroundings;

/**
 * Values of periodic monitors in batches nobody answers (OCPP 2.1 N11 to N15). What is not sent
 * while the operator is away is dropped: a stream is telemetry, not a record.
 */
public final class StreamDesk implements Desk {
    public static final int MOST_STREAMS = 4;
    private static final int MOST_VALUES = 100;

    /** One stream; its id is its monitor's. */
    private static final class Stream {
        StreamParams params;
        boolean open;
        Instant base = Instant.EPOCH;
        long sentNanos;
        final List<StreamDataElement> values = new ArrayList<>();

        Stream(StreamParams params, long nowNanos) {
            this.params = params;
            this.sentNanos = nowNanos;
        }
    }

    private final Surroundings at;
    private final Map<Integer, Stream> streams = new TreeMap<>();

    public StreamDesk(Surroundings at) {
        this.at = at;
    }

    boolean hasRoomFor(@Nullable Integer id) {
        return streams.size() < MOST_STREAMS || (id != null && streams.containsKey(id));
    }

    void open(int id, StreamParams params, Moment now) {
        var stream = new Stream(params, now.nanos());
        streams.put(id, stream);
        at.request(
                new OpenPeriodicEventStream(new ConstantStreamData(id, params, id)),
                new Reply() {
                    @Override
                    public void answered(OperatorAnswer answer, Moment when) {
                        stream.open =
                                answer instanceof OpenPeriodicEventStreamResponse r
                                        && r.status() == GenericStatus.ACCEPTED;
                        stream.sentNanos = when.nanos();
                        if (!stream.open) {
                            streams.remove(id, stream); // its monitor goes on with NotifyEvent
                        }
                    }

                    @Override
                    public void failed(boolean linkLost, Moment when) {
                        streams.remove(id, stream);
                    }
                });
    }

    void close(int id) {
        Stream stream = streams.remove(id);
        if (stream != null && stream.open) {
            at.request(new ClosePeriodicEventStream(id));
        }
    }

    /** False if this monitor has no stream, or none that the operator has opened. */
    boolean take(int id, String value, Moment now) {
        Stream s = streams.get(id);
        if (s == null || !s.open) {
            return false;
        }
        if (s.values.isEmpty()) {
            s.base = now.instant();
        }
        if (s.values.size() < MOST_VALUES) {
            double seconds = (now.wallMillis() - s.base.toEpochMilli()) / 1000.0;
            s.values.add(new StreamDataElement(seconds, value));
        }
        return true;
    }

    @Override
    public void tick(Moment now) {
        streams.forEach((id, s) -> {
            if (!at.isOnline()) {
                s.values.clear();
                return;
            }
            Integer every = s.params.interval();
            Integer most = s.params.values();
            boolean late =
                    every != null
                            && now.nanos() - s.sentNanos >= Math.max(1, every) * 1_000_000_000L;
            boolean full = most != null && s.values.size() >= Math.max(1, most);
            boolean free = every == null && most == null;
            if (!s.values.isEmpty() && (late || full || free || s.values.size() >= MOST_VALUES)) {
                at.stream(new NotifyPeriodicEventStream(List.copyOf(s.values), id, 0, s.base));
                s.values.clear();
                s.sentNanos = now.nanos();
            }
        });
    }

    public OperatorCall.Answer adjust(AdjustPeriodicEventStream c) {
        Stream s = streams.get(c.id());
        if (s == null) {
            return new AdjustPeriodicEventStreamResponse(
                    GenericStatus.REJECTED, new StatusInfo("NotFound", "no stream " + c.id()));
        }
        s.params = c.params();
        return new AdjustPeriodicEventStreamResponse(GenericStatus.ACCEPTED, null);
    }

    public OperatorCall.Answer list() {
        var all = new ArrayList<ConstantStreamData>();
        streams.forEach((id, s) -> all.add(new ConstantStreamData(id, s.params, id)));
        return new GetPeriodicEventStreamResponse(all.isEmpty() ? null : all);
    }
}
