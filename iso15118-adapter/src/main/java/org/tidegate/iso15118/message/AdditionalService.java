package org.tidegate.iso15118.message;

@XsdSequence("AdditionalServiceType")
public record AdditionalService(String serviceName, Rational serviceFee) {}
