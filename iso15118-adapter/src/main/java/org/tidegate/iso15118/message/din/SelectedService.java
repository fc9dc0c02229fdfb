package org.tidegate.iso15118.message.din;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("SelectedServiceType")
public record SelectedService(int serviceId, @Nullable Integer parameterSetId) {}
