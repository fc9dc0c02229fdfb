package org.tidegate.iso15118.message.iso2;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("DC_EVSEChargeParameterType")
public record DcEvseChargeParameter(
        DcEvseStatus dcEvseStatus,
        PhysicalValue evseMaximumCurrentLimit,
        PhysicalValue evseMaximumPowerLimit,
        PhysicalValue evseMaximumVoltageLimit,
        PhysicalValue evseMinimumCurrentLimit,
        PhysicalValue evseMinimumVoltageLimit,
        @Nullable PhysicalValue evseCurrentRegulationTolerance,
        PhysicalValue evsePeakCurrentRipple,
        @Nullable PhysicalValue evseEnergyToBeDelivered)
        implements EvseChargeParameter {}
