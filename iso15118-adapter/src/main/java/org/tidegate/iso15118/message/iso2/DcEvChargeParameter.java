package org.tidegate.iso15118.message.iso2;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("DC_EVChargeParameterType")
public record DcEvChargeParameter(
        @Nullable Long departureTime,
        DcEvStatus dcEvStatus,
        PhysicalValue evMaximumCurrentLimit,
        @Nullable PhysicalValue evMaximumPowerLimit,
        PhysicalValue evMaximumVoltageLimit,
        @Nullable PhysicalValue evEnergyCapacity,
        @Nullable PhysicalValue evEnergyRequest,
        @Nullable Integer fullSoc,
        @Nullable Integer bulkSoc)
        implements EvChargeParameter {}
