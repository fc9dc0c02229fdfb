package org.tidegate.controller.console;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.runtime.Clock;

/**
 * Server-sent events to a bounded number of clients, each on its own virtual thread. A client that
 * does not take its data blocks only its own thread, and is cut off after a while: interrupting a
 * thread that writes to a socket channel closes the channel.
 */
final class EventStreams implements AutoCloseable {
    private static final byte[] RETRY = ascii("retry: 1000\n\n");
    private static final long IDLE = 0;

    /** Real time even when the charger runs in virtual time: sockets are real. */
    private static final Clock TIME = Clock.system();

    private static final Logger LOG = LoggerFactory.getLogger(EventStreams.class);

    private static final class Client {
        final Thread thread = Thread.currentThread();
        volatile long writingSinceNanos = IDLE;
    }

    private final long everyMillis;
    private final long dropAfterNanos;
    private final Semaphore places;
    private final Set<Client> clients = ConcurrentHashMap.newKeySet();
    private final Thread reaper;
    private volatile boolean closed;

    EventStreams(Duration every, int most, Duration dropAfter) {
        this.everyMillis = every.toMillis();
        this.dropAfterNanos = dropAfter.toNanos();
        this.places = new Semaphore(most);
        this.reaper = Thread.ofVirtual().name("tg-console-reaper").unstarted(this::reap);
    }

    void start() {
        reaper.start();
    }

    int count() {
        return clients.size();
    }

    /**
     * Streams until the client goes away.
     *
     * @param news sent as an event of its own whenever it is another object than before
     * @return false if there was no place; nothing has been sent then
     */
    @SuppressWarnings("ReferenceEquality") // a new list is news even if it were equal
    <T> boolean serve(
            HttpExchange exchange,
            Supplier<byte[]> snapshot,
            Supplier<T> news,
            Function<T, byte[]> newsText)
            throws IOException {
        if (closed || !places.tryAcquire()) {
            return false;
        }
        var client = new Client();
        clients.add(client);
        try {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            write(client, out, RETRY);
            @Nullable T told = null;
            while (!closed) {
                send(client, out, "snapshot", snapshot.get());
                T now = news.get();
                if (now != told) {
                    send(client, out, "events", newsText.apply(now));
                    told = now;
                }
                Thread.sleep(everyMillis);
            }
        } catch (IOException | InterruptedException _) {
            // The client has gone, was cut off, or the console closes: the normal end of a stream.
            exchange.close();
        } finally {
            clients.remove(client);
            places.release();
        }
        return true;
    }

    private void send(Client client, OutputStream out, String event, byte[] data)
            throws IOException {
        byte[] head = ascii("event: " + event + "\ndata: ");
        byte[] frame = new byte[head.length + data.length + 2];
        System.arraycopy(head, 0, frame, 0, head.length);
        System.arraycopy(data, 0, frame, head.length, data.length);
        frame[frame.length - 2] = '\n';
        frame[frame.length - 1] = '\n';
        write(client, out, frame);
    }

    private static void write(Client client, OutputStream out, byte[] bytes) throws IOException {
        client.writingSinceNanos = TIME.nanos() | 1; // never IDLE
        out.write(bytes);
        out.flush();
        client.writingSinceNanos = IDLE;
    }

    private void reap() {
        try {
            while (!closed) {
                Thread.sleep(Math.min(1_000, Math.max(1, dropAfterNanos / 2_000_000)));
                long now = TIME.nanos();
                for (Client client : clients) {
                    long since = client.writingSinceNanos;
                    if (since != IDLE && now - since > dropAfterNanos) {
                        LOG.info("A console that does not take its data was dropped");
                        client.thread.interrupt();
                    }
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        reaper.interrupt();
        clients.forEach(client -> client.thread.interrupt());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
