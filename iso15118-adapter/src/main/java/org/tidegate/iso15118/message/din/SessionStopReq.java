package org.tidegate.iso15118.message.din;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("SessionStopType")
public record SessionStopReq() implements DinRequest {}
