package org.tidegate.iso15118.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.security.cert.CertificateEncodingException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.V2gConnection;
import org.tidegate.runtime.Wakeup;

/**
 * A TCP or TLS socket whose waiting is done by two threads of its own, so that the plane that uses
 * it never waits. Both queues are bounded: a peer that sends faster than it is read is slowed down
 * by TCP, a peer that does not read is cut off.
 */
public final class SocketConnection implements V2gConnection {
    private static final int CHUNK_BYTES = 4096;
    private static final int CHUNKS_IN = 32;
    private static final int MESSAGES_OUT = 32;
    private static final byte[] END = new byte[0];

    /** A cold handshake took 1.2 to 2.5 s on a 2-core machine; a peer that needs longer stalls. */
    private static final int HANDSHAKE_TIMEOUT_MILLIS = 10_000;

    /** The peer's chance to read the last message before the socket is torn down. */
    private static final int LINGER_MILLIS = 1_000;

    private final Socket socket;
    private final String peer;
    private final Wakeup wakeup;
    private final ArrayBlockingQueue<byte[]> in = new ArrayBlockingQueue<>(CHUNKS_IN);
    private final ArrayBlockingQueue<byte[]> out = new ArrayBlockingQueue<>(MESSAGES_OUT);
    private final AtomicBoolean closing = new AtomicBoolean();
    private byte[] chunk = END;
    private int chunkAt;
    private volatile boolean ready;
    private volatile boolean ended;
    private volatile @Nullable String failure;
    private volatile @Nullable String tlsProtocol;
    private volatile byte @Nullable [] peerCertificate;

    private SocketConnection(Socket socket, Wakeup wakeup) {
        this.socket = socket;
        this.peer = String.valueOf(socket.getRemoteSocketAddress());
        this.wakeup = wakeup;
    }

    /** Begins to serve an accepted or connected socket, whose TLS parameters are already set. */
    public static SocketConnection start(Socket socket, Wakeup wakeup) {
        var connection = new SocketConnection(socket, wakeup);
        Thread.ofPlatform().name("tg-v2g-read").daemon().start(connection::receive);
        return connection;
    }

    /** Whether the handshake is over, well or not. */
    public boolean isReady() {
        return ready;
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
        if (bytes.length > 0 && isOpen() && !out.offer(bytes.clone())) {
            fail("the vehicle does not read what it is sent");
            closeSocket();
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
    public byte @Nullable [] peerCertificate() {
        return peerCertificate;
    }

    @Override
    public @Nullable String failure() {
        return failure;
    }

    private void receive() {
        try {
            socket.setTcpNoDelay(true);
            if (socket instanceof SSLSocket tls) {
                tls.setSoTimeout(HANDSHAKE_TIMEOUT_MILLIS);
                tls.startHandshake();
                tls.setSoTimeout(0);
                tlsProtocol = tls.getSession().getProtocol();
                peerCertificate = certificate(tls.getSession());
            }
            Thread reader = Thread.currentThread();
            Thread.ofPlatform().name("tg-v2g-write").daemon().start(() -> send(reader));
            ready = true;
            wakeup.wake();
            pump(socket.getInputStream());
        } catch (SSLException e) {
            fail("TLS failed: " + e.getMessage());
        } catch (IOException e) {
            if (!closing.get()) {
                fail(ready ? "connection lost: " + e.getMessage() : "TLS failed: " + e);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            ended = true;
            ready = true;
            if (!out.offer(END) || failure != null) {
                closeSocket();
            }
            wakeup.wake();
        }
    }

    private static byte @Nullable [] certificate(SSLSession session) {
        try {
            return session.getPeerCertificates()[0].getEncoded();
        } catch (SSLPeerUnverifiedException | CertificateEncodingException _) {
            return null; // ISO 15118-2 vehicles show none
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
                in.put(java.util.Arrays.copyOf(buffer, count));
                wakeup.wake();
            }
        }
    }

    private void send(Thread reader) {
        try {
            OutputStream stream = socket.getOutputStream();
            for (byte[] next = out.take(); next.length > 0; next = out.take()) {
                stream.write(next);
                stream.flush();
            }
            // A socket closed with unread input resets the connection and takes the last answer
            // with it; so first say that nothing more comes, and let the reader drain.
            socket.shutdownOutput();
            reader.join(LINGER_MILLIS);
        } catch (IOException e) {
            if (!closing.get()) {
                fail("connection lost: " + e.getMessage());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            closeSocket();
        }
    }

    private void fail(String why) {
        if (failure == null) {
            failure = why;
        }
    }

    private void closeSocket() {
        try {
            socket.close();
        } catch (IOException _) {
            // It is gone either way.
        }
    }
}
