package org.tidegate.iso15118.message.iso2;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("ParameterType")
public record Parameter(String name, ParameterValue value) {}
