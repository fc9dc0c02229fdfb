package org.tidegate.iso15118.internal.tls;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.function.Supplier;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.ClientHello;
import org.bouncycastle.tls.HandshakeMessageInput;
import org.bouncycastle.tls.ServerHello;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsFatalAlertReceived;
import org.bouncycastle.tls.TlsServerProtocol;
import org.bouncycastle.tls.crypto.TlsCrypto;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.Refusal;
import org.tidegate.iso15118.TlsSettings;
import org.tidegate.iso15118.internal.HalfClose;
import org.tidegate.iso15118.internal.Securing;
import org.tidegate.runtime.Clock;

/** Shakes hands as ISO 15118-20 or ISO 15118-2 wants it, whichever the vehicle can do. */
public final class TlsHandshake implements Securing {
    private final Supplier<TlsSettings> settings;
    private final Clock clock;
    private final TlsCrypto crypto;

    /**
     * @param settings looked at in every handshake
     * @param clock for the dates of certificates
     */
    public TlsHandshake(Supplier<TlsSettings> settings, SecureRandom random, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.crypto = new BcTlsCrypto(random);
    }

    @Override
    public Secured secure(Socket socket) throws IOException {
        return secure(new OpenEnd(socket.getInputStream()), new HalfClose(socket));
    }

    /** The same over any pair of streams. */
    public Secured secure(InputStream in, OutputStream out) throws IOException {
        var server =
                new V2gTlsServer(crypto, settings.get(), Instant.ofEpochMilli(clock.wallMillis()));
        var lastWords = new LastWords(out);
        var protocol = new Protocol(in, lastWords, server);
        try {
            protocol.accept(server);
            lastWords.agreed();
        } catch (IOException e) {
            throw explained(server, e);
        } catch (RuntimeException e) {
            // The engine guards its own state, but a peer's nonsense must never end a plane.
            throw new TlsRefused(Refusal.TLS_FAILED, "handshake: " + e);
        }
        return new Secured(
                protocol.getInputStream(),
                protocol.getOutputStream(),
                server.isTls13() ? "TLSv1.3" : "TLSv1.2",
                server.vehicle());
    }

    private static IOException explained(V2gTlsServer server, IOException e) {
        TlsRefused own = server.refused();
        if (own != null) {
            return own;
        }
        if (e instanceof TlsFatalAlertReceived received) {
            return received(received.getAlertDescription());
        }
        if (server.alertReceived() >= 0) {
            return received(server.alertReceived());
        }
        if (e instanceof TlsFatalAlert raised) {
            return switch (raised.getAlertDescription()) {
                case AlertDescription.protocol_version ->
                        new TlsRefused(Refusal.TLS_VERSION, "older than TLS 1.2");
                case AlertDescription.unexpected_message,
                        AlertDescription.record_overflow,
                        AlertDescription.decode_error ->
                        new TlsRefused(Refusal.TLS_NOT_SPOKEN, text(raised));
                default -> new TlsRefused(Refusal.TLS_FAILED, text(raised));
            };
        }
        return e;
    }

    private static TlsRefused received(int alert) {
        String text = "alert " + AlertDescription.getText((short) alert);
        return switch (alert) {
            case AlertDescription.unknown_ca,
                    AlertDescription.bad_certificate,
                    AlertDescription.certificate_expired,
                    AlertDescription.certificate_revoked,
                    AlertDescription.certificate_unknown,
                    AlertDescription.unsupported_certificate,
                    AlertDescription.bad_certificate_status_response ->
                    new TlsRefused(Refusal.TLS_CHARGER_NOT_TRUSTED, text);
            default -> new TlsRefused(Refusal.TLS_FAILED, "the vehicle ended it with " + text);
        };
    }

    private static String text(TlsFatalAlert raised) {
        String message = raised.getMessage();
        return message == null ? AlertDescription.getText(raised.getAlertDescription()) : message;
    }

    /** Lets the server see the ClientHello before anything is decided. */
    private static final class Protocol extends TlsServerProtocol {
        private final V2gTlsServer server;

        Protocol(InputStream in, OutputStream out, V2gTlsServer server) {
            super(in, out);
            this.server = server;
        }

        @Override
        protected ServerHello generateServerHello(ClientHello hello, HandshakeMessageInput message)
                throws IOException {
            server.look(hello);
            return super.generateServerHello(hello, message);
        }
    }

    /**
     * While hands are shaken, a write that fails is no answer yet.
     *
     * <p>A vehicle that refuses sends its alert and resets the connection while our flight is still
     * on its way. The next write then fails, and the reason lies unread in the other direction; who
     * stopped at the failed write would report a broken pipe instead. So what cannot be written is
     * dropped and reading goes on: it ends at the alert, or at the end of the stream.
     */
    private static final class LastWords extends FilterOutputStream {
        private boolean shaking = true;
        private @Nullable IOException failure;

        LastWords(OutputStream out) {
            super(out);
        }

        /** From now on a failed write is one. */
        void agreed() throws IOException {
            shaking = false;
            if (failure != null) {
                throw failure;
            }
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (failure == null) {
                attempt(() -> out.write(bytes, from, length));
            }
        }

        @Override
        public void flush() throws IOException {
            if (failure == null) {
                attempt(out::flush);
            }
        }

        private void attempt(Write write) throws IOException {
            try {
                write.run();
            } catch (IOException e) {
                if (!shaking) {
                    throw e;
                }
                failure = e;
            }
        }

        private interface Write {
            void run() throws IOException;
        }
    }

    /** The engine closes what it reads from when it has said goodbye; the rest is drained. */
    private static final class OpenEnd extends FilterInputStream {
        OpenEnd(InputStream in) {
            super(in);
        }

        @Override
        public void close() {}
    }
}
