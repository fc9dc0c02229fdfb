package org.tidegate.iso15118.message;

@XsdSequence("authorizationType")
public enum AuthorizationService {
    EIM,
    PNC
}
