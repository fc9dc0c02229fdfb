package org.tidegate.iso15118.message;

@XsdSequence("ecdhCurveType")
public enum EcdhCurve {
    SECP_521,
    X_448
}
