package org.tidegate.iso15118.message;

/** Plug and Charge: the challenge signed by the contract certificate. */
@XsdSequence("PnC_AReqAuthorizationModeType")
public record PncAReqAuthorizationMode(
        String id, Bytes genChallenge, ContractCertificateChain contractCertificateChain)
        implements AReqAuthorizationMode {}
