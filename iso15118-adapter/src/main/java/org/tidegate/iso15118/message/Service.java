package org.tidegate.iso15118.message;

/** A service by its number. */
@XsdSequence("ServiceType")
public record Service(int serviceId, boolean freeService) {}
