package org.tidegate.rig.operator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket server by hand, byte for byte, so that it can do what no library would: answer the
 * upgrade wrongly, break every rule of RFC 6455, or just sit there.
 */
final class RawServer implements AutoCloseable {
    /** What is done with one connection, on a thread of its own. */
    @FunctionalInterface
    interface Conduct {
        void on(Peer peer) throws IOException;
    }

    /** One station's connection. */
    static final class Peer {
        final Socket socket;
        private final InputStream in;
        private final OutputStream out;
        volatile boolean answersPings = true;
        volatile int pongs;

        Peer(Socket socket) throws IOException {
            this.socket = socket;
            this.in = socket.getInputStream();
            this.out = socket.getOutputStream();
        }

        /** The HTTP request up to its empty line. */
        String request() throws IOException {
            var text = new StringBuilder();
            while (text.indexOf("\r\n\r\n") < 0) {
                int next = in.read();
                if (next < 0) {
                    throw new IOException("hung up");
                }
                text.append((char) next);
            }
            return text.toString();
        }

        static String header(String request, String name) {
            for (String line : request.lines().toList()) {
                if (line.regionMatches(true, 0, name + ":", 0, name.length() + 1)) {
                    return line.substring(name.length() + 1).strip();
                }
            }
            return "";
        }

        void write(byte[] bytes) throws IOException {
            out.write(bytes);
            out.flush();
        }

        void write(String text) throws IOException {
            write(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        /** Upgrades as RFC 6455 wants it, with this sub-protocol. */
        String accept(String subprotocol) throws IOException {
            String request = request();
            String key = header(request, "Sec-WebSocket-Key");
            write(
                    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade"
                            + "\r\nSec-WebSocket-Accept: "
                            + digest(key)
                            + (subprotocol.isEmpty()
                                    ? ""
                                    : "\r\nSec-WebSocket-Protocol: " + subprotocol)
                            + "\r\n\r\n");
            return request;
        }

        private static String digest(String key) {
            try {
                byte[] both =
                        (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")
                                .getBytes(StandardCharsets.US_ASCII);
                return Base64.getEncoder()
                        .encodeToString(MessageDigest.getInstance("SHA-1").digest(both));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        void text(String text) throws IOException {
            frame(0x81, text.getBytes(StandardCharsets.UTF_8));
        }

        void frame(int first, byte[] payload) throws IOException {
            var head = new ByteArrayOutputStream();
            head.write(first);
            if (payload.length < 126) {
                head.write(payload.length);
            } else if (payload.length < 65_536) {
                head.write(126);
                head.writeBytes(ByteBuffer.allocate(2).putShort((short) payload.length).array());
            } else {
                head.write(127);
                head.writeBytes(ByteBuffer.allocate(8).putLong(payload.length).array());
            }
            write(head.toByteArray());
            write(payload);
        }

        /** The next frame's payload as text, pings answered; null at the end or a close frame. */
        @Nullable String read() throws IOException {
            while (true) {
                int first = in.read();
                if (first < 0) {
                    return null;
                }
                int second = in.read();
                long length = second & 0x7F;
                if (length == 126) {
                    length = ByteBuffer.wrap(in.readNBytes(2)).getShort() & 0xFFFF;
                } else if (length == 127) {
                    length = ByteBuffer.wrap(in.readNBytes(8)).getLong();
                }
                byte[] mask = in.readNBytes(4);
                byte[] payload = in.readNBytes((int) length);
                for (int i = 0; i < payload.length; i++) {
                    payload[i] ^= mask[i % 4];
                }
                switch (first & 0x0F) {
                    case 8 -> {
                        return null;
                    }
                    case 9 -> {
                        if (answersPings) {
                            frame(0x8A, payload);
                        }
                    }
                    case 10 -> pongs++;
                    default -> {
                        return new String(payload, StandardCharsets.UTF_8);
                    }
                }
            }
        }

        /** Until the other end hangs up. */
        void sit() throws IOException {
            while (in.read() >= 0) {
                // says nothing
            }
        }
    }

    private final ServerSocket listening;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    RawServer(Conduct conduct) throws IOException {
        listening = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
        Thread.ofVirtual()
                .start(() -> {
                    while (!listening.isClosed()) {
                        try {
                            Socket socket = listening.accept();
                            sockets.add(socket);
                            Thread.ofVirtual().start(() -> serve(socket, conduct));
                        } catch (IOException _) {
                            return; // closed
                        }
                    }
                });
    }

    private static void serve(Socket socket, Conduct conduct) {
        try (socket) {
            conduct.on(new Peer(socket));
        } catch (IOException _) {
            // the station has gone
        }
    }

    int port() {
        return listening.getLocalPort();
    }

    URI url() {
        return URI.create("ws://localhost:" + port() + "/ocpp");
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
