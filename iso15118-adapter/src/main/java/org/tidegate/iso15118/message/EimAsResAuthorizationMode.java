package org.tidegate.iso15118.message;

/** Authorization by something outside the vehicle is offered. */
@XsdSequence("EIM_ASResAuthorizationModeType")
public record EimAsResAuthorizationMode() implements AsResAuthorizationMode {}
