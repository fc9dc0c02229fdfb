package org.tidegate.rig.converter;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A Modbus TCP relay that spoils answers on demand: what j2mod's slave would never do by itself. It
 * is the address clients see.
 */
final class WireFaults implements AutoCloseable {
    /** Longer than any deadline of a poll. */
    private static final long LATE_MILLIS = 300;

    private static final int HEADER = 7;

    private final ServerSocket listener;
    private final int upstreamPort;
    private final FaultPanel faults;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * @param port 0 for any free one
     */
    WireFaults(InetAddress address, int port, int upstreamPort, FaultPanel faults)
            throws IOException {
        this.upstreamPort = upstreamPort;
        this.faults = faults;
        listener = new ServerSocket();
        // a restarted twin must get its port back although old connections linger
        listener.setReuseAddress(true);
        listener.bind(new InetSocketAddress(address, port), 20);
        Thread.ofPlatform().daemon().name("twin-modbus-accept").start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        while (!closed) {
            try {
                Socket client = listener.accept();
                open.add(client);
                Thread.ofPlatform()
                        .daemon()
                        .name("twin-modbus-" + client.getPort())
                        .start(() -> relay(client));
            } catch (IOException _) {
                return; // closed
            }
        }
    }

    private void relay(Socket client) {
        try (client;
                var upstream = new Socket(InetAddress.getLoopbackAddress(), upstreamPort)) {
            open.add(upstream);
            client.setTcpNoDelay(true);
            upstream.setTcpNoDelay(true);
            var fromClient = new DataInputStream(client.getInputStream());
            var fromSlave = new DataInputStream(upstream.getInputStream());
            while (!closed) {
                byte[] request = frame(fromClient);
                ConverterFault fault = faults.takeWireFault();
                if (fault == ConverterFault.CLOSES_CONNECTION) {
                    return;
                }
                if (fault == ConverterFault.NO_ANSWER) {
                    continue;
                }
                byte[] answer;
                if (fault == ConverterFault.EXCEPTION_CODE) {
                    answer = deviceFailure(request);
                } else {
                    upstream.getOutputStream().write(request);
                    answer = frame(fromSlave);
                }
                send(client.getOutputStream(), answer, fault);
            }
        } catch (IOException _) {
            // either side is gone, so is the connection
        } finally {
            open.removeIf(Socket::isClosed);
        }
    }

    private static void send(OutputStream out, byte[] answer, @Nullable ConverterFault fault)
            throws IOException {
        switch (fault) {
            case WRONG_TRANSACTION -> answer[1]--;
            case WRONG_UNIT -> answer[6]++;
            case GARBAGE_ANSWER -> {
                for (int i = 0; i < answer.length; i++) {
                    answer[i] = (byte) (i * 37 + 11);
                }
            }
            case HALF_ANSWER -> {
                out.write(answer, 0, answer.length / 2);
                return;
            }
            case LATE_ANSWER -> sleep();
            case null, default -> {}
        }
        out.write(answer);
    }

    private static byte[] deviceFailure(byte[] request) {
        return new byte[] {
            request[0], request[1], 0, 0, 0, 3, request[6], (byte) (request[7] | 0x80), 4
        };
    }

    private static byte[] frame(DataInputStream in) throws IOException {
        byte[] header = in.readNBytes(HEADER);
        if (header.length < HEADER) {
            throw new IOException("closed");
        }
        int rest = ((header[4] & 0xFF) << 8 | (header[5] & 0xFF)) - 1;
        if (rest < 1 || rest > 253) {
            throw new IOException("not Modbus TCP");
        }
        byte[] frame = new byte[HEADER + rest];
        System.arraycopy(header, 0, frame, 0, HEADER);
        in.readFully(frame, HEADER, rest);
        return frame;
    }

    private static void sleep() {
        try {
            Thread.sleep(LATE_MILLIS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            listener.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException _) {
            // it is being torn down
        }
    }
}
