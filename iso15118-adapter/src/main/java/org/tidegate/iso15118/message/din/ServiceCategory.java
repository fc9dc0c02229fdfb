package org.tidegate.iso15118.message.din;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("serviceCategoryType")
public enum ServiceCategory {
    EV_CHARGING,
    INTERNET,
    CONTRACT_CERTIFICATE,
    OTHER_CUSTOM
}
