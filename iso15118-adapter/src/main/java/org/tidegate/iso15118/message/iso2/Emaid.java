package org.tidegate.iso15118.message.iso2;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("EMAIDType")
public record Emaid(String id, String value) {}
