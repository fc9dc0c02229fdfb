package org.tidegate.iso15118.message;

@XsdSequence("EIM_ASResAuthorizationModeType")
public record EimAsResAuthorizationMode() implements AsResAuthorizationMode {}
