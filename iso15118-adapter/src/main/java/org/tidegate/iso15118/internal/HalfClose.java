package org.tidegate.iso15118.internal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.net.Socket;

/**
 * A socket's output whose end leaves the input open. A socket closed with unread input resets the
 * connection and takes the last answer with it.
 */
public final class HalfClose extends FilterOutputStream {
    private final Socket socket;

    public HalfClose(Socket socket) throws IOException {
        super(socket.getOutputStream());
        this.socket = socket;
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        out.write(bytes, from, count); // the inherited one writes byte by byte
    }

    @Override
    public void close() throws IOException {
        if (!socket.isClosed() && !socket.isOutputShutdown()) {
            socket.shutdownOutput();
        }
    }
}
