package org.tidegate.iso15118.message.din;

import java.util.List;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("ServicePaymentSelectionReqType")
public record ServicePaymentSelectionReq(
        PaymentOption selectedPaymentOption, List<SelectedService> selectedServiceList)
        implements DinRequest {
    public ServicePaymentSelectionReq {
        selectedServiceList = List.copyOf(selectedServiceList);
    }
}
