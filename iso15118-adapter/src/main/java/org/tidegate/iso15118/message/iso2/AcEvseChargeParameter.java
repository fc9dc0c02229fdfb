package org.tidegate.iso15118.message.iso2;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("AC_EVSEChargeParameterType")
public record AcEvseChargeParameter(
        AcEvseStatus acEvseStatus, PhysicalValue evseNominalVoltage, PhysicalValue evseMaxCurrent)
        implements EvseChargeParameter {}
