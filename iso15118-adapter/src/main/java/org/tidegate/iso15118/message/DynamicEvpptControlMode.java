package org.tidegate.iso15118.message;

@XsdSequence("Dynamic_EVPPTControlModeType")
public record DynamicEvpptControlMode() implements EvpptControlMode {}
