package org.tidegate.iso15118.message.din;

import java.util.List;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("ServiceDiscoveryResType")
public record ServiceDiscoveryRes(
        ResponseCode responseCode,
        List<PaymentOption> paymentOptions,
        ServiceCharge chargeService,
        List<Service> serviceList)
        implements DinResponse {
    public ServiceDiscoveryRes {
        paymentOptions = List.copyOf(paymentOptions);
        serviceList = List.copyOf(serviceList);
    }
}
