package org.tidegate.iso15118.message.iso2;

import java.util.List;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("PaymentServiceSelectionReqType")
public record PaymentServiceSelectionReq(
        PaymentOption selectedPaymentOption, List<SelectedService> selectedServiceList)
        implements Iso2Request {
    public PaymentServiceSelectionReq {
        selectedServiceList = List.copyOf(selectedServiceList);
    }
}
