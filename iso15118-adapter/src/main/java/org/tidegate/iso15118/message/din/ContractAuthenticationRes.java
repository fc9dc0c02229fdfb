package org.tidegate.iso15118.message.din;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("ContractAuthenticationResType")
public record ContractAuthenticationRes(ResponseCode responseCode, EvseProcessing evseProcessing)
        implements DinResponse {}
