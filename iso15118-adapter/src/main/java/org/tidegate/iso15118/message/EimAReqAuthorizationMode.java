package org.tidegate.iso15118.message;

@XsdSequence("EIM_AReqAuthorizationModeType")
public record EimAReqAuthorizationMode() implements AReqAuthorizationMode {}
