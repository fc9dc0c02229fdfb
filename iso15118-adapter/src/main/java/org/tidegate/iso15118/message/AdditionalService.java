package org.tidegate.iso15118.message;

/** A fee beside energy and parking. */
@XsdSequence("AdditionalServiceType")
public record AdditionalService(String serviceName, Rational serviceFee) {}
