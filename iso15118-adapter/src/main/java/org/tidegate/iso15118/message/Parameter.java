package org.tidegate.iso15118.message;

/** A named property of a service. */
@XsdSequence("ParameterType")
public record Parameter(String name, ParameterValue value) {}
