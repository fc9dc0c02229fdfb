package org.tidegate.iso15118.message.din;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("ParameterType")
public record Parameter(String name, ValueType valueType, ParameterValue value) {}
