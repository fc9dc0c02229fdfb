package org.tidegate.rig.operator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.LinkFault;
import org.tidegate.ocpp.OcppTransport;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.Wakeup;

/** The station's end of a connection that exists in memory only; virtual time works. */
final class OperatorWire implements OcppTransport {
    private final OperatorCore core;
    private final Clock clock;
    private final Deque<Event> events = new ArrayDeque<>();
    private long connection;

    OperatorWire(OperatorCore core, Clock clock) {
        this.core = core;
        this.clock = clock;
    }

    @Override
    public void connect(Target target) {
        disconnect(1000, "");
        Optional<OcppVersion> version = OcppVersion.chosen(target.subprotocols(), core.spoken());
        if (version.isEmpty()) {
            events.add(new Event.Failed(LinkFault.SUBPROTOCOL, "no version in common"));
            return;
        }
        core.connect(version.get())
                .ifPresentOrElse(
                        which -> {
                            connection = which;
                            events.add(new Event.Opened(version.get().subprotocol()));
                        },
                        () ->
                                events.add(
                                        new Event.Failed(
                                                LinkFault.UNREACHABLE, "connection refused")));
    }

    @Override
    public void send(String text) {
        core.received(connection, text);
    }

    @Override
    public void ping() {
        if (core.isConnected(connection)) {
            events.add(new Event.Pong());
        }
    }

    @Override
    public void disconnect(int code, String reason) {
        core.disconnected(connection);
        connection = 0;
        events.clear();
    }

    @Override
    public @Nullable Event poll() {
        Event own = events.poll();
        if (own != null) {
            return own;
        }
        if (connection != 0 && !core.isConnected(connection)) {
            return ended();
        }
        String frame = core.due(connection, clock.nanos());
        return frame == null ? null : new Event.Text(frame);
    }

    private Event ended() {
        connection = 0;
        OperatorCore.Goodbye goodbye = core.goodbye();
        return goodbye == null
                ? new Event.Failed("the connection broke")
                : new Event.Closed(goodbye.code(), goodbye.reason());
    }

    @Override
    public void onEvent(Wakeup wakeup) {
        // polled at the station's own cadence
    }

    @Override
    public void close() {
        disconnect(1001, "going away");
    }
}
