package org.tidegate.iso15118.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.Refusal;
import org.tidegate.iso15118.V2gConnection;
import org.tidegate.iso15118.internal.tls.TlsRefused;
import org.tidegate.runtime.Wakeup;

/**
 * A TCP or TLS socket whose waiting is done by two threads of its own, so that the plane that uses
 * it never waits. Both queues are bounded: a peer that sends faster than it is read is slowed down
 * by TCP, a peer that does not read is cut off.
 *
 * <p>An answer is written by the plane itself where the kernel has room for it, because the way
 * through another thread is half of the time a vehicle waits: a peer that takes turns has read
 * everything before it asks again. A peer that asks without reading fills the kernel's buffer; then
 * the writing thread cuts it off.
 */
public final class SocketConnection implements V2gConnection {
    private static final int CHUNK_BYTES = 4096;
    private static final int CHUNKS_IN = 32;
    private static final int MESSAGES_OUT = 32;
    private static final byte[] END = new byte[0];
    private static final long NO_WRITE = -1;

    /** Far below the kernel's send buffer: as much as may be unread by a peer that takes turns. */
    private static final int ROOM_BYTES = 16_384;

    /** A write that is still the same one after this long is stuck. */
    private static final long WATCH_MILLIS = 200;

    /** The peer's chance to read the last message before the socket is torn down. */
    private static final int LINGER_MILLIS = 1_000;

    private final Socket socket;
    private final Securing securing;
    private final String peer;
    private final Wakeup wakeup;
    private final ArrayBlockingQueue<byte[]> in = new ArrayBlockingQueue<>(CHUNKS_IN);
    private final ArrayBlockingQueue<byte[]> out = new ArrayBlockingQueue<>(MESSAGES_OUT);
    private final AtomicBoolean closing = new AtomicBoolean();
    private final AtomicReference<@Nullable Failure> failure = new AtomicReference<>();
    private final ReentrantLock writing = new ReentrantLock();
    private volatile @Nullable OutputStream stream;
    private final AtomicInteger unreadBytes = new AtomicInteger();
    private final AtomicLong writes = new AtomicLong();
    private volatile long openWrite = NO_WRITE;
    private byte[] chunk = END;
    private int chunkAt;
    private volatile boolean ready;
    private volatile boolean ended;
    private volatile @Nullable String tlsProtocol;
    private volatile List<X509Certificate> peerCertificates = List.of();

    private record Failure(Refusal kind, String text) {}

    private SocketConnection(Socket socket, Securing securing, Wakeup wakeup) {
        this.socket = socket;
        this.securing = securing;
        this.peer = String.valueOf(socket.getRemoteSocketAddress());
        this.wakeup = wakeup;
    }

    /** Begins to serve an accepted socket. */
    public static SocketConnection start(Socket socket, Securing securing, Wakeup wakeup) {
        var connection = new SocketConnection(socket, securing, wakeup);
        Thread.ofPlatform().name("tg-v2g-read").daemon().start(connection::receive);
        return connection;
    }

    /** Whether its first byte is there, or it has failed before. */
    public boolean isReady() {
        return ready;
    }

    /** Ends it without a goodbye, unless it has ended already. */
    public void abort(Refusal kind, String why) {
        fail(kind, why);
        closeSocket();
    }

    @Override
    public int read(byte[] into) {
        if (chunkAt == chunk.length) {
            boolean wasEnded = ended; // looked at first, so that nothing queued before is lost
            byte[] next = in.poll();
            if (next == null) {
                return wasEnded ? -1 : 0;
            }
            chunk = next;
            chunkAt = 0;
        }
        int count = Math.min(into.length, chunk.length - chunkAt);
        System.arraycopy(chunk, chunkAt, into, 0, count);
        chunkAt += count;
        return count;
    }

    @Override
    public void write(byte[] bytes) {
        if (bytes.length == 0 || !isOpen() || isWrittenAtOnce(bytes)) {
            return;
        }
        if (!out.offer(bytes.clone())) {
            fail(Refusal.CONNECTION_LOST, "the vehicle does not read what it is sent");
            closeSocket();
        }
    }

