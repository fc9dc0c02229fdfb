package org.tidegate.iso15118.message;

@XsdSequence("SelectedServiceType")
public record SelectedService(int serviceId, int parameterSetId) {}
