package org.tidegate.iso15118.message;

import java.util.List;

@XsdSequence("PnC_ASResAuthorizationModeType")
public record PncAsResAuthorizationMode(Bytes genChallenge, List<String> supportedProviders)
        implements AsResAuthorizationMode {
    public PncAsResAuthorizationMode {
        supportedProviders = List.copyOf(supportedProviders);
    }
}
