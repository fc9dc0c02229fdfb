package org.tidegate.iso15118.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a byte stream out of an accepted socket; may shake hands, and takes its time. */
@FunctionalInterface
public interface Securing {
    /**
     * @throws IOException if it comes to nothing
     */
    Secured secure(Socket socket) throws IOException;

    /**
     * A stream ready for messages. Closing {@code out} says to the peer that nothing more comes.
     *
     * @param protocol such as {@code "TLSv1.3"}; null if it is not encrypted
     * @param peerChain what the peer has proven to be, leaf first; may be empty
     */
    record Secured(
            InputStream in,
            OutputStream out,
            @Nullable String protocol,
            List<X509Certificate> peerChain) {}

    /** No encryption. */
    static Secured plain(Socket socket) throws IOException {
        return new Secured(socket.getInputStream(), new HalfClose(socket), null, List.of());
    }
}
