package org.tidegate.iso15118.message;

@XsdSequence("Dynamic_SMDTControlModeType")
public record DynamicSmdtControlMode() implements SmdtControlMode {}
