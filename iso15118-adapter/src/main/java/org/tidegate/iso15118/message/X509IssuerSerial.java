package org.tidegate.iso15118.message;

import java.math.BigInteger;

@XsdSequence("X509IssuerSerialType")
public record X509IssuerSerial(String x509IssuerName, BigInteger x509SerialNumber) {}
