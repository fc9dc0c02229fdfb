package org.tidegate.iso15118.message.iso2;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("ChargeServiceType")
public record ChargeService(
        int serviceId,
        @Nullable String serviceName,
        ServiceCategory serviceCategory,
        @Nullable String serviceScope,
        boolean freeService,
        List<EnergyTransferMode> supportedEnergyTransferMode) {
    public ChargeService {
        supportedEnergyTransferMode = List.copyOf(supportedEnergyTransferMode);
    }
}
