package org.tidegate.iso15118.slac;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The private network of one charger and one vehicle: membership key and the network identifier
 * that follows from it (HomePlug Green PHY 4.4.3.1). Fresh for every plugging in, so that a vehicle
 * that has left cannot listen to the next.
 */
public final class NetworkKey {
    public static final int BYTES = 16;
    public static final int ID_BYTES = 7;

    private static final int ROUNDS = 5;

    private final byte[] key;

    private NetworkKey(byte[] key) {
        this.key = key;
    }

    public static NetworkKey of(byte[] key) {
        if (key.length != BYTES) {
            throw new IllegalArgumentException("a network membership key has 16 bytes");
        }
        return new NetworkKey(key.clone());
    }

    /**
     * @param random a {@link java.security.SecureRandom} outside of simulations
     */
    public static NetworkKey draw(RandomGenerator random) {
        byte[] key = new byte[BYTES];
        random.nextBytes(key);
        return new NetworkKey(key);
    }

    public byte[] bytes() {
        return key.clone();
    }

    /** The first 52 bits of five times SHA-256, and security level 0. */
    public byte[] networkId() {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            byte[] hash = key;
            for (int i = 0; i < ROUNDS; i++) {
                hash = sha.digest(hash);
            }
            byte[] id = Arrays.copyOf(hash, ID_BYTES);
            id[ID_BYTES - 1] = (byte) ((id[ID_BYTES - 1] & 0xFF) >>> 4);
            return id;
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NetworkKey that && MessageDigest.isEqual(key, that.key);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(key);
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "network " + java.util.HexFormat.of().formatHex(networkId());
    }
}
