package org.tidegate.iso15118.message;

import java.math.BigInteger;

/** Names a certificate by issuer and number. */
@XsdSequence("X509IssuerSerialType")
public record X509IssuerSerial(String x509IssuerName, BigInteger x509SerialNumber) {}
