package org.tidegate.iso15118;

import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.message.Bytes;

/**
 * What the charger needs from outside to take a vehicle's contract as payment: whom to trust, where
 * to pass certificate requests, and a key for tariffs. Called on the vehicle plane: nothing here
 * may wait.
 */
public interface PlugAndCharge {
    /** Whether contracts are offered to vehicles at all. */
    boolean isOffered();

    /** Whether certificate installation and update are passed on to an operator. */
    boolean installsCertificates();

    /**
     * Judges a contract certificate.
     *
     * @param leafFirst DER, the contract's own certificate first
     * @param eMaid the contract's name as the vehicle writes it
     */
    Verdict judge(List<Bytes> leafFirst, String eMaid, long wallMillis);

    /**
     * Passes a certificate request on; the answer comes by {@link #pollCertificate}. A request
     * replaces the one before.
     *
     * @param schema the namespace of the protocol the request is written in
     */
    void orderCertificate(boolean update, String schema, Bytes exi);

    /** The operator's whole answer, once; null if there is none yet. */
    @Nullable Bytes pollCertificate();

    /**
     * Why the last request will have no answer, once; null if nobody has said so.
     */
    default @Nullable String pollRefusal() {
        return null;
    }

    /**
     * The vehicle has proven that it holds the key of the certificate judged last.
     *
     * @param eMaid as {@link VehicleState#contract} says it from now on
     */
    default void proven(String eMaid) {}

    /**
     * Signs the EXI fragment of a tariff's SignedInfo, ECDSA with SHA-256 on secp256r1.
     *
     * @return r and s, 32 bytes each; null if there is no key for that
     */
    @Nullable Bytes signTariff(Bytes signedInfo);

    /** What energy costs through the next day; null to leave it out. */
    default @Nullable EnergyTariff tariff() {
        return null;
    }

    /** The contract proven last, from any thread; null if there was none. */
    default @Nullable Proven lastProven() {
        return null;
    }

    /**
     * A contract whose key a vehicle has proven to hold.
     *
     * @param eMaid as {@link VehicleState#contract} says it
     * @param leafFirst the contract and its sub-CAs
     * @param roots among which its chain ends
     */
    record Proven(String eMaid, List<X509Certificate> leafFirst, List<X509Certificate> roots) {
        public Proven {
            leafFirst = List.copyOf(leafFirst);
            roots = List.copyOf(roots);
        }
    }

    /** What a certificate is worth. */
    enum Verdict {
        GOOD,
        EXPIRES_SOON,
        EXPIRED,
        NOT_YET_VALID,
        REVOKED,
        /** Does not lead to a root that is trusted, or is malformed. */
        CHAIN_BROKEN,
        /** Is good, but not for this charger or not for this contract. */
        NOT_ALLOWED;

        public boolean isGood() {
            return this == GOOD || this == EXPIRES_SOON;
        }
    }

    /** External identification only. */
    static PlugAndCharge none() {
        return new PlugAndCharge() {
            @Override
            public boolean isOffered() {
                return false;
            }

            @Override
            public boolean installsCertificates() {
                return false;
            }

            @Override
            public Verdict judge(List<Bytes> leafFirst, String eMaid, long wallMillis) {
                return Verdict.NOT_ALLOWED;
            }

            @Override
            public void orderCertificate(boolean update, String schema, Bytes exi) {}

            @Override
            public @Nullable Bytes pollCertificate() {
                return null;
            }

            @Override
            public @Nullable Bytes signTariff(Bytes signedInfo) {
                return null;
            }
        };
    }
}
