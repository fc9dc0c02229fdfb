package org.tidegate.iso15118.message.iso2;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("SessionStopResType")
public record SessionStopRes(ResponseCode responseCode) implements Iso2Response {}
