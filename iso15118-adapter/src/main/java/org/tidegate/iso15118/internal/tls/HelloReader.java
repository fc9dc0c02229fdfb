package org.tidegate.iso15118.internal.tls;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.List;
import java.util.Set;
import java.util.Vector;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.tls.ClientHello;
import org.bouncycastle.tls.IdentifierType;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsExtensionsUtils;
import org.bouncycastle.tls.TrustedAuthority;
import org.jspecify.annotations.Nullable;

/** Bouncy Castle's ClientHello in our words. */
final class HelloReader {
    private HelloReader() {}

    static Hello read(ClientHello from) throws IOException {
        Hashtable<?, ?> extensions = from.getExtensions();
        ProtocolVersion[] versions =
                extensions == null
                        ? null
                        : TlsExtensionsUtils.getSupportedVersionsExtensionClient(extensions);
        boolean tls12 =
                versions == null
                        ? ProtocolVersion.TLSv12.isEqualOrEarlierVersionOf(from.getVersion())
                        : ProtocolVersion.contains(versions, ProtocolVersion.TLSv12);
        boolean tls13 =
                versions != null && ProtocolVersion.contains(versions, ProtocolVersion.TLSv13);
        return new Hello(
                tls12,
                tls13,
                set(from.getCipherSuites()),
                extensions == null
                        ? null
                        : setOrNull(TlsExtensionsUtils.getSupportedGroupsExtension(extensions)),
                extensions == null ? null : schemes(extensions),
                extensions == null ? null : roots(extensions));
    }

    private static @Nullable Set<Integer> schemes(Hashtable<?, ?> extensions) throws IOException {
        Vector<?> listed = TlsExtensionsUtils.getSignatureAlgorithmsExtension(extensions);
        if (listed == null) {
            return null;
        }
        var found = new HashSet<Integer>();
        for (Object each : listed) {
            var algorithm = (SignatureAndHashAlgorithm) each;
            found.add((algorithm.getHash() << 8) | algorithm.getSignature());
        }
        return found;
    }

    /** Both extensions mean the same: the first is of TLS 1.2, the second of TLS 1.3. */
    private static Hello.@Nullable Roots roots(Hashtable<?, ?> extensions) throws IOException {
        var names = new HashSet<X500Principal>();
        var certificates = new ArrayList<byte[]>();
        var keys = new ArrayList<byte[]>();
        for (Object each : list(TlsExtensionsUtils.getTrustedCAKeysExtensionClient(extensions))) {
            var authority = (TrustedAuthority) each;
            switch (authority.getIdentifierType()) {
                case IdentifierType.x509_name -> names.add(principal(authority.getX509Name()));
                case IdentifierType.cert_sha1_hash -> certificates.add(authority.getCertSHA1Hash());
                case IdentifierType.key_sha1_hash -> keys.add(authority.getKeySHA1Hash());
                default -> {} // pre_agreed: nothing was agreed
            }
        }
        for (Object each :
                list(TlsExtensionsUtils.getCertificateAuthoritiesExtension(extensions))) {
            names.add(principal((X500Name) each));
        }
        return names.isEmpty() && certificates.isEmpty() && keys.isEmpty()
                ? null
                : new Hello.Roots(names, certificates, keys);
    }

    private static X500Principal principal(X500Name name) throws IOException {
        return new X500Principal(name.getEncoded());
    }

    private static List<?> list(@Nullable Vector<?> maybe) {
        return maybe == null ? List.of() : maybe;
    }

    private static @Nullable Set<Integer> setOrNull(int @Nullable [] values) {
        if (values == null) {
            return null;
        }
        return set(values);
    }

    private static Set<Integer> set(int[] values) {
        var found = new HashSet<Integer>();
        for (int each : values) {
            found.add(each);
        }
        return found;
    }
}
