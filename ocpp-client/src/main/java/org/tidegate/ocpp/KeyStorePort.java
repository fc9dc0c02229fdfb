package org.tidegate.ocpp;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where private keys are made and stay. Nothing here waits: a key is asked for and found by {@link
 * #poll} later. The key itself leaves only for the TLS library.
 */
public interface KeyStorePort {
    /** What a key is for; each has its own name and algorithm. */
    enum Purpose {
        /** TLS client key towards the operator: P-256. */
        CHARGING_STATION,
        /** TLS server key towards ISO 15118-2 vehicles: P-256. */
        V2G,
        /** TLS server key towards ISO 15118-20 vehicles: P-521. */
        V2G20
    }

    /**
     * @param number comes back with the answer
     * @param alias to keep the key under, until it is made again
     */
    record Wanted(
            long number, Purpose purpose, String alias, String commonName, String organisation) {}

    /**
     * A key was made, or could not be.
     *
     * @param csr PKCS #10 in PEM; empty if it failed
     * @param publicKey SubjectPublicKeyInfo in hex, to know its certificate by
     * @param failure why there is none; empty if there is one
     */
    record Made(long number, String csr, String publicKey, String failure) {}

    /**
     * What the board was given by whoever commissioned it, before any operator installed anything.
     * The operator sees it and cannot delete it: the board file is not its own.
     *
     * @param clientChain PEM of the certificate shown to the operator, its leaf first; empty for
     *     none
     * @param v2gRoots,contractRoots,vehicleMakerRoots PEM; empty for none
     */
    record Commissioned(
            String clientChain, String v2gRoots, String contractRoots, String vehicleMakerRoots) {
        public static final Commissioned NOTHING = new Commissioned("", "", "", "");
    }

    void make(Wanted wanted);

    /** The oldest answer not yet taken; null if there is none. */
    @Nullable Made poll();

    /** The key as PKCS #8 in PEM; null if there is no such key. */
    @Nullable String privateKeyPem(String alias);

    void forget(String alias);

    /** Forgets every key but these: what a request left behind that nobody answered. */
    default void keepOnly(Set<String> aliases) {}

    /** The same from start to end. */
    default Commissioned commissioned() {
        return Commissioned.NOTHING;
    }

    /** No keys: everything is answered with the reason. */
    static KeyStorePort none() {
        return new KeyStorePort() {
            private @Nullable Made answer;

            @Override
            public void make(Wanted wanted) {
                answer = new Made(wanted.number(), "", "", "this charger has no key store");
            }

            @Override
            public @Nullable Made poll() {
                Made taken = answer;
                answer = null;
                return taken;
            }

            @Override
            public @Nullable String privateKeyPem(String alias) {
                return null;
            }

            @Override
            public void forget(String alias) {}
        };
    }
}
