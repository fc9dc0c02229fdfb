package org.tidegate.ocpp.internal.net;

import io.netty.channel.Channel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.OcppTransport.Event;
import org.tidegate.runtime.Wakeup;

/**
 * One attempt's events, so that nothing of an earlier connection can reach its successor. A peer
 * that sends faster than the station reads is held back by TCP, not by memory.
 */
final class Connection {
    /** An event without text counts as this much, so that pongs cannot pile up either. */
    private static final int EVENT_CHARS = 1024;

    private static final int PAUSE_ABOVE_CHARS = 256 * EVENT_CHARS;
    private static final int RESUME_BELOW_CHARS = 32 * EVENT_CHARS;

    private final Queue<Event> events = new ConcurrentLinkedQueue<>();
    private final AtomicLong waiting = new AtomicLong();
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
        if (waiting.addAndGet(weight(event)) > PAUSE_ABOVE_CHARS && attached != null) {
            var _ = attached.config().setAutoRead(false);
            if (waiting.get() <= RESUME_BELOW_CHARS) { // the reader was quicker than this line
                var _ = attached.config().setAutoRead(true);
            }
        }
        wakeup.wake();
    }

    @Nullable Event poll() {
        Event event = events.poll();
        if (event == null) {
            return null;
        }
        Channel attached = channel;
        long weight = weight(event);
        long left = waiting.addAndGet(-weight);
        boolean crossed = left <= RESUME_BELOW_CHARS && left + weight > RESUME_BELOW_CHARS;
        if (crossed && attached != null) {
            var _ = attached.config().setAutoRead(true);
        }
        return event;
    }

    private static long weight(Event event) {
        return event instanceof Event.Text text ? EVENT_CHARS + text.text().length() : EVENT_CHARS;
    }

    void abandon() {
        abandoned = true;
        events.clear();
    }
}
