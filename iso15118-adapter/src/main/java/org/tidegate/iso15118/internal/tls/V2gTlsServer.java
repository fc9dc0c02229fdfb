package org.tidegate.iso15118.internal.tls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Objects;
import java.util.Vector;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.tls.AbstractTlsServer;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateEntry;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CertificateStatus;
import org.bouncycastle.tls.CertificateStatusRequestItemV2;
import org.bouncycastle.tls.CertificateStatusType;
import org.bouncycastle.tls.ClientHello;
import org.bouncycastle.tls.DefaultTlsCredentialedSigner;
import org.bouncycastle.tls.DefaultTlsKeyExchangeFactory;
import org.bouncycastle.tls.KeyExchangeAlgorithm;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureScheme;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsExtensionsUtils;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsKeyExchange;
import org.bouncycastle.tls.TlsKeyExchangeFactory;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCrypto;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.Refusal;
import org.tidegate.iso15118.TlsSettings;
import org.tidegate.iso15118.pki.Certificates;
import org.tidegate.iso15118.pki.OcspResponses;

/**
 * One handshake. What is served is {@link Choice}'s decision; what a vehicle must show is {@link
 * VehicleJudge}'s. Neither session tickets nor resumption: a vehicle connects once a day, and every
 * session is authenticated anew.
 */
final class V2gTlsServer extends AbstractTlsServer {
    /** [V2G20-2458] in the charger's order, then [V2G2-602]. */
    private static final int[] SUITES = {
        Choice.TLS_AES_256_GCM_SHA384,
        Choice.TLS_CHACHA20_POLY1305_SHA256,
        Choice.ECDHE_ECDSA_AES_128_CBC_SHA256,
        Choice.ECDH_ECDSA_AES_128_CBC_SHA256
    };

    private final TlsSettings settings;
    private final Instant at;
    private Choice.@Nullable Served served;
    private @Nullable TlsRefused refused;
    private int alertReceived = -1;
    private List<X509Certificate> vehicle = List.of();

    V2gTlsServer(TlsCrypto crypto, TlsSettings settings, Instant at) {
        super(crypto);
        this.settings = settings;
        this.at = at;
    }

    /** First of all, before anything is answered. */
    void look(ClientHello hello) throws IOException {
        Choice choice = Choice.of(HelloReader.read(hello), settings);
        if (choice instanceof Choice.Refused no) {
            boolean version = no.refusal() == Refusal.TLS_VERSION;
            throw refuse(
                    no.refusal(),
                    no.detail(),
                    version
                            ? AlertDescription.protocol_version
                            : AlertDescription.handshake_failure);
        }
        served = (Choice.Served) choice;
    }

    /** Why it failed, if the reason is ours. */
    @Nullable TlsRefused refused() {
        return refused;
    }

    /** The alert the vehicle ended the handshake with; -1 if it sent none. */
    int alertReceived() {
        return alertReceived;
    }

    boolean isTls13() {
        return served().tls13();
    }

    /** What the vehicle has proven to be, leaf first. */
    List<X509Certificate> vehicle() {
        return vehicle;
    }

