package org.tidegate.hal.internal.modbus;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A Modbus TCP server that does whatever a test wants with each request. */
final class ScriptedSlave implements AutoCloseable {
    interface Script {
        void answer(byte[] request, OutputStream out, Socket socket) throws Exception;
    }

    final AtomicInteger connections = new AtomicInteger();
    private final ServerSocket listener;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile Script script;

    ScriptedSlave(Script script) throws IOException {
        this.script = script;
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(this::accept);
    }

    void becomes(Script next) {
        script = next;
    }

    int port() {
        return listener.getLocalPort();
    }

    /** A right answer to function 3 whose registers are address, address + 1, ... */
    static byte[] rightAnswer(byte[] request) {
        int address = (request[8] & 0xFF) << 8 | (request[9] & 0xFF);
        int count = (request[10] & 0xFF) << 8 | (request[11] & 0xFF);
        byte[] answer = new byte[9 + 2 * count];
        System.arraycopy(request, 0, answer, 0, 8);
        answer[4] = (byte) ((3 + 2 * count) >> 8);
        answer[5] = (byte) (3 + 2 * count);
        answer[8] = (byte) (2 * count);
        for (int i = 0; i < count; i++) {
            answer[9 + 2 * i] = (byte) ((address + i) >> 8);
            answer[10 + 2 * i] = (byte) (address + i);
        }
        return answer;
    }

    private void accept() {
        while (true) {
            try {
                Socket socket = listener.accept();
                connections.incrementAndGet();
                socket.setTcpNoDelay(true);
                sockets.add(socket);
                Thread.ofPlatform().daemon().start(() -> serve(socket));
            } catch (IOException _) {
                return; // closed
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var in = new DataInputStream(socket.getInputStream());
            byte[] request = new byte[260];
            while (true) {
                in.readFully(request, 0, 6);
                int rest = (request[4] & 0xFF) << 8 | (request[5] & 0xFF);
                in.readFully(request, 6, rest);
                script.answer(request, socket.getOutputStream(), socket);
            }
        } catch (Exception _) {
            // the master has gone, or the script has closed
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
