package org.tidegate.iso15118.message;

@XsdSequence("ServiceType")
public record Service(int serviceId, boolean freeService) {}
