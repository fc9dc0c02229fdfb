package org.tidegate.iso15118.message.iso2;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("AC_EVChargeParameterType")
public record AcEvChargeParameter(
        @Nullable Long departureTime,
        PhysicalValue eAmount,
        PhysicalValue evMaxVoltage,
        PhysicalValue evMaxCurrent,
        PhysicalValue evMinCurrent)
        implements EvChargeParameter {}
