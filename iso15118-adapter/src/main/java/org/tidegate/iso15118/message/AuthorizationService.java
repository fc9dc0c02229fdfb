package org.tidegate.iso15118.message;

/** How a vehicle may be authorized: by external means or by contract certificate. */
@XsdSequence("authorizationType")
public enum AuthorizationService {
    EIM,
    PNC
}
