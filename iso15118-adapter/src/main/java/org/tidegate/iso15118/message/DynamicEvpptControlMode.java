package org.tidegate.iso15118.message;

/** The power profile of a vehicle that leaves control to the charger. */
@XsdSequence("Dynamic_EVPPTControlModeType")
public record DynamicEvpptControlMode() implements EvpptControlMode {}
