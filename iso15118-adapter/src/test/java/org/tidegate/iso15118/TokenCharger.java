package org.tidegate.iso15118;

import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import org.tidegate.iso15118.pki.Credential;
import org.tidegate.iso15118.pki.LabPki;
import org.tidegate.runtime.Clock;

/** Moves the charger's keys into a token and serves TLS with them; a process of its own. */
public final class TokenCharger {
    private TokenCharger() {}

    public static void main(String[] arguments) throws Exception {
        char[] pin = "1234".toCharArray();
        char[] password = LabPki.PASSWORD.toCharArray();
        KeyStore token = V2gTls.loadPkcs11(Path.of(arguments[0]), pin);
        for (Credential each :
                V2gTls.credentials(V2gTls.loadPkcs12(Path.of(arguments[1]), password), password)) {
            token.setKeyEntry(
                    each.name(), each.key(), null, each.chain().toArray(Certificate[]::new));
        }
        List<Credential> inside =
                V2gTls.credentials(V2gTls.loadPkcs11(Path.of(arguments[0]), pin), pin);
        for (Credential each : inside) {
            System.out.println(each.name() + " stays inside: " + (each.key().getEncoded() == null));
        }
        V2gTls.warmUp(TlsSettings.of(inside, List.of(), List.of()), Clock.system());
        System.out.println("handshakes done");
    }
}
