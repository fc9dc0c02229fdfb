package org.tidegate.iso15118.message;

/** Data of the authorization that is offered. */
public sealed interface AsResAuthorizationMode
        permits EimAsResAuthorizationMode, PncAsResAuthorizationMode {}
