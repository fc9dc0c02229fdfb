package org.tidegate.iso15118;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.pki.Certificates;
import org.tidegate.iso15118.pki.ContractChain;
import org.tidegate.iso15118.pki.Revocations;

/** {@link PlugAndCharge} with chains judged on the spot and the operator behind a courier. */
public final class ContractPayments implements PlugAndCharge {
    private static final Logger LOG = LoggerFactory.getLogger(ContractPayments.class);

    private final Supplier<List<X509Certificate>> roots;
    private final Revocations revocations;
    private final Courier courier;
    private final @Nullable PrivateKey tariffKey;
    private final @Nullable EnergyTariff tariff;
    private @Nullable Proven judged; // the vehicle plane's alone
    private volatile @Nullable Proven proven;

    /** Carries certificate requests to the operator and back (OCPP Get15118EVCertificate). */
    public interface Courier {
        /** Whether somebody is there to ask. */
        boolean isOpen();

        /** Takes a request, which replaces the one before; never waits. */
        void order(boolean update, String schema, Bytes exi);

        /** The whole answer, once; null if there is none yet. */
        @Nullable Bytes poll();

        /** Why the last request will have no answer, once; null if nobody has said so. */
        default @Nullable String pollRefusal() {
            return null;
        }

        /** Nobody there. */
        static Courier none() {
            return new Courier() {
                @Override
                public boolean isOpen() {
                    return false;
                }

                @Override
                public void order(boolean update, String schema, Bytes exi) {}

                @Override
                public @Nullable Bytes poll() {
                    return null;
                }
            };
        }
    }

    /**
     * @param roots of mobility operators, and V2G roots that sign for them; without any, contracts
     *     are not offered
     * @param tariffKey of the charge point operator, on secp256r1; null leaves tariffs unsigned
     * @param tariff told to every vehicle of ISO 15118-2; null for none
     */
    public ContractPayments(
            Collection<X509Certificate> roots,
            Revocations revocations,
            Courier courier,
            @Nullable PrivateKey tariffKey,
            @Nullable EnergyTariff tariff) {
        this(fixed(roots), revocations, courier, tariffKey, tariff);
    }

    /**
     * The same with authorities that come and go.
     *
     * @param roots looked at for every contract
     */
    public ContractPayments(
            Supplier<List<X509Certificate>> roots,
            Revocations revocations,
            Courier courier,
            @Nullable PrivateKey tariffKey,
            @Nullable EnergyTariff tariff) {
        this.roots = roots;
        this.revocations = revocations;
        this.courier = courier;
        this.tariffKey = tariffKey;
        this.tariff = tariff;
    }

    private static Supplier<List<X509Certificate>> fixed(Collection<X509Certificate> roots) {
        List<X509Certificate> copy = List.copyOf(roots);
        return () -> copy;
    }

    @Override
    public boolean isOffered() {
        return !roots.get().isEmpty();
    }

    @Override
    public boolean installsCertificates() {
        return courier.isOpen();
    }

    @Override
    public Verdict judge(List<Bytes> leafFirst, String eMaid, long wallMillis) {
        var subs = new ArrayList<byte[]>();
        for (Bytes sub : leafFirst.subList(1, leafFirst.size())) {
            subs.add(sub.array());
        }
        List<X509Certificate> believed = roots.get();
        List<X509Certificate> chain;
        try {
            chain = Certificates.readChain(leafFirst.getFirst().array(), subs);
        } catch (CertificateException e) {
            LOG.info("A contract certificate cannot be read: {}", e.getMessage());
            return Verdict.CHAIN_BROKEN;
        }
        ContractChain.Outcome outcome =
                ContractChain.verify(
                        chain, believed, revocations, Instant.ofEpochMilli(wallMillis));
        judged = new Proven(outcome.emaid(), chain, believed);
        if (!outcome.detail().isEmpty()) {
            LOG.info("Contract {}: {}", outcome.emaid(), outcome.detail());
        }
        return switch (outcome.verdict()) {
            case GOOD, EXPIRES_SOON ->
                    !outcome.emaid().equals(Certificates.normalEmaid(eMaid))
                            ? Verdict.NOT_ALLOWED
                            : outcome.verdict() == ContractChain.Verdict.GOOD
                                    ? Verdict.GOOD
                                    : Verdict.EXPIRES_SOON;
            case EXPIRED -> Verdict.EXPIRED;
            case REVOKED -> Verdict.REVOKED;
            case NOT_YET_VALID -> Verdict.NOT_YET_VALID;
            case CHAIN_ERROR -> Verdict.CHAIN_BROKEN;
            case NOT_ALLOWED -> Verdict.NOT_ALLOWED;
        };
    }

    @Override
    public void orderCertificate(boolean update, String schema, Bytes exi) {
        courier.order(update, schema, exi);
    }

    @Override
    public @Nullable Bytes pollCertificate() {
        return courier.poll();
    }

    @Override
    public @Nullable String pollRefusal() {
        return courier.pollRefusal();
    }

    @Override
    public void proven(String eMaid) {
        Proven last = judged;
        proven =
                last == null || !last.eMaid().equals(Certificates.normalEmaid(eMaid))
                        ? null
                        : new Proven(eMaid, last.leafFirst(), last.roots());
    }

    @Override
    public @Nullable Proven lastProven() {
        return proven;
    }

    @Override
    public @Nullable Bytes signTariff(Bytes signedInfo) {
        if (tariffKey == null) {
            return null;
        }
        try {
            var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(tariffKey);
            signature.update(signedInfo.array());
            return Bytes.wrap(signature.sign());
        } catch (GeneralSecurityException e) {
            LOG.warn(
                    "The tariff cannot be signed: {}. Remedy: give the charge point operator's key"
                            + " on secp256r1, or none.",
                    e.getMessage());
            return null;
        }
    }

    @Override
    public @Nullable EnergyTariff tariff() {
        return tariff;
    }
}
