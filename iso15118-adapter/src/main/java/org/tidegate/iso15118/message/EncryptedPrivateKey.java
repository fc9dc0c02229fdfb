package org.tidegate.iso15118.message;

/** One of the alternatives the schema offers here. */
public sealed interface EncryptedPrivateKey {
    record Secp521EncryptedPrivateKey(Bytes value) implements EncryptedPrivateKey {}

    record X448EncryptedPrivateKey(Bytes value) implements EncryptedPrivateKey {}

    record TpmEncryptedPrivateKey(Bytes value) implements EncryptedPrivateKey {}
}
