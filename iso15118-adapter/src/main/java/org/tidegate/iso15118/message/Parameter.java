package org.tidegate.iso15118.message;

@XsdSequence("ParameterType")
public record Parameter(String name, ParameterValue value) {}
