package org.tidegate.iso15118.message;

/** A private key, encrypted for the curve or the security chip of the vehicle. */
public sealed interface EncryptedPrivateKey {
    record Secp521EncryptedPrivateKey(Bytes value) implements EncryptedPrivateKey {}

    record X448EncryptedPrivateKey(Bytes value) implements EncryptedPrivateKey {}

    record TpmEncryptedPrivateKey(Bytes value) implements EncryptedPrivateKey {}
}
