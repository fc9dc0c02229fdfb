package org.tidegate.iso15118.message;

/** How the vehicle proves its authorization. */
public sealed interface AReqAuthorizationMode
        permits EimAReqAuthorizationMode, PncAReqAuthorizationMode {}
