package org.tidegate.iso15118.message;

/** Authorized by something outside the vehicle: a card, an app. */
@XsdSequence("EIM_AReqAuthorizationModeType")
public record EimAReqAuthorizationMode() implements AReqAuthorizationMode {}
