package org.tidegate.iso15118;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.tidegate.iso15118.pki.Certificates;

/** A vehicle on the JDK's TLS that knows the suite without forward secrecy only. */
public final class StaticEcdhVehicle {
    private StaticEcdhVehicle() {}

    public static void main(String[] arguments) throws Exception {
        SSLContext context =
                V2gTls.clientContext(
                        null,
                        new char[0],
                        Certificates.readAll(Files.readAllBytes(Path.of(arguments[0]))));
        try (SSLSocket socket =
                (SSLSocket)
                        context.getSocketFactory()
                                .createSocket("127.0.0.1", Integer.parseInt(arguments[1]))) {
            var parameters =
                    new SSLParameters(
                            new String[] {"TLS_ECDH_ECDSA_WITH_AES_128_CBC_SHA256"},
                            new String[] {"TLSv1.2"});
            socket.setSSLParameters(parameters);
            socket.getOutputStream().write("ping".getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readAllBytes();
            System.out.println(
                    socket.getSession().getProtocol()
                            + " "
                            + socket.getSession().getCipherSuite()
                            + " "
                            + new String(answer, StandardCharsets.US_ASCII));
        }
    }
}
