package org.tidegate.ocpp.internal.net;

import io.netty.channel.Channel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.OcppTransport.Event;
import org.tidegate.runtime.Wakeup;

/**
 * One attempt's events, so that nothing of an earlier connection can reach its successor. A peer
 * that sends faster than the station reads is held back by TCP, not by memory.
 */
final class Connection {
    private static final int PAUSE_ABOVE = 64;
    private static final int RESUME_BELOW = 16;

    private final Queue<Event> events = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile Wakeup wakeup;
    private volatile boolean abandoned;
    private volatile @Nullable Channel channel;

    Connection(Wakeup wakeup) {
        this.wakeup = wakeup;
    }

    void wakeup(Wakeup next) {
        wakeup = next;
    }

    /** Called when the socket exists; an attempt given up meanwhile is closed at once. */
    void attach(Channel attached) {
        channel = attached;
        if (abandoned) {
            var _ = attached.close();
        }
    }

    @Nullable Channel channel() {
        return channel;
    }

    void tell(Event event) {
        if (abandoned) {
            return;
        }
        events.add(event);
        Channel attached = channel;
        if (waiting.incrementAndGet() > PAUSE_ABOVE && attached != null) {
            var _ = attached.config().setAutoRead(false);
        }
        wakeup.wake();
    }

    @Nullable Event poll() {
        Event event = events.poll();
        Channel attached = channel;
        if (event != null && waiting.decrementAndGet() == RESUME_BELOW && attached != null) {
            var _ = attached.config().setAutoRead(true);
        }
        return event;
    }

    void abandon() {
        abandoned = true;
    }
}
