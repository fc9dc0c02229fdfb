package org.tidegate.iso15118.message;

/** A service and the parameter set chosen of it. */
@XsdSequence("SelectedServiceType")
public record SelectedService(int serviceId, int parameterSetId) {}
