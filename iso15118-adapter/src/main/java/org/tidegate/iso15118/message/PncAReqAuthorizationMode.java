package org.tidegate.iso15118.message;

@XsdSequence("PnC_AReqAuthorizationModeType")
public record PncAReqAuthorizationMode(
        String id, Bytes genChallenge, ContractCertificateChain contractCertificateChain)
        implements AReqAuthorizationMode {}
