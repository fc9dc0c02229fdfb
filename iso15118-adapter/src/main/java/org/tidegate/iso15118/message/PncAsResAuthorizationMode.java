package org.tidegate.iso15118.message;

import java.util.List;

/** Plug and Charge is offered, with the challenge to sign. */
@XsdSequence("PnC_ASResAuthorizationModeType")
public record PncAsResAuthorizationMode(Bytes genChallenge, List<String> supportedProviders)
        implements AsResAuthorizationMode {
    public PncAsResAuthorizationMode {
        supportedProviders = List.copyOf(supportedProviders);
    }
}
