package org.tidegate.iso15118.slac;

import java.io.IOException;
import org.tidegate.iso15118.slac.internal.AfPacketSocket;

/** Raw frames of one interface and of Ethernet type 88E1. Nothing here waits. */
public interface SlacPort extends AutoCloseable {
    /**
     * The next frame that has come in.
     *
     * @return how many bytes; 0 if there is none
     * @throws IOException if the interface has gone
     */
    int receive(byte[] into) throws IOException;

    /** Sends one frame; a full queue loses it, as the wire might. */
    void send(byte[] frame) throws IOException;

    /** The interface's own address. */
    Mac address();

    @Override
    void close();

    /**
     * Opens an interface through AF_PACKET.
     *
     * @throws IOException with interface, reason and remedy
     */
    static SlacPort open(String interfaceName) throws IOException {
        return AfPacketSocket.open(interfaceName);
    }
}
