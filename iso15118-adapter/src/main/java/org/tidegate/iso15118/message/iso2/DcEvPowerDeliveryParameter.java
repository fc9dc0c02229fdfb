package org.tidegate.iso15118.message.iso2;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("DC_EVPowerDeliveryParameterType")
public record DcEvPowerDeliveryParameter(
        DcEvStatus dcEvStatus, @Nullable Boolean bulkChargingComplete, boolean chargingComplete)
        implements EvPowerDeliveryParameter {}