    @Override
    protected int[] getSupportedCipherSuites() {
        return SUITES.clone();
    }

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
        return ProtocolVersion.TLSv13.downTo(ProtocolVersion.TLSv12);
    }

    /**
     * Only what was chosen: a charger that knew a later version than it serves would mark the
     * answer as a downgrade (RFC 8446 4.1.3), and the vehicle would rightly give up.
     */
    @Override
    public ProtocolVersion[] getProtocolVersions() {
        Choice.Served chosen = served;
        if (chosen == null) {
            return super.getProtocolVersions();
        }
        return new ProtocolVersion[] {
            chosen.tls13() ? ProtocolVersion.TLSv13 : ProtocolVersion.TLSv12
        };
    }

    @Override
    public int[] getSupportedGroups() {
        return served().tls13()
                ? new int[] {Choice.SECP521R1, Choice.X448}
                : new int[] {Choice.SECP256R1};
    }

    @Override
    protected boolean preferLocalCipherSuites() {
        return true;
    }

    @Override
    protected boolean selectCipherSuite(int suite) throws IOException {
        boolean agrees =
                suite != Choice.ECDH_ECDSA_AES_128_CBC_SHA256
                        || mayAgree(served().credential().leaf());
        return agrees && super.selectCipherSuite(suite);
    }

    private static boolean mayAgree(X509Certificate leaf) {
        boolean[] usage = leaf.getKeyUsage();
        return usage == null || usage[Choice.KEY_AGREEMENT];
    }

    @Override
    protected int selectECDH(int minimumCurveBits) {
        return Choice.SECP256R1;
    }

    @Override
    public boolean requiresCloseNotify() {
        return false; // vehicles hang up; V2GTP knows a cut message by its length
    }

    @Override
    public TlsKeyExchangeFactory getKeyExchangeFactory() {
        return new DefaultTlsKeyExchangeFactory() {
            @Override
            public TlsKeyExchange createECDHKeyExchange(int keyExchange) {
                return new StaticEcdh();
            }
        };
    }

    @Override
    public TlsCredentials getCredentials() throws IOException {
        Choice.Served chosen = served();
        if (context.getSecurityParametersHandshake().getKeyExchangeAlgorithm()
                == KeyExchangeAlgorithm.ECDH_ECDSA) {
            return new StaticEcdh.Key(
                    certificate(false),
                    chosen.credential().key(),
                    (ECPublicKey) chosen.credential().leaf().getPublicKey());
        }
        return new DefaultTlsCredentialedSigner(
                new TlsCryptoParameters(context),
                new KeySigner(chosen.credential().key(), chosen.scheme()),
                certificate(chosen.tls13()),
                SignatureScheme.getSignatureAndHashAlgorithm(chosen.scheme()));
    }

    private Certificate certificate(boolean tls13) throws IOException {
        List<X509Certificate> chain = served().credential().chain();
        var plain = new TlsCertificate[chain.size()];
        var entries = new CertificateEntry[chain.size()];
        List<@Nullable OCSPResponse> staples = staples();
        for (int i = 0; i < plain.length; i++) {
            plain[i] = getCrypto().createCertificate(encoded(chain.get(i)));
            OCSPResponse staple = certificateStatusRequest == null ? null : staples.get(i);
            entries[i] = new CertificateEntry(plain[i], staple == null ? null : stapled(staple));
        }
        return tls13 ? new Certificate(TlsUtils.EMPTY_BYTES, entries) : new Certificate(plain);
    }

    @SuppressWarnings("JdkObsolete") // the engine speaks Hashtable
    private static Hashtable<Integer, byte[]> stapled(OCSPResponse staple) throws IOException {
        var status = new ByteArrayOutputStream();
        new CertificateStatus(CertificateStatusType.ocsp, staple).encode(status);
        var extensions = new Hashtable<Integer, byte[]>();
        extensions.put(TlsExtensionsUtils.EXT_status_request, status.toByteArray());
        return extensions;
    }

    /** One for every certificate of the chain; null where there is no fresh one. */
    private List<@Nullable OCSPResponse> staples() {
        Choice.Served chosen = served();
        OcspResponses responses = settings.staples().get();
        List<X509Certificate> chain = chosen.credential().chain();
        var found = new ArrayList<@Nullable OCSPResponse>();
        for (int i = 0; i < chain.size(); i++) {
            X509Certificate issuer = i + 1 < chain.size() ? chain.get(i + 1) : chosen.root();
            byte[] response = issuer == null ? null : responses.about(chain.get(i), issuer, at);
            found.add(response == null ? null : OCSPResponse.getInstance(response));
        }
        return found;
    }

    @Override
    protected boolean allowCertificateStatus() {
        return staples().getFirst() != null;
    }

    @Override
    protected boolean allowMultiCertStatus() {
        return staples().getFirst() != null;
    }

    @Override
    protected boolean allowTrustedCAIndication() {
        return true;
    }

    @Override
    @SuppressWarnings("JdkObsolete") // the engine speaks Vector
    public @Nullable CertificateStatus getCertificateStatus() {
        List<@Nullable OCSPResponse> staples = staples();
        if (staples.getFirst() == null) {
            return null;
        }
        return wantsMulti()
                ? new CertificateStatus(CertificateStatusType.ocsp_multi, new Vector<>(staples))
                : new CertificateStatus(CertificateStatusType.ocsp, staples.getFirst());
    }

    private boolean wantsMulti() {
        if (statusRequestV2 == null) {
            return false;
        }
        for (Object each : statusRequestV2) {
            if (((CertificateStatusRequestItemV2) each).getStatusType()
                    == CertificateStatusType.ocsp_multi) {
                return true;
            }
        }
        return false;
    }

    @Override
    @SuppressWarnings("JdkObsolete") // the engine speaks Vector
    public @Nullable CertificateRequest getCertificateRequest() throws IOException {
        if (!served().tls13()
                || settings.vehicleCertificate() == TlsSettings.VehicleCertificate.NOT_ASKED) {
            return null;
        }
        var schemes = new Vector<Object>();
        schemes.add(SignatureScheme.getSignatureAndHashAlgorithm(Choice.ECDSA_SECP521R1_SHA512));
        schemes.add(SignatureScheme.getSignatureAndHashAlgorithm(Choice.ED448));
        var names = new Vector<Object>();
        for (X509Certificate root : settings.vehicleRoots()) {
            names.add(X500Name.getInstance(root.getSubjectX500Principal().getEncoded()));
        }
        return new CertificateRequest(
                TlsUtils.EMPTY_BYTES, schemes, null, names.isEmpty() ? null : names);
    }

    @Override
    public void notifyClientCertificate(Certificate shown) throws IOException {
        var chain = new ArrayList<X509Certificate>();
        try {
            for (TlsCertificate each : shown.getCertificateList()) {
                chain.add(Certificates.read(each.getEncoded()));
            }
        } catch (CertificateException e) {
            throw refuse(
                    Refusal.TLS_VEHICLE_CHAIN,
                    "a certificate cannot be read: " + e.getMessage(),
                    AlertDescription.bad_certificate);
        }
        VehicleJudge verdict = VehicleJudge.of(chain, settings, at);
        if (verdict != null) {
            throw refuse(verdict.refusal(), verdict.detail(), verdict.alert());
        }
        vehicle = List.copyOf(chain);
    }

    @Override
    public void notifyAlertReceived(short level, short description) {
        if (description != AlertDescription.close_notify) {
            alertReceived = description;
        }
    }

    private TlsFatalAlert refuse(Refusal why, String detail, short alert) {
        refused = new TlsRefused(why, detail);
        return new TlsFatalAlert(alert, detail);
    }

    private Choice.Served served() {
        return Objects.requireNonNull(served, "nothing is asked before the ClientHello");
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("what was read can be written", e);
        }
    }
}
