package org.tidegate.iso15118.message.din;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("ServiceType")
public record Service(ServiceTag serviceTag, boolean freeService) {}
