package org.tidegate.iso15118.message;

/** A meter reading of a session the charger controls. */
@XsdSequence("Dynamic_SMDTControlModeType")
public record DynamicSmdtControlMode() implements SmdtControlMode {}