    /** Only while nothing is on its way through the other thread, or the order would be lost. */
    private boolean isWrittenAtOnce(byte[] bytes) {
        OutputStream open = stream;
        if (open == null || unreadBytes.get() + bytes.length > ROOM_BYTES || !writing.tryLock()) {
            return false;
        }
        try {
            if (!out.isEmpty()) {
                return false;
            }
            write(open, bytes);
        } catch (IOException e) {
            broken(e);
            closeSocket();
        } finally {
            writing.unlock();
        }
        return true;
    }

    private void write(OutputStream open, byte[] bytes) throws IOException {
        unreadBytes.addAndGet(bytes.length);
        openWrite = writes.incrementAndGet();
        try {
            open.write(bytes);
            open.flush();
        } finally {
            openWrite = NO_WRITE;
        }
    }

    private void broken(IOException e) {
        if (!closing.get()) {
            fail(Refusal.CONNECTION_LOST, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        if (closing.compareAndSet(false, true) && !out.offer(END)) {
            closeSocket();
        }
    }

    @Override
    public boolean isOpen() {
        return !ended && !closing.get();
    }

    @Override
    public String peer() {
        return peer;
    }

    @Override
    public @Nullable String tlsProtocol() {
        return tlsProtocol;
    }

    @Override
    public @Nullable String failure() {
        Failure why = failure.get();
        return why == null ? null : why.text;
    }

    @Override
    public Refusal failureKind() {
        Failure why = failure.get();
        return why == null ? Refusal.VEHICLE_HUNG_UP : why.kind;
    }

    @Override
    public List<X509Certificate> peerCertificates() {
        return peerCertificates;
    }

    private void receive() {
        boolean secured = false;
        try {
            socket.setTcpNoDelay(true);
            Securing.Secured stream = securing.secure(socket);
            secured = true;
            tlsProtocol = stream.protocol();
            peerCertificates = stream.peerChain();
            Thread reader = Thread.currentThread();
            Thread.ofPlatform()
                    .name("tg-v2g-write")
                    .daemon()
                    .start(() -> send(stream.out(), reader));
            pump(stream.in());
        } catch (TlsRefused e) {
            fail(e.refusal(), String.valueOf(e.getMessage()));
        } catch (IOException e) {
            if (!closing.get()) {
                fail(
                        secured ? Refusal.CONNECTION_LOST : Refusal.TLS_FAILED,
                        String.valueOf(e.getMessage()));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            ended = true;
            ready = true;
            if (!secured || !out.offer(END) || failure.get() != null) {
                closeSocket();
            }
            wakeup.wake();
        }
    }

    private void pump(InputStream stream) throws IOException, InterruptedException {
        byte[] buffer = new byte[CHUNK_BYTES];
        while (true) {
            int count = stream.read(buffer);
            if (count < 0) {
                return;
            }
            if (!closing.get() && count > 0) {
                unreadBytes.set(0); // who asks has read what it was answered
                in.put(java.util.Arrays.copyOf(buffer, count));
                ready = true;
                wakeup.wake();
            }
        }
    }

    private void send(OutputStream open, Thread reader) {
        try {
            stream = open;
            long watched = NO_WRITE;
            while (true) {
                byte[] next = out.poll(WATCH_MILLIS, TimeUnit.MILLISECONDS);
                if (next == null) {
                    long now = openWrite;
                    if (now != NO_WRITE && now == watched) {
                        // Only closing the socket gets the plane out of it.
                        fail(Refusal.CONNECTION_LOST, "the vehicle does not read what it is sent");
                        break;
                    }
                    watched = now;
                    continue;
                }
                writing.lock();
                try {
                    if (next.length == 0) {
                        break;
                    }
                    write(open, next);
                } finally {
                    writing.unlock();
                }
            }
            if (failure.get() != null) {
                return;
            }
            // A socket closed with unread input resets the connection and takes the last answer
            // with it; so first say that nothing more comes, and let the reader drain.
            open.close();
            reader.join(LINGER_MILLIS);
        } catch (IOException e) {
            broken(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            closeSocket();
        }
    }

    private void fail(Refusal kind, String why) {
        failure.compareAndSet(null, new Failure(kind, why));
    }

    private void closeSocket() {
        try {
            socket.close();
        } catch (IOException _) {
            // It is gone either way.
        }
    }
}
