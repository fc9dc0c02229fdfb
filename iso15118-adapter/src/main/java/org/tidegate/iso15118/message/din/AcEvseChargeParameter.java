package org.tidegate.iso15118.message.din;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("AC_EVSEChargeParameterType")
public record AcEvseChargeParameter(
        AcEvseStatus acEvseStatus,
        PhysicalValue evseMaxVoltage,
        PhysicalValue evseMaxCurrent,
        PhysicalValue evseMinCurrent)
        implements EvseChargeParameter {}
