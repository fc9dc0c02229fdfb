package org.tidegate.iso15118.message.din;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("AC_EVChargeParameterType")
public record AcEvChargeParameter(
        long departureTime,
        PhysicalValue eAmount,
        PhysicalValue evMaxVoltage,
        PhysicalValue evMaxCurrent,
        PhysicalValue evMinCurrent)
        implements EvChargeParameter {}
