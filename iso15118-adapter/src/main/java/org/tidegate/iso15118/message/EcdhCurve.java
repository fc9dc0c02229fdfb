package org.tidegate.iso15118.message;

/** Curve of the key agreement that encrypts a private key. */
@XsdSequence("ecdhCurveType")
public enum EcdhCurve {
    SECP_521,
    X_448
}
