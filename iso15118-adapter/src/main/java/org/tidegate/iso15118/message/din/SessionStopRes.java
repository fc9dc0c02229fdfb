package org.tidegate.iso15118.message.din;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("SessionStopResType")
public record SessionStopRes(ResponseCode responseCode) implements DinResponse {}
