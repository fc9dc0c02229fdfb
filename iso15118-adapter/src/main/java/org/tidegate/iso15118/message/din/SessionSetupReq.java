package org.tidegate.iso15118.message.din;

import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("SessionSetupReqType")
public record SessionSetupReq(Bytes evccId) implements DinRequest {}
