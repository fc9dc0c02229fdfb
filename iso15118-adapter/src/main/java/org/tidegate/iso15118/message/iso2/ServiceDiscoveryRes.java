package org.tidegate.iso15118.message.iso2;

import java.util.List;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("ServiceDiscoveryResType")
public record ServiceDiscoveryRes(
        ResponseCode responseCode,
        List<PaymentOption> paymentOptionList,
        ChargeService chargeService,
        List<Service> serviceList)
        implements Iso2Response {
    public ServiceDiscoveryRes {
        paymentOptionList = List.copyOf(paymentOptionList);
        serviceList = List.copyOf(serviceList);
    }
}
